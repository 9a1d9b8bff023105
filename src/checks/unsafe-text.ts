import { type CheckReport, defineCheck } from "../contracts.ts";
import type { Archive, ContentFile, FieldPath } from "../model/archive.ts";
import { bodyOf, bodyStart } from "../model/body.ts";
import { nameCodePoint } from "../text/unicode.ts";

/* Written as code points: a source file that holds such characters cannot be reviewed. */
const CONTROL = "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]";
const BIDI = "[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]"; // UAX #9 §2
const TAG = "[\\u{E0000}-\\u{E007F}]";
const NONCHARACTER = `[\\uFDD0-\\uFDEF]|[${Array.from({ length: 17 }, (_, plane) => {
  const last = (plane * 0x10000 + 0xffff).toString(16);
  const beforeLast = (plane * 0x10000 + 0xfffe).toString(16);
  return `\\u{${beforeLast}}\\u{${last}}`;
}).join("")}]`;

const KINDS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [new RegExp(CONTROL, "u"), "a control character"],
  [new RegExp(BIDI, "u"), "a bidirectional control"],
  [new RegExp(TAG, "u"), "an invisible tag character"],
];
const UNSAFE = new RegExp([CONTROL, BIDI, TAG, NONCHARACTER].join("|"), "gu");

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "Characters that cannot be seen make a reviewer read another text than the one that is published.",
  mend: "Delete the character; an editor shows it as a box, a code or nothing.",
  example: {
    bad: `title: Sorting Shells‹U+202E›ediT eht htiw
# ‹U+202E› stands for a character that turns the text around`,
    good: "title: Sorting Shells with the Tide",
  },
  check: ({ archive }, report) => {
    for (const file of archive.files.values()) {
      if (file.path.endsWith(".md") && file.text.search(UNSAFE) >= 0) checkBody(file, report);
    }
    for (const [path, value] of listValues(archive)) {
      const file = archive.files.get(path);
      if (file && mayHide(file)) checkValues(file, value, report);
    }
  },
});

/** One finding a line. */
function checkBody(file: ContentFile, report: CheckReport): void {
  let offset = 0;
  for (const line of bodyOf(file).split("\n")) {
    const found = describe(line);
    if (found) report.inBody(file.path, offset + found.at, found.message);
    offset += line.length + 1;
  }
}

/** The values of a file that are shown to readers; its keys lead to their places. */
function* listValues(archive: Archive): Iterable<readonly [file: string, value: unknown]> {
  const { papers, topics, digests, pages, site, removed } = archive;
  for (const { file, title, authors, organization, venue, status, proposed } of papers)
    yield [file, { title, authors, organization, venue, status, proposed }];
  for (const { file, title, description } of [...topics, ...pages]) yield [file, { title, description }];
  for (const { file, title, entries, capture } of digests) yield [file, { title, entries, capture }];
  yield ["content/site.yaml", site];
  yield ["content/removed.yaml", removed];
}

/** Without an escape in YAML, and no such character as itself, no value can have one. */
function mayHide(file: ContentFile): boolean {
  const front = file.path.endsWith(".md") ? file.text.slice(0, bodyStart(file)) : file.text;
  return front.includes("\\") || front.search(UNSAFE) >= 0;
}

function checkValues(file: ContentFile, value: unknown, report: CheckReport, path: FieldPath = []): void {
  if (typeof value === "string") {
    const found = describe(value);
    if (found) report.at(file.path, path, found.message);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkValues(file, item, report, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) checkValues(file, item, report, [...path, key]);
  }
}

function describe(text: string): { readonly at: number; readonly message: string } | undefined {
  const [first, ...others] = text.matchAll(UNSAFE);
  if (!first) return undefined;
  const kind = KINDS.find(([pattern]) => pattern.test(first[0]))?.[1] ?? "a noncharacter";
  const more = others.length === 0 ? "" : `, and ${others.length} more here`;
  const message = `found ${nameCodePoint(first[0])}, ${kind}${more}; expected visible text: delete it`;
  return { at: first.index, message };
}
