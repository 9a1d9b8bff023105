import { describe, expect, test } from "vitest";
import type { Exporter, PageContext, PageType } from "../../src/contracts.ts";
import { urls } from "../../src/model/url.ts";
import { loadPlugins } from "../../src/registry.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { createSiteIndex, PAPER_PARTS, resolveInSite } from "../../src/render/site-index.ts";
import { listTextLinks } from "../../src/render/text-links.ts";
import { sampleAsCaptured } from "../sample-captured.ts";
import { sampleCatalog } from "../sample-catalog.ts";
import { sampleLikeness } from "../sample-likeness.ts";

const catalog = sampleCatalog();
const find = createSiteIndex(catalog);
const pages = await loadPlugins<PageType>("pages");
const exporters = await loadPlugins<Exporter>("exports");
const context: PageContext = {
  catalog,
  baseUrl: catalog.archive.site.baseUrl,
  renderMarkdown: createMarkdownRenderer(),
  listedPages: () => [],
  asCaptured: sampleAsCaptured,
  ...sampleLikeness(catalog),
};

describe("the index of the site's addresses", () => {
  test.each([...pages])("knows every page of the kind %s", (_id, { list }) => {
    const paths = [...list(catalog)].map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !find(path))).toEqual([]);
    expect(paths.filter((path) => !find(path.replace(/\/$/u, "")))).toEqual([]);
    expect(paths.filter((path) => path.endsWith("/") && !find(`${path}index.html`))).toEqual([]);
  });

  test.each([...exporters])("knows every file of %s", (_id, { files }) => {
    const paths = [...(files?.(context) ?? [])].map(({ path }) => path);
    expect(paths.filter((path) => !find(path))).toEqual([]);
  });

  test.each([
    "papers/",
    "papers/no-such-paper/",
    "topics/no-such-topic/",
    "digests/2031-01-01/",
    "archive/1999/01/",
    "authors/nobody/",
    "organizations/none/",
    "arxiv/9999.99999/",
    "doi/10.5555/none/",
    "content/papers/a.md",
    "README.md",
    "no-such-page/",
  ])("knows that there is no %s", (path) => expect(find(path)).toBeUndefined());

  test("knows the parts of a paper's page", () => {
    const type = pages.get("paper");
    const html = [...(type?.list(catalog) ?? [])].map((item) => type?.render(item, context) ?? "").join("");
    const parts = [...html.matchAll(/<[^>]* id="([^"]+)"/gu)].map((match) => match[1] ?? "");
    expect([...new Set(parts)].filter((part) => !PAPER_PARTS.has(part))).toEqual([]);
    expect(parts.length).toBeGreaterThan(2);
  });
});

describe("a link of a text", () => {
  const page = urls.paper("sorting");
  const at = (url: string, baseUrl = "https://x.example/lab/"): string | undefined =>
    resolveInSite(url, page, baseUrl)?.path;

  test("leads where the page would follow it", () => {
    expect(at("../shells/")).toBe("papers/shells/");
    expect(at("#cite")).toBe("papers/sorting/");
    expect(at("?q=1")).toBe("papers/sorting/");
    expect(at("../../topics/a%20b/")).toBe("topics/a b/");
    expect(at("https://x.example/lab/about/")).toBe("about/");
    expect(at("https://x.example/lab/")).toBe("");
    expect(at("/lab/about/")).toBe("about/");
  });

  test("that leads elsewhere is not followed", () => {
    for (const url of [
      "https://y.example/",
      "https://x.example/people/",
      "/people/",
      "mailto:a@x.example",
      "//y.example/",
    ])
      expect(at(url), url).toBeUndefined();
    for (const url of ["javascript:alert(1)", "https://", "a b", "../../../../../people/"])
      expect(at(url), url).toBeUndefined();
    expect(at("%")).toBe("papers/sorting/%");
  });

  test("is found where Markdown has one, and nowhere else", () => {
    const text =
      "[a](b), <https://c.example/>, `[d](e)`, \\[f](g), ![h](i), [j][k]\n\n    [l](m)\n\n[k]: n\n\nhttps://x.example/o. https://y.example/";
    expect(listTextLinks(text, "https://x.example/").map(({ url }) => url)).toEqual([
      "b",
      "https://c.example/",
      "n",
      "https://x.example/o",
    ]);
    expect(listTextLinks(text, "https://x.example/")[2]?.at).toBe(text.indexOf("[k]: n"));
  });

  test("is left alone in a text that no parser should be given", () => {
    expect(listTextLinks("[a](b) ".repeat(6000), "https://x.example/")).toEqual([]);
  });
});
