import { describe, expect, test } from "vitest";
import type { PageContext, PageType } from "../src/contracts.ts";
import { urls } from "../src/model/url.ts";
import { loadPlugins } from "../src/registry.ts";
import { listFeedListings, groupFeedListings } from "../src/render/feed-list.ts";
import { htmlToText } from "../src/render/html-text.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { listCrumbs } from "../templates/partials/ways.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { makePaper, manyPapers } from "./sample-content.ts";

const types = await loadPlugins<PageType>("pages");

/** Every page of an archive with these papers, by its path. */
function pagesOf(
  papers: readonly ReturnType<typeof makePaper>[],
  listed: readonly string[] = [],
): ReadonlyMap<string, string> {
  const catalog = buildCatalog(sampleCatalog({ papers, topicsOf: new Map() }).archive);
  const context: PageContext = {
    catalog,
    baseUrl: "https://reading.example/room/",
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [urls.home, urls.search, urls.titles].filter((path) => listed.includes(path)),
  };
  return new Map(
    [...types.values()].flatMap((type) =>
      [...type.list(catalog)].map((item) => [item.path, type.render(item, context)] as const),
    ),
  );
}

/** The words of the trail. */
function trailOf(html: string | undefined): string {
  const trail = /<nav class="trail" aria-label="Breadcrumb">(.*?)<\/nav>/su.exec(html ?? "")?.[1] ?? "";
  return [...trail.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, item = ""]) => htmlToText(item)).join(" / ");
}

const relOf = (html: string | undefined, rel: string): string | undefined =>
  new RegExp(`<link rel="${rel}" href="([^"]*)">`, "u").exec(html ?? "")?.[1];

describe("the trail", () => {
  const pages = pagesOf([
    ...manyPapers(400).map((paper) => ({ ...paper, authors: [{ name: "Ida Holm" }], authorCount: undefined })),
    makePaper({ id: "guessed", title: "A guess", published: "2025-01-02", guessed: ["published"] }),
    makePaper({ id: "undated", title: "No date", published: "XXXX-02-03" }),
  ]);

  test.each([
    ["", ""],
    ["404.html", ""],
    ["archive/", "Home / Archive"],
    ["archive/2023/", "Home / Archive / 2023"],
    ["archive/2023/05/", "Home / Archive / 2023 / May"],
    ["archive/undated/", "Home / Archive / Undated"],
    ["topics/pruning/", "Home / Topics / Pruning and sparsity"],
    ["authors/ida-holm/", "Home / Authors / Ida Holm"],
    ["authors/ida-holm/2023/", "Home / Authors / Ida Holm / 2023"],
    ["authors/ida-holm/2023/07/", "Home / Authors / Ida Holm / 2023 / July 2023"],
    ["digests/2025-12-17-winter/", "Home / Digests / Daily papers of 17 December 2025 (year inferred)"],
    ["papers/paper-00001/", "Home / Archive / 2022 / Paper number 1"],
    ["papers/guessed/", "Home / Archive / 2025 (year inferred) / A guess"],
    ["papers/undated/", "Home / Archive / Undated / No date"],
    ["about/", "Home / About the reading room"],
  ])("of /%s", (path, words) => {
    expect(pages.has(path) || path === "authors/ida-holm/2023/07/").toBe(true);
    if (pages.has(path)) expect(trailOf(pages.get(path))).toBe(words);
  });

  test("is on every page but home, the one for unknown addresses and those that lead elsewhere", () => {
    const without = [...pages].filter(([, html]) => trailOf(html) === "").map(([path]) => path);
    expect(
      without.filter(
        (path) =>
          !/^(?:|404\.html|papers\/twice-told-gradients\/)$/u.test(path) &&
          !pages.get(path)?.includes('http-equiv="refresh"'),
      ),
    ).toEqual([]);
  });

  test("has the address of each page on it, for whoever tells machines", () => {
    const trail = [{ title: "Archive", path: urls.archive }];
    expect(listCrumbs({ path: urls.period("2023"), title: "Papers of 2023", trail, crumb: "2023" })).toEqual([
      { title: "Home", path: "" },
      { title: "Archive", path: "archive/" },
      { title: "2023", path: "archive/2023/" },
    ]);
  });

  test("ends in the page itself, which is no link", () => {
    expect(pages.get("archive/2023/")).toContain('<li><span aria-current="page">2023</span></li>');
  });
});

