import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { PageContext, PageItem, PageType } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";
import { loadPlugins } from "../src/registry.ts";
import { listFeeds } from "../src/render/feed.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { expectGolden } from "./golden.ts";
import { sampleAsCaptured } from "./sample-captured.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { sampleHistory } from "./sample-history.ts";
import { sampleLikeness } from "./sample-likeness.ts";
import { manyPapers, sampleDigests } from "./sample-content.ts";

const home = fileURLToPath(new URL("fixtures/pages/", import.meta.url));
const pages = await loadPlugins<PageType>("pages");
const folders = existsSync(home) ? readdirSync(home).sort() : [];

function makeContext(catalog: Catalog): PageContext {
  return {
    catalog,
    baseUrl: catalog.archive.site.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [],
    asCaptured: sampleAsCaptured,
    history: sampleHistory,
    ...sampleLikeness(catalog),
  };
}

const context = makeContext(sampleCatalog());

/** The item that a case shows: the one at the path in its `path.txt`, else the first. */
function findItem(type: PageType, folder: string): PageItem<unknown> {
  const file = join(folder, "path.txt");
  const path = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  const item = [...type.list(context.catalog)].find((candidate) => path === undefined || candidate.path === path);
  if (item === undefined) throw new Error(`${folder}: the sample catalog has no page ${path ?? "of this type"}`);
  return item;
}

test("every page type has a basic case, and every case a page type", () => {
  for (const id of pages.keys()) {
    const cases = folders.includes(id) ? readdirSync(join(home, id)) : [];
    expect(
      cases,
      `src/pages/${id}.ts has no fixture: add test/fixtures/pages/${id}/basic/ (a .gitkeep will do), run "npm run goldens" and read what it wrote`,
    ).toContain("basic");
  }
  expect(
    folders.filter((id) => !pages.has(id)),
    "fixtures of page types that are gone",
  ).toEqual([]);
});

const cases = folders.flatMap((id) => readdirSync(join(home, id)).map((name) => [id, name] as const));

describe.each(cases)("%s/%s", (id, name) => {
  const folder = join(home, id, name);
  const type = pages.get(id);
  if (type === undefined) return;

  test("looks as expected", () => {
    const item = findItem(type, folder);
    expectGolden(join(folder, "expected.html"), type.render(item, context));
    if (type.twin) expectGolden(join(folder, "expected.md"), type.twin(item, context));
    const known = new Set(["path.txt", "expected.html", ".gitkeep", ...(type.twin ? ["expected.md"] : [])]);
    expect(readdirSync(folder).filter((file) => !known.has(file))).toEqual([]);
  });
});

const everyPage = [...pages].flatMap(([id, type]) =>
  [...type.list(context.catalog)].map((item) => [id, item.path, type.render(item, context)] as const),
);

test("every page is valid HTML", async () => {
  /* A paper's title is not ours to cut. */
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "doctype-style": "off", "long-title": "off" },
  });
  const wrong: string[] = [];
  for (const [id, path, text] of everyPage) {
    const report = await validator.validateString(text);
    for (const { messages } of report.results)
      for (const { line, column, message, ruleId } of messages)
        wrong.push(`${id} ${path}:${line}:${column} ${message} (${ruleId})`);
  }
  expect(wrong).toEqual([]);
});

describe("a withdrawn paper", () => {
  const title = "Warm Restarts, Cold Data";
  const shown = everyPage.filter(([, , text]) => text.slice(text.indexOf("<main")).includes(title));

  test("is struck wherever its title is listed, with a word for those who do not see it", () => {
    const types = new Set(shown.map(([id]) => id));
    for (const type of ["paper", "topic", "digest", "year", "title-letter", "map"]) expect(types).toContain(type);
    for (const [id, path, text] of shown) {
      const main = text.slice(text.indexOf("<main")).replace(/<section class="cite".*?<\/section>/s, "");
      const rest = main
        .replaceAll(`Withdrawn: <s dir="auto">${title}</s>`, "")
        .replace(`<h1 dir="auto">Withdrawn: ${title}</h1>`, "")
        .replace(/ title="ctx_ver[^"]*"/g, "")
        .replace(/<title>Withdrawn: [^<]*<\/title>/g, "");
      expect(`${id} ${path}: ${rest.includes(title) ? "plain" : "struck"}`).toBe(`${id} ${path}: struck`);
    }
  });

  test("keeps its page, which says so first, and stays open to search engines and citations", () => {
    const page = shown.find(([id, path]) => id === "paper" && path === "papers/warm-restarts-cold-data/")?.[2] ?? "";
    expect(page).toMatch(
      /<\/h1>\n<div class="notice" role="note">\n<p><strong>Withdrawn in May 2024\.<\/strong> The test/,
    );
    expect(page).toContain("<title>Withdrawn: Warm Restarts, Cold Data · The Reading Room</title>");
    expect(page).toContain('"creativeWorkStatus":"Withdrawn"');
    expect(page).not.toContain('name="robots"');
  });
});

