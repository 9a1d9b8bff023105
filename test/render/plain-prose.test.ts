import * as fc from "fast-check";
import { toString } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { markdownToText, paragraphsToMarkdown, parseMarkdown, stringifyMarkdown } from "../../src/render/markdown.ts";

/*
 * Plain prose is not sent through the writer, because that takes most of an ingest's time. What comes out must be what the writer would
 * have written, for any text.
 */
const LETTERS = fc.constantFrom(..."ab1é .)(#+-=>~|!:@{}^/\"'`*_[]<&$\\\n\t\u00a0\u2028");
const TEXT = fc.string({ unit: LETTERS, maxLength: 30 });

test("the short way to Markdown writes what the long way writes", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          TEXT,
          TEXT.map((text) => `a${text}`),
          fc.lorem(),
        ),
      ),
      (paragraphs) => {
        expect(paragraphsToMarkdown(paragraphs)).toBe(writeTheLongWay(paragraphs));
      },
    ),
    { numRuns: 3000 },
  );
});

test("the short way from Markdown reads what the long way reads", () => {
  fc.assert(
    fc.property(
      TEXT.map((text) => `a${text}`),
      (text) => {
        const long = parseMarkdown(text).children.map((node) => toString(node));
        if (!text.includes("$")) expect(markdownToText(text)).toBe(long.filter((part) => part !== "").join("\n\n"));
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  "Prose.",
  "1. prose",
  "- prose",
  "A $5 price",
  "A*b*c",
  "x_1 and x_2",
  "Ends in a blank ",
  "# prose",
  "<b>bold",
  "a &amp; b",
])("%j", (text) => {
  expect(paragraphsToMarkdown([text])).toBe(writeTheLongWay([text]));
});

function writeTheLongWay(paragraphs: readonly string[]): string {
  return stringifyMarkdown({
    type: "root",
    children: paragraphs.map((value) => ({ type: "paragraph", children: [{ type: "text", value }] })),
  }).trimEnd();
}

test("the short way from Markdown to text reads what the parser reads", () => {
  const letters = fc.constantFrom(..."ab1é .)(#+-=>~|!:@{}^/\"'`*_[]<&\\\n\n\n\t\u00a0\u2028\0\r");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
      expect(markdownToText(`a${text}`)).toBe(readTheLongWay(`a${text}`));
    }),
    { numRuns: 3000 },
  );
});

/** There are no formulas in it. */
function readTheLongWay(markdown: string): string {
  return parseMarkdown(markdown)
    .children.map((node) => toString(node))
    .filter((text) => text !== "")
    .join("\n\n");
}
