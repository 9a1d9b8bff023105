import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAtWord, cutGist } from "../../src/render/cut.ts";

describe("a cut at a word", () => {
  test.each([
    ["short", 10, "short"],
    ["one two three", 10, "one two…"],
    ["one, two, three", 9, "one, two…"],
    ["onetwothreefour", 8, "onetwot…"],
    ["a\nb  c", 10, "a b c"],
  ])("%j at %d", (text, limit, expected) => {
    expect(cutAtWord(text, limit)).toBe(expected);
  });

  test("is never too long, and never half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (text, limit) => {
        const cut = cutAtWord(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe("a gist", () => {
  test("is the first two sentences", () => {
    expect(cutGist("One is here. Two is there! Three is gone.")).toBe("One is here. Two is there!");
  });

  test("does not end at an abbreviation or a decimal point", () => {
    expect(cutGist("We use tricks, e.g. This one, of Smith et al. and 0.5 more. Then we stop. Third.")).toBe(
      "We use tricks, e.g. This one, of Smith et al. and 0.5 more. Then we stop.",
    );
  });

  test("is the first sentence alone when the second does not fit beside it, and cut when the first is too long", () => {
    const first = `A ${"word ".repeat(40)}end.`;
    expect(cutGist(`${first} ${first}`)).toBe(first);
    expect(cutGist("word ".repeat(100))).toMatch(/^(?:word )+word…$/);
  });
});
