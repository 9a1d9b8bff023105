import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaptureText, Draft } from "../../src/model/capture.ts";
import type { Repair } from "../../src/model/repair.ts";
import { normalizeDraft } from "../../src/normalize/reading.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { damaged } from "./damage.ts";
import { assertAlways, casesOf } from "./tries.ts";

const clean = damaged.filter((text) => text !== "");
/** A text's lines, as a page that wraps has them, and what was there beside the text. */
const wrapped = fc
  .array(fc.tuple(clean, fc.constantFrom("", "  ", "\u200b", "\t")), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map(([text, indent]) => ({ raw: indent + text, text })));
const entry = fc.record({
  title: wrapped,
  paragraphs: fc.array(wrapped, { minLength: 1, maxLength: 3 }),
  above: fc.nat(3),
});

type Read = (draft: Draft, capture: CaptureText) => readonly Repair[];

/** An entry laid out as a page shows it: blank lines between its parts. */
function layOut({ title, paragraphs, above }: typeof entry extends fc.Arbitrary<infer Entry> ? Entry : never): {
  readonly draft: Draft;
  readonly capture: CaptureText;
} {
  const lines = [...Array.from({ length: above }, () => "chrome"), ...title.map(({ raw }) => raw), ""];
  const titleLines = [above + 1, above + title.length] as const;
  const first = lines.length + 1;
  for (const paragraph of paragraphs) lines.push(...paragraph.map(({ raw }) => raw), "");
  const join = (part: readonly { readonly text: string }[]): string => part.map(({ text }) => text).join(" ");
  const abstractLines = [first, lines.length] as const;
  return {
    capture: { name: "x.txt", sha256: "0".repeat(64), lines },
    draft: {
      lines: [above + 1, lines.length],
      title: join(title),
      titleLines,
      abstract: paragraphs.map(join),
      abstractLines,
    },
  };
}

function pointsAtIt(read: Read): void {
  assertAlways(
    fc.property(entry, (parts) => {
      const { draft, capture } = layOut(parts);
      for (const { line, column, from, field } of read(draft, capture)) {
        const [first, last] = field === "title" ? draft.titleLines : draft.abstractLines;
        expect([line >= first, line <= last]).toEqual([true, true]);
        /* What was mended may go over the end of a line. */
        const rest = [(capture.lines[line - 1] ?? "").slice(column - 1), ...capture.lines.slice(line, last)];
        expect(cleanText(rest.join(" ")).text.slice(0, from.length)).toBe(from);
      }
    }),
    { examples: casesOf("points at it") },
  );
}

const read: Read = (draft, capture) => normalizeDraft(draft, capture, { from: "unknown" }).repairs;

describe("the place of a repair", () => {
  test("is where the capture has what was mended", () => {
    pointsAtIt(read);
  });

  test.each<[string, (repair: Repair) => Repair]>([
    ["a column that counts from 0", (repair) => ({ ...repair, column: repair.column - 1 })],
    ["a line too many", (repair) => ({ ...repair, line: repair.line + 1 })],
    ["places in the text instead of the line", (repair) => ({ ...repair, line: repair.line > 2 ? 2 : repair.line })],
    ["a title's repair said of the abstract", (repair) => ({ ...repair, field: "abstract" })],
  ])("would show %s", (_name, spoil) => {
    expect(() => pointsAtIt((draft, capture) => read(draft, capture).map(spoil))).toThrow("Property failed");
  });
});