describe("what comes before and after", () => {
  const pages = pagesOf([
    ...manyPapers(400).map((paper) => ({ ...paper, authors: [{ name: "Ida Holm" }], authorCount: undefined })),
    makePaper({ id: "undated", published: "XXXX-02-03", authors: [{ name: "Ida Holm" }] }),
  ]);

  test("of a digest, a year, a month and a part of a listing stands in the head and at the foot", () => {
    for (const [path, older, newer] of [
      ["digests/2025-10-24-autumn/", "../undated-03-12-spring/", "../2025-12-17-winter/"],
      ["archive/2022/", "../2021/", "../2023/"],
      ["archive/2021/", "../undated/", "../2022/"],
      ["archive/undated/", undefined, "../2021/"],
      ["archive/2024/", "../2023/", undefined],
      ["archive/2023/01/", "../../2022/12/", "../02/"],
      ["authors/ida-holm/2022/", "../2021/", "../2023/"],
      ["authors/ida-holm/undated/", undefined, "../2021/"],
      ["authors/ida-holm/", undefined, undefined],
    ] as const) {
      const html = pages.get(path);
      expect([path, relOf(html, "prev"), relOf(html, "next")]).toEqual([path, older, newer]);
      expect(html?.includes(`<a rel="prev" href="${older ?? ""}">`), path).toBe(older !== undefined);
      expect(html?.includes(`<a rel="next" href="${newer ?? ""}">`), path).toBe(newer !== undefined);
    }
  });

  test("of a month, in a listing whose years are partly cut, is a month or a whole year", () => {
    const dates = ["2025-03", "2025-01", "2023-05"];
    const papers = dates.flatMap((date, at) =>
      Array.from({ length: at === 2 ? 20 : 60 }, (_, index) =>
        makePaper({ id: `p${at}-${index}`, published: `${date}-01`, authors: [{ name: "Ida Holm" }] }),
      ),
    );
    const some = pagesOf(papers);
    expect(relOf(some.get("authors/ida-holm/2025/01/"), "next")).toBe("../03/");
    expect(relOf(some.get("authors/ida-holm/2025/01/"), "prev")).toBe("../../2023/");
    expect(relOf(some.get("authors/ida-holm/2023/"), "next")).toBe("../2025/");
  });
});

describe("the calendar", () => {
  test("has twelve months a year, those without papers as plain words", () => {
    const pages = pagesOf([
      makePaper({ id: "a", published: "2024-02-29" }),
      makePaper({ id: "b", published: "2024-02-01" }),
      makePaper({ id: "c", published: "2024" }),
    ]);
    const months = /<ol class="months">(.*?)<\/ol>/su.exec(pages.get("archive/") ?? "")?.[1] ?? "";
    const cells = [...months.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, cell = ""]) => cell);
    expect(cells).toHaveLength(12);
    expect(cells[0]).toBe("January");
    expect(cells[1]).toBe('<a href="2024/02/">February</a> <span class="n">2 papers</span>');
    expect(pages.get("archive/")).toContain("1 paper of a month that is not known");
  });
});

