import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCapture } from "../../src/archive/capture-text.ts";
import type { LineKind } from "../../src/model/capture.ts";
import source from "../../src/sources/huggingface-text/index.ts";
import { line } from "./arbitraries.ts";
import { assertAlways, casesOf } from "./tries.ts";

/** Lines with the end that each has in the file; the last may have none, and a byte order mark may come first. */
const file = fc
  .tuple(
    fc.constantFrom("", "\uFEFF"),
    fc.array(fc.tuple(fc.oneof(line, fc.constantFrom("", " ", "Oct 31", "·")), fc.constantFrom("\n", "\r\n", "\r")), {
      minLength: 1,
      maxLength: 20,
    }),
    fc.boolean(),
  )
  .map(([mark, lines, isEnded]) => {
    const text = mark + lines.flat().join("");
    return isEnded ? text : text.replace(/(?:\r\n|\n|\r)$/u, "");
  });

interface Span {
  readonly kind: LineKind;
  readonly text: string;
}

/** Lines of one kind in a row, with the ends that they have in the file. */
function spansOf(lines: readonly string[], kinds: readonly LineKind[], text: string): readonly Span[] {
  const ends = text.match(/\r\n|\n|\r/gu) ?? [];
  const spans: Span[] = [];
  for (const [index, value] of lines.entries()) {
    const [kind, own] = [kinds[index] ?? "blank", value + (ends[index] ?? "")];
    const last = spans.at(-1);
    if (last?.kind === kind) spans[spans.length - 1] = { kind, text: last.text + own };
    else spans.push({ kind, text: own });
  }
  return spans;
}

function givesItBack(decode: typeof decodeCapture): void {
  assertAlways(
    fc.property(file, (text) => {
      const capture = decode("x.txt", "x.txt", Buffer.from(text), []);
      if (!capture) return;
      const { kinds } = source.parse(capture);
      const spans = spansOf(capture.lines, kinds, text);
      const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
      expect(mark + spans.map((span) => span.text).join("")).toBe(text);
      expect(kinds).toHaveLength(capture.lines.length);
    }),
    { examples: casesOf("gives it back") },
  );
}

const spoiling =
  (spoil: (lines: readonly string[]) => readonly string[]): typeof decodeCapture =>
  (...input) => {
    const capture = decodeCapture(...input);
    return capture && { ...capture, lines: spoil(capture.lines) };
  };

describe("the lines of a file", () => {
  test("with their ends, kind by kind, are the file again", () => {
    givesItBack(decodeCapture);
  });

  test.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ["a line that is dropped", (lines) => lines.slice(0, -1)],
    ["blank lines that are passed over", (lines) => lines.filter((text) => text !== "")],
    ["blanks that are taken off", (lines) => lines.map((text) => text.trimEnd())],
    ["letters that are composed", (lines) => lines.map((text) => text.normalize("NFC"))],
  ])("would show %s", (_name, spoil) => {
    expect(() => givesItBack(spoiling(spoil))).toThrow("Property failed");
  });
});