describe("an archive", () => {
  test("without any content has its pages all the same", () => {
    const none = makeContext(
      sampleCatalog({ papers: [], digests: [], topics: [], pages: [], removed: [], topicsOf: new Map() }),
    );
    const found = listPages(none);
    expect(found.map(([, path]) => path)).toEqual([
      "api/v1/",
      "archive/",
      "feeds/",
      "",
      "404.html",
      "reader/",
      "search/",
    ]);
    for (const [, , text] of found) {
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      expect(text).not.toMatch(/0 papers in|latest digest|digests of this archive/);
    }
    expect(found.find(([, path]) => path === "")?.[2]).toContain("<p>No papers yet.</p>");
    expect([...listFeeds(none)].map(({ page }) => page)).toEqual([""]);
    expect(found.find(([, path]) => path === "feeds/")?.[2].match(/<h2/g)).toHaveLength(2);
  });

  test("has one page an address", () => {
    const paths = everyPage.map(([, path]) => path.toLowerCase());
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});

describe("a listing over 100 papers", () => {
  const papers = manyPapers(1000);
  const topicsOf = new Map(papers.map(({ id }) => [id, [{ slug: "quantization", why: "made up" }]]));
  const large = makeContext(sampleCatalog({ papers, topicsOf, digests: [] }));
  const found = new Map(listPages(large).map(([, path, text]) => [path, text]));
  const papersOn = (path: string) => [...new Set(found.get(path)?.match(/papers\/paper-\d+/g))];

  test("shows its newest month, and links every year and the months of the newest", () => {
    const own = found.get("topics/quantization/") ?? "";
    expect(papersOn("topics/quantization/")).toEqual(papersOn("topics/quantization/2024/"));
    for (const part of ["2024/", "2023/", "2022/", "2021/", "2024/11/", "2024/01/"])
      expect(own).toContain(`href="${part}"`);
  });

  test("shows every paper on exactly one page of a month, or with those of unknown month on their year's", () => {
    const shown = [...found.keys()]
      .filter((path) => /^topics\/quantization\/\d{4}\/(?:\d\d\/)?$/.test(path))
      .flatMap((path) =>
        path.length === "topics/quantization/2024/".length ? papersWithoutMonth(path) : papersOn(path),
      );
    expect(shown.toSorted()).toEqual(papers.map(({ id }) => `papers/${id}`).toSorted());
  });

  test("is cut in the archive too", () => {
    expect(papersOn("archive/2024/").length).toBeLessThan(100);
    expect(found.get("archive/2024/")).toContain('href="01/"');
    expect(papersOn("archive/2024/01/").length).toBeGreaterThan(0);
  });

  test("says that its newest papers are shown, and where the others are", () => {
    const own = found.get("topics/quantization/") ?? "";
    expect(own).toContain("The newest papers are shown, the other years and months are listed beside.");
    expect(own).toMatch(/<h2 id="m2024-\d\d">\p{L}+ 2024<\/h2>/u);
    for (const path of ["topics/quantization/2024/", "archive/2024/"]) {
      const text = found.get(path) ?? "";
      const count = papers.filter(({ published }) => published?.startsWith("2024")).length;
      expect(text, path).toMatch(new RegExp(`<p class="eyebrow">\\w+, ${count} papers</p>`));
      expect(text, path).toMatch(
        /<p class="lead">\w+, the newest month, is shown, the others are listed beside\.<\/p>/,
      );
      expect(text, path).toMatch(/<h2 id="m2024-\d\d">\p{L}+<\/h2>/u);
    }
  });

  test("leads to its other pages from its Markdown too", () => {
    const twins = new Map(listTwins(large).map(([path, text]) => [path, text]));
    const own = twins.get("topics/quantization/") ?? "";
    expect(own).toContain("listed below.");
    expect(own).toContain("## Years\n\n- [2024](2024/), ");
    expect(own).toMatch(/## Months of 2024\n\n- \[\w+\]\(2024\/\d\d\/\), /);
    expect(twins.get("topics/quantization/2023/")).toContain("- [2021](../2021/)\n");
    expect(twins.get("archive/2024/")).toMatch(/## Months\n\n- \[\w+\]\(\d\d\/\), /);
  });

  test("is reached from every page of its former name", () => {
    const pruned = new Map(papers.map(({ id }) => [id, [{ slug: "pruning", why: "made up" }]]));
    const renamed = makeContext(sampleCatalog({ papers, topicsOf: pruned, digests: [] }));
    const paths = listPages(renamed).map(([, path]) => path);
    const under = (slug: string) =>
      paths.filter((path) => path.startsWith(`topics/${slug}/`)).map((path) => path.slice(`topics/${slug}/`.length));
    expect(under("sparsity")).toEqual(under("pruning"));
    expect(under("sparsity")).toEqual(expect.arrayContaining(["", "2024/", "2024/01/", "2021/"]));
  });

  test("shows a digest as long without the papers' first sentences", () => {
    const [digest] = sampleDigests;
    if (digest === undefined) throw new Error("no digest");
    const digestOf = (count: number) => {
      const entries = papers.slice(0, count).map(({ id }, index) => ({ lines: [index, index] as const, paper: id }));
      const pages = listPages(makeContext(sampleCatalog({ papers, topicsOf, digests: [{ ...digest, entries }] })));
      return pages.find(([id]) => id === "digest")?.[2] ?? "";
    };
    expect(digestOf(100)).toContain('class="gist"');
    expect(digestOf(101)).not.toContain('class="gist"');
  });

  function papersWithoutMonth(path: string): readonly string[] {
    const [, rest = ""] = (found.get(path) ?? "").split('id="month-unknown"');
    return [...new Set(rest.match(/papers\/paper-\d+/g))];
  }
});

test("a letter with over 500 titles leads to its titles by their second letter, each on one page", () => {
  const starts = ["An", "As", "A b", "At", "B"];
  const papers = manyPapers(700).map((paper, index) => ({
    ...paper,
    title: `${starts[index % starts.length] ?? ""} paper ${index}`,
  }));
  const found = new Map(
    listPages(makeContext(sampleCatalog({ papers, digests: [] }))).map(([, path, text]) => [path, text]),
  );
  expect([...found.keys()].filter((path) => path.startsWith("titles/")).sort()).toEqual(
    ["", "a/", "a/b/", "a/n/", "a/s/", "a/t/", "b/"].map((path) => `titles/${path}`),
  );
  expect(found.get("titles/")).toContain('<a href="a/">A</a> <span class="n">560</span>');
  expect(found.get("titles/a/")).toContain('<a href="n/">An</a> <span class="n">140</span>');
  expect(found.get("titles/a/")).not.toContain("papers/");
  const shown = ["a/b/", "a/n/", "a/s/", "a/t/", "b/"].flatMap(
    (path) => found.get(`titles/${path}`)?.match(/papers\/paper-\d+/g) ?? [],
  );
  expect(shown.toSorted()).toEqual(papers.map(({ id }) => `papers/${id}`).toSorted());
});

test("a page of a period does not change when a paper is added to another", () => {
  const papers = manyPapers(400);
  const pagesOf = (list: typeof papers) => {
    const topicsOf = new Map(list.map(({ id }) => [id, [{ slug: "quantization", why: "made up" }]]));
    return new Map(
      listPages(makeContext(sampleCatalog({ papers: list, topicsOf }))).map(([, path, text]) => [path, text]),
    );
  };
  const newest = papers[0];
  if (newest === undefined) throw new Error("no papers");
  const before = pagesOf(papers.slice(1));
  const after = pagesOf(papers);
  for (const path of ["topics/quantization/2022/01/", "archive/2022/01/", "archive/2021/", "papers/paper-00300/"])
    expect(after.get(path), path).toBe(before.get(path));
  expect(after.get("topics/quantization/")).not.toBe(before.get("topics/quantization/"));
});

test("a redirect leads from every former address, and to no address that is in use", () => {
  const redirects = everyPage.filter(([id]) => id === "redirect").map(([, path]) => path);
  expect(redirects).toEqual([
    "papers/waiting-gradients/",
    "arxiv/2511.90001/",
    "doi/10.5555/waiting.2025.1/",
    "topics/sparsity/",
    "authors/ada-lindqvist-0097/",
  ]);
});

test("every feed is announced by its page, before the one of everything, and listed among the feeds", () => {
  const found = new Map<string, string>(everyPage.map(([, path, text]) => [path, text]));
  for (const { page, kind } of listFeeds(context)) {
    const announced = announcedIn(found.get(page) ?? "");
    const all = ["atom+xml feed.atom.xml", "rss+xml feed.rss.xml", "feed+json feed.json"];
    const own = kind === "author" ? all.slice(0, 1) : all;
    expect(announced.slice(0, own.length), page).toEqual(own);
    if (page !== "") expect(announced.slice(own.length), page).toEqual(all.map((feed) => toRoot(feed, page)));
    if (kind === "author") continue;
    for (const file of ["feed.atom.xml", "feed.rss.xml", "feed.json"])
      expect(found.get("feeds/"), page).toContain(`href="../${page}${file}"`);
  }
});

test("every page but those that lead elsewhere announces the feed of everything", () => {
  const silent = everyPage.filter(([id, , text]) => id !== "redirect" && announcedIn(text).length < 3);
  expect(silent.map(([, path]) => path)).toEqual([]);
});

test("a month announces the feed of its year", () => {
  const month = everyPage.find(([id]) => id === "month");
  expect(announcedIn(month?.[2] ?? "")[1]).toBe("rss+xml ../feed.rss.xml");
});

test("feeds too many to read are left to the list of their pages", () => {
  const [digest] = sampleDigests;
  if (digest === undefined) throw new Error("no digest");
  const digests = Array.from({ length: 101 }, (_, index) => ({ ...digest, id: `digest-${index}` }));
  const found = listPages(makeContext(sampleCatalog({ digests }))).find(([id]) => id === "feeds")?.[2] ?? "";
  expect(found).toContain('<p>There are 101 pages with feeds of their own; <a href="../digests/">this list</a>');
  expect(found).not.toContain("digest-7/");
});

/** The feeds that a page's head names: media type without `application/`, and address. */
function announcedIn(text: string): readonly string[] {
  return [...text.matchAll(/<link rel="alternate" type="application\/([^"]+)" title="[^"]+" href="([^"]+)">/g)].map(
    ([, type, href]) => `${type} ${href}`,
  );
}

function toRoot(feed: string, page: string): string {
  return feed.replace(" ", ` ${"../".repeat(page.split("/").length - 1)}`);
}

function listTwins(of: PageContext): readonly (readonly [path: string, text: string])[] {
  return [...pages.values()].flatMap((type) =>
    [...type.list(of.catalog)].flatMap((item) => (type.twin ? [[item.path, type.twin(item, of)] as const] : [])),
  );
}

function listPages(of: PageContext): readonly (readonly [id: string, path: string, text: string])[] {
  return [...pages].flatMap(([id, type]) =>
    [...type.list(of.catalog)].map((item) => [id, item.path, type.render(item, of)] as const),
  );
}

test("a paper's page shows related papers with the words they share, and who put them there", () => {
  const [item] = pages.get("paper")?.list(context.catalog) ?? [];
  if (item === undefined) throw new Error("no paper");
  const text = pages.get("paper")?.render(item, context) ?? "";
  expect(text).toContain("shares <i>low-rank adaptation</i>, <i>&lt;b&gt;rank&lt;/b&gt;</i>");
  expect(text).toContain("put here by an editor");
  expect(pages.get("paper")?.twin?.(item, context)).toContain(", shares _low-rank adaptation_, ");
});
