import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearestNames } from "../../src/text/near.ts";

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["same", "same", 0],
    ["abc", "", 3],
    ["ab", "ba", 2],
  ])("%s → %s is %d", (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  test("stops at the most that is asked for", () => {
    expect(editDistance("kitten", "sitting", 2)).toBe(3);
    expect(editDistance("a", "a".repeat(1000), 2)).toBe(3);
  });

  test("agrees with the plain definition", () => {
    const plain = (a: string, b: string): number =>
      a === "" || b === ""
        ? a.length + b.length
        : Math.min(
            plain(a.slice(1), b) + 1,
            plain(a, b.slice(1)) + 1,
            plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
          );
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(plain(a, b), most + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe("nearestNames", () => {
  const known = ["quantization", "post-training-quantization", "pruning", "vision-transformers"];

  test.each([
    ["quantisation", ["quantization"]],
    ["quantizaton", ["quantization"]],
    ["prunnig", ["pruning"]],
    ["transformers", ["vision-transformers"]],
    ["Vision Transformers", ["vision-transformers"]],
    ["kettle", []],
    ["", []],
  ])("%s may mean %j", (asked, expected) => {
    expect(nearestNames(asked, known, 1)).toEqual(expected);
  });

  test("does not depend on the order of names", () => {
    expect(nearestNames("quantizations", known.toReversed(), 3)).toEqual(nearestNames("quantizations", known, 3));
  });
});
