import * as fc from "fast-check";
import type { RootContent } from "mdast";
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
    ["a form", 'abstract start. <form action="https://evil.example/"><input></form>'],
    ["a tag that is left open", "abstract start. <b onmouseover=alert(1)>words"],
    ["an image", "abstract start. ![x](https://evil.example/x.png)"],
    ["an image by reference", "abstract start. ![x]\n\n[x]: https://evil.example/x.png"],
    ["a link to a script", "abstract start. [x](javascript:alert(1))"],
    ["a link to a script, disguised", "abstract start. [x](&#106;avascript:alert(1))"],
    ["an address that is a script", "abstract start. <javascript:alert(1)>"],
    ["a link to a script by reference", "abstract start. [x]\n\n[x]: javascript:alert(1)"],
  ])("holds %s in mid-line as text", (_, text) => {
    const page = renderMarkdownPage(markdownBlocks(text));
    expect(page).toMatch(/^abstract start\./);
    expect(listRisks(parseMarkdown(page).children)).toEqual([]);
  });

  test("does not let one text define a link of another", () => {
    const page = renderMarkdownPage([...markdownBlocks("see [x]"), ...markdownBlocks("[x]: javascript:alert(1)")]);
    expect(listRisks(parseMarkdown(page).children)).toEqual([]);
  });

  test("keeps a text with brackets, signs and safe links as it was written", () => {
    const text = "Of $a_i < b_{[j]}$, `code` & [a link](https://safe.example/).";
    expect(renderMarkdownPage(markdownBlocks(text))).toBe(`${text}\n`);
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

/** The nodes that a page may not have. */
function listRisks(nodes: readonly RootContent[]): readonly string[] {
  return nodes.flatMap((node) => {
    const isRisk = ["html", "image", "imageReference", "definition"].includes(node.type);
    const isScript = node.type === "link" && node.url.startsWith("javascript:");
    return [...(isRisk || isScript ? [node.type] : []), ...("children" in node ? listRisks(node.children) : [])];
  });
}

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
