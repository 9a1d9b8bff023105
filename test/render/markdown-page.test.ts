import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { link, parseMarkdown } from "../../src/render/markdown.ts";
import { bulletList, heading, markdownBlocks, paragraph, renderMarkdownPage } from "../../src/render/markdown-page.ts";

describe("a page as Markdown", () => {
  test("has headings, paragraphs and lists of links", () => {
    const page = [
      heading(1, "A *title* <b>"),
      paragraph("Some ", link("../x/", "words"), "."),
      ...bulletList([["a"], ["b"]]),
    ];
    expect(renderMarkdownPage(page)).toBe("# A \\*title\\* \\<b>\n\nSome [words](../x/).\n\n- a\n- b\n");
  });

  test("keeps a text as it was written", () => {
    const text = "Of $a_i * b_j$ and *this*,\nand \\*that\\*.\n\n- one\n+ two";
    expect(renderMarkdownPage([...markdownBlocks(`${text}\n\n`), heading(2, "Next")])).toBe(`${text}\n\n## Next\n`);
  });

  test.each([
    ["a fence that never closes", "```\nx"],
    ["a comment that never closes", "<!-- x"],
    ["a script", "<script>\nx"],
    ["a fence in a list", "- ~~~\n  x"],
    ["a raw tag in a quote", "> <pre>"],
    ["quotes in quotes", "> ".repeat(5000)],
  ])("is not swallowed by %s", (_, text) => {
    expectTail(text);
  });

  test("is not swallowed by any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."`~<!->[]:#*_ \n\t1.a=", "```", "<!--", "<div>") }), expectTail),
      { numRuns: 500 },
    );
  });
});

/** Whatever stands before it, the last heading and list of a page are read as such. */
function expectTail(text: string): void {
  const page = renderMarkdownPage([
    heading(1, "T"),
    ...markdownBlocks(text),
    heading(2, "Tail"),
    ...bulletList([["end"]]),
  ]);
  const last = parseMarkdown(page)
    .children.filter(({ type }) => type !== "definition")
    .slice(-2);
  expect(last.map(({ type }) => type)).toEqual(["heading", "list"]);
}
