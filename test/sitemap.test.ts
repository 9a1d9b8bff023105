import { describe, expect, test } from "vitest";
import type { PageType } from "../src/contracts.ts";
import sitemap from "../src/exports/sitemap.ts";
import type { Catalog } from "../src/model/catalog.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { listPages, planSite } from "../src/site/plan.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, manyPapers, sampleDigests } from "./sample-content.ts";
import { childrenOf, parseXmlStrictly, textsOf } from "./xml-check.ts";

const pageTypes = await loadPlugins<PageType>("pages");

/** Path of each page that the sitemaps name → its day, or "" when none is known. */
function readSitemap(catalog: Catalog): ReadonlyMap<string, string> {
  const plan = planSite(pageTypes, catalog);
  const context = {
    catalog,
    baseUrl: sampleSite.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => listPages(plan),
  };
  const files = new Map<string, string>(
    [...(sitemap.files?.(context) ?? [])].map(({ path, content }) => [sampleSite.baseUrl + path, content]),
  );
  const index = parseXmlStrictly(files.get(`${sampleSite.baseUrl}sitemap.xml`) ?? "");
  return new Map(
    childrenOf(index, "sitemap")
      .flatMap((part) => childrenOf(parseXmlStrictly(files.get(textsOf(part, "loc").join()) ?? ""), "url"))
      .map((url) => [textsOf(url, "loc").join().slice(sampleSite.baseUrl.length), textsOf(url, "lastmod").join()]),
  );
}

describe("the day that a sitemap gives a page", () => {
  test("is the newest in what it shows: its digest's, or a correction's", () => {
    const days = readSitemap(sampleCatalog());
    expect(days.get("papers/patient-gradients/")).toBe("2025-12-20");
    expect(days.get("papers/folded-weights/")).toBe("2025-12-17");
    expect(days.get("papers/pages-without-dates/")).toBe("");
    expect(days.get("digests/2025-12-17-winter/")).toBe("2025-12-17");
    expect(days.get("about/")).toBe("");
    for (const path of ["", "archive/", "topics/", "organizations/"]) expect(days.get(path), path).toMatch(/^2025-12/);
  });

  test("is known of every page that shows a dated paper, also of each part of a long listing", () => {
    const papers = manyPapers(1000).map((paper) => ({ ...paper, organization: { name: "Long", handle: "Long" } }));
    const [digest] = sampleDigests;
    const digests = digest
      ? [{ ...digest, entries: papers.map(({ id }) => ({ lines: [1, 2] as const, paper: id })) }]
      : [];
    const topicsOf = new Map(papers.map(({ id }) => [id, [{ slug: "pruning", why: "made up" }]]));
    const days = readSitemap(sampleCatalog({ papers, digests, topicsOf }));
    const parts = [...days].filter(([path]) => /^(?:papers|archive|organizations|topics\/pruning)\//.test(path));
    expect(
      parts.filter(([path]) => /^(?:topics|organizations)\/[a-z]+\/2024\/\d\d\//.test(path)).length,
    ).toBeGreaterThan(5);
    expect(parts.filter(([, day]) => day !== digest?.date)).toEqual([]);
  });

  test("stays when another paper comes, but on the pages that show it", () => {
    const { papers, archive, topicsOf } = sampleCatalog();
    const before = readSitemap(sampleCatalog());
    const digest = {
      ...archive.digests[0],
      id: "2026-02-01-new",
      date: "2026-02-01",
      entries: [{ lines: [1, 2] as const, paper: "new" }],
    };
    const digests = [digest, ...archive.digests] as typeof archive.digests;
    const after = readSitemap(
      sampleCatalog({ papers: [makePaper({ id: "new", published: "2026-01-30" }), ...papers], digests, topicsOf }),
    );
    const changed = [...before].filter(([path, day]) => after.get(path) !== day).map(([path]) => path);
    expect(changed).toEqual(expect.arrayContaining([""]));
    expect(changed.filter((path) => !["", "archive/", "topics/", "digests/", "authors/"].includes(path))).toEqual([]);
  });
});
