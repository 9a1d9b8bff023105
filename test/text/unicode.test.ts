import { describe, expect, test } from "vitest";
import { cleanText, nameCodePoint, showControls } from "../../src/text/unicode.ts";

describe("cleanText", () => {
  test.each([
    ["  A  title\twith\u00a0blanks\u2028and\u0085ends ", "A title with blanks and ends"],
    ["Schro\u0308dinger", "Schr\u00f6dinger"],
    ["\u001b[1;31mred\u001b[0m", "red"],
    ["a\u0000b\u0007c\u007fd", "abcd"],
    ["\u202eesrever\u202c \u2066x\u2069\u200f", "esrever x"],
    ["trans\u200bfor\u00admers\ufeff", "transformers"],
    ["re\u200dad, क्\u200dष, \u{1f469}\u200d\u{1f467}", "read, क्\u200dष, \u{1f469}\u200d\u{1f467}"],
    ["\u{e0041}\ufdd0\uffff\ufff9x", "x"],
    ["", ""],
    ["\u200b\u200b", ""],
  ])("%j", (text, expected) => {
    expect(cleanText(text).text).toBe(expected);
  });

  test("thins floods of marks to eight a letter", () => {
    expect(cleanText(`x${"\u0338".repeat(5000)}y`).text).toBe(`x${"\u0338".repeat(8)}y`);
  });

  test("says what it took out, and where the first one was", () => {
    expect(cleanText("ab\u202ec\u0000")).toEqual({ text: "abc", removed: ["U+202E", "U+0000"], firstAt: 2 });
    expect(cleanText("a  b")).toEqual({ text: "a b", removed: [], firstAt: -1 });
  });

  test("is done in one go, where taking out one thing brings others together", () => {
    for (const text of [
      "a\u200b\u200d\u200bb",
      "x\u200b\u0338\u200b\u0338",
      "\u001b[\u001b[31m31m",
      "\u0958\u0338\u0338",
      "a\u200b\u0308",
    ]) {
      const once = cleanText(text).text;
      expect(cleanText(once)).toEqual({ text: once, removed: [], firstAt: -1 });
    }
  });
});

test("names and shows code points", () => {
  expect(nameCodePoint("\u{1f600}")).toBe("U+1F600");
  expect(showControls("a\nb\u001b[2J\u202e")).toBe("a\\u{a}b\\u{1b}[2J\\u{202e}");
});
