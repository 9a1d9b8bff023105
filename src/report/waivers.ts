import type { Archive, Waiver } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { lineHash } from "../text/hash.ts";

/*
 * A waiver (in content/decisions.yaml) sets a rule aside for one place of one file. What it waives is the text of the line that the finding
 * stands on, without the blanks around it: its hash is the first 8 hex digits of the SHA-256 of that text. When the line changes, the hash
 * is another and the waiver has lapsed; that the line moved up or down, or that time went by, changes nothing. What makes a file unreadable
 * is no finding of a rule and cannot be waived.
 */

/** The hash by which a finding is waived; undefined for a file whose text is not kept, as a capture's. */
export function waiverHash({ files }: Pick<Archive, "files">, { file, line }: Problem): string | undefined {
  const text = files.get(file)?.text;
  return text === undefined ? undefined : lineHash(lineOf(text, line));
}

function lineOf(text: string, line: number): string {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Which waivers are to be told of when they waive nothing. */
export interface WaiverScope {
  /** The ids of all rules. */
  readonly rules: ReadonlySet<string>;
  /** Whether the rule of a waiver was applied to its file. */
  readonly isJudged: (waiver: Waiver) => boolean;
}

/** Findings after the waivers. */
export interface AfterWaivers {
  /** What nobody waived, and a warning for each waiver that waives nothing. */
  readonly open: readonly Problem[];
  readonly waived: number;
}

/** Takes out what was waived. */
export function applyWaivers(
  archive: Archive,
  problems: readonly Problem[],
  { rules, isJudged }: WaiverScope,
): AfterWaivers {
  const { waivers } = archive;
  if (waivers.length === 0) return { open: problems, waived: 0 };
  const asked = new Set(waivers.map(({ rule, file }) => keyOf(rule, file)));
  const found = new Map<string, string[]>();
  const used = new Set<string>();
  const given = new Set(waivers.map(({ rule, file, hash }) => keyOf(rule, file, hash)));
  const kept = problems.filter((problem) => {
    const key = keyOf(problem.rule, problem.file);
    if (!asked.has(key)) return true;
    const hash = waiverHash(archive, problem);
    if (hash === undefined) return true;
    const hashes = found.get(key) ?? [];
    hashes.push(hash);
    found.set(key, hashes);
    const full = keyOf(problem.rule, problem.file, hash);
    used.add(full);
    return !given.has(full);
  });
  const lapsed = waivers.flatMap((waiver, index) => {
    if (!isJudged(waiver) || used.has(keyOf(waiver.rule, waiver.file, waiver.hash))) return [];
    return [lapse(archive, waiver, index, rules, found.get(keyOf(waiver.rule, waiver.file)) ?? [])];
  });
  return { open: [...kept, ...lapsed], waived: problems.length - kept.length };
}

function keyOf(...parts: readonly string[]): string {
  return parts.join("\0");
}

const FILE = "content/decisions.yaml";

function lapse(
  { files }: Archive,
  { rule, file, hash }: Waiver,
  index: number,
  rules: ReadonlySet<string>,
  hashes: readonly string[],
): Problem {
  const [key, message] = !rules.has(rule)
    ? [
        "rule",
        `found a waiver of “${rule}”; expected the id of a rule that can be waived: correct it or delete the waiver`,
      ]
    : hashes.length === 0
      ? [
          "file",
          `found a waiver of ${rule} for ${file}, where the rule finds nothing; expected a waiver that is needed: delete it`,
        ]
      : [
          "hash",
          `found a waiver of ${rule} with the hash ${hash}, and the text it spoke of has changed; expected ${[...new Set(hashes)].join(" or ")}: read the text again, then write that hash or delete the waiver`,
        ];
  const place = files.get(FILE)?.placeOf(["waivers", index, key]) ?? { line: 1, column: 1 };
  return { file: FILE, ...place, severity: "warning", rule: "lapsed-waiver", message };
}
