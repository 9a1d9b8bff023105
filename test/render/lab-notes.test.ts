import { describe, expect, test } from "vitest";
import type { PageContext, PageType } from "../../src/contracts.ts";
import { urls } from "../../src/model/url.ts";
import { loadPlugins } from "../../src/registry.ts";
import { listFeeds } from "../../src/render/feed.ts";
import { lowerMarkdownHeadings } from "../../src/render/headings.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { sampleCatalog } from "../sample-catalog.ts";
import { makePaper } from "../sample-content.ts";

const NOTES = `## Notes

We tried it; see $\\ell_2$.

### On one processor

An hour.

Odds and ends
-------------

\`\`\`
## not a heading
\`\`\`

> ## quoted

## To do

- Ask them.
`;

const paper = makePaper({
  id: "tried-out",
  abstract: "# Summary\n\nTheirs alone.",
  notes: NOTES,
  published: "2025-05-05",
});
const catalog = sampleCatalog({ papers: [paper], digests: [], topics: [] });
const context: PageContext = {
  catalog,
  baseUrl: "https://reading.example/room/",
  renderMarkdown: createMarkdownRenderer(),
};
const type = (await loadPlugins<PageType>("pages")).get("paper");
const [item] = [...(type?.list(catalog) ?? [])];
if (!type || !item) throw new Error("no page of a paper");

const headingsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<(h[1-6])[^>]*>(.*?)<\/h/gu)].map(([, level = "", words = ""]) => `${level} ${words}`);

describe("the lab's own sections", () => {
  test("are a region of the paper's page, named as the lab's, under one heading", () => {
    const html = type.render(item, context);
    const region = /<section class="lab prose" aria-labelledby="lab">(.*?)<\/section>/su.exec(html)?.[1] ?? "";
    expect(headingsOf(region)).toEqual([
      "h2 From the lab",
      "h3 Notes",
      "h4 On one processor",
      "h3 Odds and ends",
      "h3 quoted",
      "h3 To do",
    ]);
    expect(region).toContain("Added by The Reading Room, not by the authors.");
    expect(region).toContain("## not a heading");
    expect(
      headingsOf(html.slice(0, html.indexOf('<section class="lab'))).filter((one) => one.endsWith("Summary")),
    ).toEqual(["h2 Summary"]);
    expect(html.indexOf("Theirs alone")).toBeLessThan(html.indexOf("From the lab"));
  });

  test("stand in the feed's entry under a rule and the same words", () => {
    const entry = [...listFeeds(context)][0]?.current.entries()[Symbol.iterator]().next().value;
    const [theirs = "", ours = ""] = entry?.content.split("<hr>") ?? [];
    expect(theirs).toContain("Theirs alone.");
    expect(headingsOf(ours).slice(0, 3)).toEqual(["h2 From the lab", "h3 Notes", "h4 On one processor"]);
    expect(ours).toContain("<em>Added by The Reading Room, not by the authors.</em>");
    expect(entry?.summary).not.toContain("tried");
  });

  test("stand in the Markdown of the page, one level lower and otherwise as they were written", () => {
    const text = type.twin?.(item, context) ?? "";
    expect(text).toContain(
      "## From the lab\n\nAdded by The Reading Room, not by the authors.\n\n### Notes\n\nWe tried it; see $\\ell_2$.\n\n#### On one processor",
    );
    expect(text).toContain("### Odds and ends\n\n");
    expect(text).toContain("```\n## not a heading\n```");
    expect(text).toContain("### To do\n\n- Ask them.");
  });

  test("are nowhere when there are none", () => {
    const bare = { ...context, catalog: sampleCatalog({ papers: [{ ...paper, notes: "" }], digests: [], topics: [] }) };
    const [page] = [...type.list(bare.catalog)];
    if (!page) throw new Error("no page");
    for (const text of [
      type.render(page, bare),
      type.twin?.(page, bare),
      [...([...listFeeds(bare)][0]?.current.entries() ?? [])][0]?.content,
    ])
      expect(text).not.toContain("From the lab");
    expect(page.path).toBe(urls.paper("tried-out"));
  });
});

describe("headings in Markdown", () => {
  test.each([
    ["## a", "### a"],
    ["  ## a ##", "  ### a ##"],
    ["###### deep", "###### deep"],
    ["a\nb\n---", "### a b"],
    ["> a\n> ---", "> a\n> ---"],
    ["- ## in a list", "- ### in a list"],
    ["~~~\n# code\n~~~", "~~~\n# code\n~~~"],
    ["#hash", "#hash"],
    ["", ""],
  ])("%j", (from, to) => {
    expect(lowerMarkdownHeadings(from)).toBe(to);
  });
});
