import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Repair } from "../../src/model/repair.ts";
import { cutCaptured, cutEntry, splitAtRepairs } from "../../src/render/captured-line.ts";
import { showControls } from "../../src/text/unicode.ts";

const repair = (column: number, from: string, line = 7): Repair => ({
  field: "abstract",
  line,
  column,
  from,
  to: "x",
  rule: "tie",
});

describe("a line of a capture", () => {
  test("is parted where something was repaired", () => {
    const pieces = splitAtRepairs({ line: 7, text: "up to 1.8times, 99\\%" }, [
      repair(17, "99\\%"),
      repair(7, "1.8times"),
    ]);
    expect(pieces).toEqual([
      { text: "up to ", isRepaired: false },
      { text: "1.8times", isRepaired: true },
      { text: ", ", isRepaired: false },
      { text: "99\\%", isRepaired: true },
    ]);
  });

  test("is marked up to its end where a repair goes on in the next", () => {
    expect(splitAtRepairs({ line: 7, text: "a n times" }, [repair(3, "n times d")]).at(-1)).toEqual({
      text: "n times",
      isRepaired: true,
    });
  });

  test.each([
    ["of another line", repair(1, "a", 8)],
    ["of words that do not stand there", repair(1, "b")],
    ["beyond its end", repair(99, "a")],
    ["of nothing", repair(1, "")],
  ])("is not marked for a repair %s", (_which, wrong) => {
    expect(splitAtRepairs({ line: 7, text: "a line" }, [wrong])).toEqual([{ text: "a line", isRepaired: false }]);
  });

  test("loses nothing, whatever is said to be repaired in it", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."ab \u202e\u0000é×"), maxLength: 20 });
    const repairs = fc.array(fc.tuple(fc.integer({ min: -2, max: 25 }), texts), { maxLength: 6 });
    fc.assert(
      fc.property(texts, repairs, (text, places) => {
        const pieces = splitAtRepairs(
          { line: 7, text },
          places.map(([column, from]) => repair(column, from)),
        );
        expect(pieces.map((piece) => piece.text).join("")).toBe(showControls(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is long", () => {
  test("is cut with a note, and no character in half", () => {
    expect(cutCaptured("short")).toBe("short");
    expect(cutCaptured("x".repeat(10_000))).toBe(`${"x".repeat(160)}… (10,000 characters)`);
    expect(cutCaptured(`${"x".repeat(159)}😀😀`)).toBe(`${"x".repeat(159)}… (163 characters)`);
  });

  test("leaves an entry short enough for a page, every character accounted for", () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ line: index + 1, text: "word ".repeat(60) }));
    const { shownLines, missing } = cutEntry(lines);
    const shown = shownLines.reduce((sum, { text }) => sum + text.length, 0);
    expect(shown).toBe(6000);
    expect(missing).toBe(30 * 300 - shown);
    expect(cutEntry(lines.slice(0, 3))).toEqual({ shownLines: lines.slice(0, 3), missing: 0 });
  });
});
