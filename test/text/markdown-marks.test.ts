import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCode, measureNesting, stripMarks } from "../../src/text/markdown-marks.ts";

describe("maskCode", () => {
  test.each([
    ["a `code` b", "a        b"],
    ["a ``c`d`` b", "a         b"],
    ["a ` b `` c", "a ` b `` c"],
    ["a \\`b\\` c", "a \\`b\\` c"],
    ["```\n<b>\n```\nc", "   \n   \n   \nc"],
    ["~~~ x\n```\n~~~\nc", "     \n   \n   \nc"],
    ["```\nopen", "   \n    "],
    ["a\n\n    code\n\n    more\n\nb", "a\n\n        \n\n        \n\nb"],
    ["a\n    no code", "a\n    no code"],
    ["a `b\n\nc` d", "a `b\n\nc` d"],
  ])("%j", (markdown, masked) => {
    expect(maskCode(markdown)).toBe(masked);
  });

  test("leaves every other character at its place", () => {
    const text = fc.string({ unit: fc.constantFrom("`", "~", " ", "\n", "a", "\\", "\t", "é", "👩"), maxLength: 80 });
    fc.assert(
      fc.property(text, (markdown) => {
        const masked = maskCode(markdown);
        expect(masked).toHaveLength(markdown.length);
        for (const [index, unit] of masked.split("").entries()) expect([markdown[index], " "]).toContain(unit);
      }),
      { numRuns: 300 },
    );
  });
});

describe("stripMarks", () => {
  test.each([
    ["plain words", "plain words"],
    ["a \\[b\\] \\$5", "a [b] $5"],
    ["[words](https://x.example/a) ![map](b.png)", "words map"],
    ["<!-- nothing -->", ""],
    ["<!-- never closed", ""],
    ["<b>bold</b> <https://x.example/>", "bold <https://x.example/>"],
    ["[map]: https://x.example/", ""],
    ["> - # a", "- # a"],
  ])("%j", (markdown, text) => {
    expect(stripMarks(markdown)).toBe(text);
  });
});

describe("measureNesting", () => {
  test.each([
    ["words", 0],
    ["> > words", 2],
    ["- a\n  - b\n    - c", 3],
    ["- a\n- b\n- c", 1],
    ["> - a\n>   - b", 3],
    ["1. 2. 3. a", 3],
    ["*a **b* c", 3],
    ["*a* *b* *c*", 1],
    ["[a [b] [c", 2],
    ["\\[a \\*b", 0],
    ["*a\n\n*b\n\n*c", 1],
    ["`* * * *`", 0],
    ["x_i y_j 2 * 3", 0],
  ])("%j is %d deep", (markdown, depth) => {
    expect(measureNesting(markdown).depth).toBe(depth);
  });

  test.each(["* ", "> ", "1. ", "*a_ ", "[", "`a``b", "- a\n  ", "> - "])(
    "takes %j without end in its stride",
    (piece) => {
      const before = performance.now();
      measureNesting(piece.repeat(200_000 / piece.length));
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );
});
