import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Exporter, PageContext, PageType } from "../src/contracts.ts";
import { urls } from "../src/model/url.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { run } from "./run.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, manyPapers, sampleTopics } from "./sample-content.ts";
import { paperFile } from "./site/sample-files.ts";
import { makeArchive } from "./temporary-archive.ts";

const pageTypes = await loadPlugins<PageType>("pages");
const exporters = await loadPlugins<Exporter>("exports");

const renderMarkdown = createMarkdownRenderer();

/** What test/site/hostile.test.ts cannot build from files: what a build refuses, and what takes too long whole. */
describe("a topic of 20,000 papers", () => {
  const papers = manyPapers(20_000, 2006, 19).map((paper) => ({ ...paper, topics: ["quantization"] }));
  const topics = sampleTopics.filter(({ slug }) => slug === "quantization");
  const catalog = buildCatalog(sampleCatalog({ papers, topics, digests: [], topicsOf: new Map() }).archive);
  const html = new Map<string, string>();
  const context: PageContext = {
    catalog,
    baseUrl: sampleSite.baseUrl,
    renderMarkdown: (markdown) =>
      html.get(markdown) ?? html.set(markdown, renderMarkdown(markdown)).get(markdown) ?? "",
    listedPages: () => [],
  };

  test("has pages that a browser takes, and every paper on one of them", () => {
    const type = pageTypes.get("topic");
    const shown = new Set<string>();
    let longest = 0;
    for (const item of type?.list(catalog) ?? []) {
      const text = type?.render(item, context) ?? "";
      longest = Math.max(longest, text.length);
      for (const [id] of text.matchAll(/(?<=papers\/)paper-\d+/gu)) shown.add(id);
    }
    expect(shown.size).toBe(papers.length);
    expect(longest).toBeLessThan(200_000);
  });

  test("has a feed of its newest hundred to two hundred, the others in archive documents", () => {
    for (const id of ["atom", "rss", "json-feed"]) {
      let longest = 0;
      let count = 0;
      for (const { path, content } of exporters.get(id)?.files?.(context) ?? []) {
        if (!path.startsWith(urls.topic("quantization"))) continue;
        longest = Math.max(longest, content.length);
        count += content.match(/<entry[ >]|<item[ >]|"content_html":/gu)?.length ?? 0;
      }
      expect(longest, id).toBeLessThan(500_000);
      expect(count, id).toBe(id === "atom" ? papers.length : 100);
    }
  });

  test("is a list of ids in the API, in pieces that fit in memory", () => {
    const longest = new Map<string, number>();
    for (const { path, content } of exporters.get("api")?.files?.(context) ?? []) longest.set(path, content.length);
    expect(longest.get("api/v1/topics/quantization.json")).toBeLessThan(500_000);
    expect(Math.max(...longest.values())).toBeLessThan(500_000);
  });
});

describe("a paper without an abstract", () => {
  const paper = makePaper({ id: "silent", title: "Silent", published: "2025-01-01", abstract: "" });
  const catalog = buildCatalog(sampleCatalog({ papers: [paper], digests: [], topicsOf: new Map() }).archive);
  const context: PageContext = { catalog, baseUrl: sampleSite.baseUrl, renderMarkdown, listedPages: () => [] };

  test("has a page and a place in every list and file", () => {
    for (const [id, type] of pageTypes)
      for (const item of type.list(catalog)) {
        expect(type.render(item, context), id).not.toMatch(/undefined|NaN|\[object/u);
        expect(type.twin?.(item, context) ?? "", id).not.toMatch(/undefined|NaN|\[object/u);
      }
    for (const [id, exporter] of exporters) {
      const texts = [
        ...Array.from(exporter.files?.(context) ?? [], ({ content }) => content),
        ...(exporter.lines?.(context, catalog.papers) ?? []),
      ];
      for (const text of texts) expect(text, id).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  test("is published without one, and a warning names the file", async () => {
    const root = makeArchive(paperFile({ id: "silent", title: "Silent", abstract: "" }));
    const checked = await run(["check", "--root", root]);
    expect(checked.status).toBe(0);
    expect(checked.out + checked.err).toMatch(
      /content\/papers\/si\/silent\.md:\d+:\d+ .*warning.*no abstract.*empty-abstract/u,
    );
    expect((await run(["build", "--root", root])).status).toBe(0);
    expect(readFileSync(join(root, "_site/papers/silent/index.html"), "utf8")).toContain("Silent");
  });
});

describe("a title with maths", () => {
  test("is the same plain text everywhere", () => {
    const paper = makePaper({ id: "norms", title: "Learning with $\\ell_2$ norms for $5 and $10" });
    const { papers, archive } = buildCatalog(
      sampleCatalog({ papers: [paper], digests: [], topicsOf: new Map() }).archive,
    );
    expect(papers.map(({ title }) => title)).toEqual(["Learning with ℓ₂ norms for $5 and $10"]);
    expect(archive.papers).toEqual(papers);
  });
});
