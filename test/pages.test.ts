import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { PageContext, PageItem, PageType } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { expectGolden } from "./golden.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { manyPapers } from "./sample-content.ts";

const home = fileURLToPath(new URL("fixtures/pages/", import.meta.url));
const pages = await loadPlugins<PageType>("pages");
const folders = existsSync(home) ? readdirSync(home).sort() : [];

function makeContext(catalog: Catalog): PageContext {
  return {
    catalog,
    baseUrl: catalog.archive.site.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [],
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

describe("an archive", () => {
  test("without any content has its pages all the same", () => {
    const none = makeContext(
      sampleCatalog({ papers: [], digests: [], topics: [], pages: [], removed: [], topicsOf: new Map() }),
    );
    const found = listPages(none);
    expect(found.map(([, path]) => path)).toEqual(["archive/", "feeds/", "", "404.html"]);
    for (const [, , text] of found) expect(text).not.toMatch(/NaN|undefined|\[object/);
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

  function papersWithoutMonth(path: string): readonly string[] {
    const [, rest = ""] = (found.get(path) ?? "").split('id="month-unknown"');
    return [...new Set(rest.match(/papers\/paper-\d+/g))];
  }
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
  ]);
});

function listPages(of: PageContext): readonly (readonly [id: string, path: string, text: string])[] {
  return [...pages].flatMap(([id, type]) =>
    [...type.list(of.catalog)].map((item) => [id, item.path, type.render(item, of)] as const),
  );
}
