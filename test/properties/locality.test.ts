import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { readPaper } from "../../src/archive/read-paper.ts";
import { PAPER_KEYS, type PaperKey, renderPaperFile } from "../../src/archive/render-file.ts";
import { changePaper } from "../../src/archive/stored-change.ts";
import type { Paper } from "../../src/model/paper.ts";
import type { Problem } from "../../src/model/problem.ts";
import { paper } from "./papers.ts";
import { assertAlways, casesOf } from "./tries.ts";

/** The bytes of a file after a change of a paper; undefined when nothing changes. */
type Change = (text: string, before: Paper, after: Paper) => string | undefined;
type Field = Exclude<PaperKey, "id"> | "abstract";

const field = fc.constantFrom<Field>(...PAPER_KEYS.filter((key) => key !== "id"), "abstract");

/** Lines of a file by the key that they are of; what stands between keys (comments, blank lines, the body) is of none. */
function partsOf(text: string): readonly { readonly key: string | undefined; readonly text: string }[] {
  const parts: { key: string | undefined; text: string }[] = [];
  let [fences, open] = [0, undefined as string | undefined];
  for (const line of text.split(/(?<=\n)/u)) {
    if (/^\uFEFF?---\s*$/u.test(line)) fences += 1;
    const key = fences === 1 ? /^([A-Za-z]+):/u.exec(line)?.[1] : undefined;
    const isInner =
      fences === 1 && open !== undefined && (/^[ \t-]/u.test(line) || line.trim() === "") && !line.startsWith("---");
    open = key ?? (isInner ? open : undefined);
    parts.push({ key: open, text: line });
  }
  return parts;
}

/** What a person may have made of a file, without a change of what it says. */
const style = fc.record({
  isCrlf: fc.boolean(),
  hasMark: fc.boolean(),
  isEnded: fc.boolean(),
  comments: fc.array(fc.tuple(fc.nat(20), fc.constantFrom("# ours", "# a: b", "#", "# title: x")), { maxLength: 3 }),
  last: fc.nat(10),
});

type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

function restyle(text: string, { isCrlf, hasMark, isEnded, comments, last }: Style): string {
  const [open, ...parts] = partsOf(text);
  const fence = parts.findIndex((part) => part.text.startsWith("---"));
  const keys = [...new Set(parts.slice(0, fence).map((part) => part.key))];
  const moved = keys[last % keys.length];
  const front = keys
    .toSorted((a, b) => Number(a === moved) - Number(b === moved))
    .map((key) => parts.flatMap((part, index) => (index < fence && part.key === key ? [part.text] : [])).join(""));
  for (const [at, comment] of comments) front.splice(at % (front.length + 1), 0, `${comment}\n`);
  const body = parts.slice(fence).map((part) => part.text);
  const all = (open?.text ?? "") + [...front, ...body].join("");
  const ended = isEnded ? all : all.trimEnd();
  return (hasMark ? "\uFEFF" : "") + (isCrlf ? ended.replaceAll("\n", "\r\n") : ended);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function readBack(file: string, text: string): Paper {
  const problems: Problem[] = [];
  const read = readPaper(file, Buffer.from(text), problems);
  if (!read) throw new Error(`not read: ${problems.map(({ message }) => message).join("; ")}`);
  return read.paper;
}

/** A person's own sections, to the last byte. */
function notesOf(text: string): string {
  const body = text.slice(text.indexOf("\n---", 4));
  return /^## Notes\r?\n[^]*/mu.exec(body)?.[0] ?? "";
}

function staysOutside(change: Change, endOnFailure = false): void {
  assertAlways(
    fc.property(paper, paper, field, style, (one, other, name, way) => {
      const text = restyle(renderPaperFile(one), way);
      const before = readBack(one.file, text);
      const after = { ...before, [name]: other[name] };
      const now = change(text, before, after);
      if (now === undefined) return;
      expect(plain(readBack(one.file, now))).toEqual(plain(after));
      if (name === "abstract") {
        const end = (file: string): number => file.indexOf("\n---", 4) + 4;
        expect(now.slice(0, end(now))).toBe(text.slice(0, end(text)));
        expect(notesOf(now)).toBe(notesOf(text));
      } else {
        const outside = (file: string): string =>
          partsOf(file)
            .flatMap((part) => (part.key === name ? [] : [part.text]))
            .join("");
        expect(outside(now)).toBe(outside(text));
      }
      expect(/(?<!\r)\n/u.test(now)).toBe(/(?<!\r)\n/u.test(text));
    }),
    { examples: casesOf("stays outside"), endOnFailure },
  );
}

const changed: Change = (text, before, after) => {
  const content = changePaper(text, before, after)?.content;
  return typeof content === "string" ? content : undefined;
};

const spoiling =
  (spoil: (text: string, after: Paper) => string): Change =>
  (text, before, after) => {
    const now = changed(text, before, after);
    return now === undefined ? undefined : spoil(now, after);
  };

describe("a change of one field", () => {
  test("leaves every byte outside it as it was, and is read back", () => {
    staysOutside(changed);
  });

  test.each<[string, (text: string, after: Paper) => string]>([
    ["that writes the file anew", (_text, after) => renderPaperFile(after)],
    ["that has its own line ends", (text) => text.replaceAll("\r\n", "\n")],
    ["that drops comments", (text) => text.replace(/^# .*\r?\n/mu, "")],
    ["that takes off the byte order mark", (text) => text.replace(/^\uFEFF/u, "")],
    ["that sorts keys", (text) => text.replace(/^(title: .*\r?\n)(id: .*\r?\n)/mu, "$2$1")],
    ["that ends every file with a newline", (text) => (text.endsWith("\n") ? text : `${text}\n`)],
    [
      "that goes through a YAML document",
      (text) => text.replace(/(?<=^\uFEFF?---\n)[^]*?(?=^---)/mu, (front) => parseDocument(front).toString()),
    ],
    ["that forgets the change", (text) => text.replace(/^(published|venue|language): .*\r?\n/mu, "")],
  ])("the promise would catch one %s", (_name, spoil) => {
    expect(() => staysOutside(spoiling(spoil), true)).toThrow("Property failed");
  });
});