describe("the index of authors", () => {
  const named = (names: readonly string[]) =>
    names.map((name, at) => makePaper({ id: `p${at}`, published: "2024-01-01", authors: [{ name }] }));

  test("is one page up to 500 people, with a heading a letter", () => {
    const pages = pagesOf(named(["Ada Abel", "Zoe Holm", "Ødger Ibsen", "王伟"]));
    expect([...pages.keys()].filter((path) => path.startsWith("authors/letter"))).toEqual([]);
    const heads = [...(pages.get("authors/") ?? "").matchAll(/<h2 id="([^"]*)">([^<]*)/gu)].map(([, id, words]) => [
      id,
      words,
    ]);
    expect(heads).toEqual([
      ["letter-a", "A"],
      ["letter-h", "H"],
      ["letter-i", "I"],
      ["letter-other", "Other letters"],
    ]);
  });

  test("of more has a page a letter, and of a letter with over 500 one a letter more", () => {
    const many = (family: string, count: number): readonly string[] =>
      Array.from(
        { length: count },
        (_, at) =>
          `${String.fromCharCode(65 + (at % 26))}${"abcdefghij"[Math.floor(at / 26) % 10]}n${"abcdefghij"[Math.floor(at / 260)]} ${family}`,
      );
    const pages = pagesOf(named([...many("Wang", 501), ...many("Con", 501), "Ada Abel", "Bo Wu", "Wang", "王伟"]));
    const letters = [...pages.keys()].flatMap((path) => /^authors\/letter\/(.*)\/$/u.exec(path)?.[1] ?? []);
    expect(letters).toEqual(
      expect.arrayContaining([
        "a",
        "c",
        "co",
        "con~",
        "con-",
        "w",
        "wa",
        "wan",
        "wang",
        "wang-",
        "wang_",
        "wang-a",
        "wu",
        "other",
      ]),
    );
    expect(letters.filter((name) => /^(?:con|wang-a.+)$/u.test(name))).toEqual([]);
    expect(trailOf(pages.get("authors/letter/wang-a/"))).toBe(
      "Home / Authors / W / Wa / Wan / Wang / Wang, … / Wang, A",
    );
    const linked = (path: string): readonly string[] =>
      [
        ...(pages.get(path) ?? "").matchAll(
          /href="\.\.\/\.\.\/([a-z]+-(?:wang|con|abel|wu)|wang|author-[0-9a-f]+)\/"/gu,
        ),
      ].map(([, slug = ""]) => slug);
    const shown = [...pages.keys()].filter((path) => path.startsWith("authors/letter/")).flatMap(linked);
    expect(shown).toHaveLength(501 + 501 + 4);
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe("people on a paper", () => {
  test("beyond thirty are folded, each with a link, and none is lost", () => {
    const authors = Array.from({ length: 900 }, (_, at) => ({ name: `Author${at} Holm` }));
    const html = pagesOf([makePaper({ id: "large", published: "2024-01-01", authors })]).get("papers/large/") ?? "";
    const [shown = "", folded = ""] = html.slice(html.indexOf('<p class="byline">')).split('<details class="byline">');
    const count = (text: string): number =>
      text.split("</details>")[0]?.match(/href="\.\.\/\.\.\/authors\/author\d+-holm\/"/gu)?.length ?? 0;
    expect(count(shown)).toBe(30);
    expect(count(folded)).toBe(870);
    expect(folded).toContain("<summary>and 870 more authors</summary>");
  });

  test("keep their ORCID beside the link to their page", () => {
    const orcid = "https://orcid.org/0000-0002-1825-0097";
    const html = pagesOf([makePaper({ id: "one", authors: [{ name: "Ida Holm", orcid }] })]).get("papers/one/");
    expect(html).toContain('<a href="../../authors/ida-holm/">Ida Holm</a>');
    expect(html).toContain(`<a href="${orcid}" rel="noopener nofollow ugc">ORCID</a>`);
  });

  test("are linked from listings too, before the organisation", () => {
    const own = makePaper({ id: "one", published: "2024-01-01", authors: [{ name: "Ida Holm" }, { name: "Bo Roe" }] });
    const html = pagesOf([own, { ...own, id: "two", organization: { name: "Lake Lab" } }]).get("archive/2024/01/");
    expect(html).toContain(
      '<span><a href="../../../authors/ida-holm/">Ida Holm</a> and <a href="../../../authors/bo-roe/">Bo Roe</a></span>',
    );
    expect(html).toContain("Bo Roe</a> · Lake Lab</span>");
  });
});

describe("feeds of people", () => {
  const papers = ["a", "b", "c"].map((id) =>
    makePaper({ id, published: "2024-01-01", authors: [{ name: "Ida Holm" }] }),
  );

  test("begin with the third paper, in Atom alone, and are named by their own pages", () => {
    const catalogOf = (count: number) =>
      buildCatalog(sampleCatalog({ papers: papers.slice(0, count), digests: [], topics: [] }).archive);
    const feedsOf = (count: number) => [...listFeedListings(catalogOf(count))].filter(({ kind }) => kind === "author");
    expect(feedsOf(2)).toEqual([]);
    expect(feedsOf(3).map(({ page, formats }) => [page, formats.map(({ name }) => name)])).toEqual([
      ["authors/ida-holm/", ["Atom"]],
    ]);
    expect(
      groupFeedListings(catalogOf(3))
        .flatMap(({ listings }) => listings)
        .filter(({ kind }) => kind === "author"),
    ).toEqual([]);
    expect(pagesOf(papers).get("feeds/")).toContain('<a href="../authors/">the list of authors</a>');
    expect(pagesOf(papers.slice(1)).get("feeds/")).not.toContain("the list of authors");
  });
});

describe("the page for unknown addresses", () => {
  test("offers the search and the index of titles where the site has them", () => {
    const papers = manyPapers(3);
    const bare = pagesOf(papers).get("404.html") ?? "";
    expect(bare).not.toMatch(/<main[\s\S]*(?:<form|titles\/)/u);
    const full = pagesOf(papers, [urls.search, urls.titles]).get("404.html") ?? "";
    expect(full).toContain('action="https://reading.example/room/search/"');
    expect(full).toContain('<a href="https://reading.example/room/titles/">All papers, from A to Z</a>');
  });
});
