import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphsToMarkdown } from "../../src/render/markdown.ts";
import { plainParagraphs } from "../../src/text/plain-markdown.ts";
import { cleanText } from "../../src/text/unicode.ts";

const textsOf = (markdown: string): readonly string[] => plainParagraphs(markdown).map(({ text }) => text);

describe("the words of Markdown", () => {
  test.each([
    ["plain", "One line.\nIts second.\n\nAnother paragraph.", ["One line. Its second.", "Another paragraph."]],
    ["escapes", String.raw`a\_b, 5 \* 3, \$5 and \[1]`, ["a_b, 5 * 3, $5 and [1]"]],
    ["maths, as it is", String.raw`so $x_1<y$ and $\{a\}$, but c > d`, [String.raw`so $x_1<y$ and $\{a\}$, but c > d`]],
    ["money", String.raw`$5 and $10 a piece`, ["$5 and $10 a piece"]],
    [
      "emphasis",
      "an _odd_ and **bold** word, but snake_case and a * b",
      ["an odd and bold word, but snake_case and a * b"],
    ],
    ["code", "call `\\alpha times` here", ["call here"]],
    ["a code block", "Before.\n\n```\n1.8times\n```\n\nAfter.", ["Before.", "After."]],
    ["links", "see [the _code_](https://x.example/a_b) and <b>this</b>", ["see the code and this"]],
    ["lists and quotes", "- one\n- two\n\n> said\n\n1. first", ["one two", "said", "first"]],
    ["nothing", "", []],
  ])("%s", (_what, markdown, expected) => {
    expect(textsOf(markdown)).toEqual(expected);
  });

  test("each know where they stand", () => {
    const markdown = String.raw`First **bold** a\_b` + "\n\n" + String.raw`then $x$ and c\_d`;
    for (const { text, sourceOf } of plainParagraphs(markdown))
      for (const letter of "Fbaxtcd")
        if (text.includes(letter)) expect(markdown[sourceOf(text.indexOf(letter))], letter).toBe(letter);
  });

  const words = fc
    .string({ unit: fc.constantFrom(..."ab1 .,\\$*_[]()<>#`~{}^&!-+é×".split("")), maxLength: 60 })
    .map((text) => cleanText(text).text);

  test("are those that the archive wrote, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 3 }).map((texts) => texts.filter((text) => text !== "")),
        (texts) => {
          expect(textsOf(paragraphsToMarkdown(texts))).toEqual(texts);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("take time in proportion to the text", () => {
    for (const piece of ["$a", "<a", "[a](", "*a_", "`a", "\\", "_", "1. ", "<!--", "$x$1"]) {
      const started = performance.now();
      plainParagraphs(piece.repeat(200_000 / piece.length));
      expect(performance.now() - started, piece).toBeLessThan(2000);
    }
  });
});
