import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { PageContext, PageType } from "../src/contracts.ts";
import type { Paper } from "../src/model/paper.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, sampleDigests } from "./sample-content.ts";

const pages = await loadPlugins<PageType>("pages");

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of the page of a kind that shows these papers alone. */
function elementsOf(type: string, papers: readonly Paper[]): readonly Element[] {
  const catalog = sampleCatalog({ papers, digests: sampleDigests.slice(0, 0), topics: [], topicsOf: new Map() });
  const context: PageContext = { catalog, baseUrl: sampleSite.baseUrl, renderMarkdown: createMarkdownRenderer() };
  const page = pages.get(type);
  const item = page && [...page.list(catalog)][0];
  if (!page || !item) throw new Error(`no page of type ${type}`);
  const elements: Element[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => void elements.push({ name, attributes }) });
  parser.end(page.render(item, context));
  return elements;
}

const known = makePaper({
  id: "x",
  title: 'Bounds for $\\ell_p$ & <b>"others"</b>',
  published: "2025-11-08",
  authors: [{ name: "Ada Lindqvist", affiliation: "Northern Institute" }, { name: "Bo Ferreira" }],
  organization: { name: "MTSAIR" },
  links: { arxiv: "2511.90001", doi: "10.5555/w.1", pdf: "https://papers.example/w.pdf" },
});

const metaOf = (paper: Paper): readonly (readonly string[])[] =>
  elementsOf("paper", [paper]).flatMap(({ name, attributes }) =>
    name === "meta" && attributes["name"]?.startsWith("citation_") === true
      ? [[attributes["name"] ?? "", attributes["content"] ?? ""]]
      : [],
  );

describe("what a paper's page says to indexes", () => {
  test("is its title, people, day and where it is, and never an organisation or a PDF elsewhere", () => {
    expect(metaOf(known)).toEqual([
      ["citation_title", 'Bounds for ℓ_p & <b>"others"</b>'],
      ["citation_author", "Ada Lindqvist"],
      ["citation_author", "Bo Ferreira"],
      ["citation_publication_date", "2025/11/08"],
      ["citation_doi", "10.5555/w.1"],
      ["citation_arxiv_id", "2511.90001"],
      ["citation_language", "en"],
      ["citation_abstract_html_url", `${sampleSite.baseUrl}papers/x/`],
    ]);
  });

  test.each([
    ["2025-11", "2025"],
    ["2025", "2025"],
  ])("is the year alone where the day of %s is not known", (published, expected) => {
    expect(metaOf({ ...known, published })).toContainEqual(["citation_publication_date", expected]);
  });

  test.each([
    ["a guessed year", { guessed: ["published"] }],
    ["an unknown year", { published: "XXXX-11-08" }],
    ["no date", { published: undefined }],
    ["no person among its authors", { authors: [], authorCount: 2 }],
  ])("is nothing at all with %s", (_, change) => {
    expect(metaOf({ ...known, ...change })).toEqual([]);
  });
});

test("a paper's page names its citation files, and where it is to be cited from", () => {
  const links = elementsOf("paper", [known]).filter(({ name }) => name === "link");
  const hrefs = (rel: string) =>
    links.filter(({ attributes }) => attributes["rel"] === rel).map((one) => one.attributes["href"]);
  expect(hrefs("describedby")).toEqual(["cite.bib", "cite.ris", "cite.csl.json"]);
  expect(hrefs("cite-as")).toEqual(["https://doi.org/10.5555/w.1"]);
  expect(hrefs("type")).toEqual(["https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle"]);
  expect(hrefs("item")).toEqual(["https://papers.example/w.pdf"]);
  expect(hrefs("linkset")).toEqual(["linkset.json"]);
  expect([...hrefs("license"), ...hrefs("author"), ...hrefs("collection")]).toEqual([]);
  const own = elementsOf("paper", [{ ...known, links: {} }]);
  expect(own.filter(({ attributes }) => attributes["rel"] === "cite-as")).toEqual([]);
});

describe("a listing, to reference managers,", () => {
  const coinsOf = (type: string, papers: readonly Paper[]): readonly URLSearchParams[] =>
    elementsOf(type, papers).flatMap(({ attributes }) =>
      attributes["class"] === "Z3988" ? [new URLSearchParams(attributes["title"])] : [],
    );

  test("says of each paper what is known", () => {
    const [first, second, ...rest] = coinsOf("year", [known, { ...known, id: "y", title: "Other", links: {} }]);
    expect(rest).toEqual([]);
    expect([...(first ?? [])]).toEqual([
      ["ctx_ver", "Z39.88-2004"],
      ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
      ["rft_id", "info:doi/10.5555/w.1"],
      ["rft_id", "https://doi.org/10.5555/w.1"],
      ["rft.type", "preprint"],
      ["rft.title", 'Bounds for ℓ_p & <b>"others"</b>'],
      ["rft.creator", "Ada Lindqvist"],
      ["rft.creator", "Bo Ferreira"],
      ["rft.date", "2025-11-08"],
      ["rft.language", "en"],
    ]);
    expect(second?.get("rft.title")).toBe("Other");
  });

  test("says no guess, and no organisation", () => {
    const [only] = coinsOf("year", [{ ...known, guessed: ["published"], authors: [] }]);
    expect(only?.has("rft.date")).toBe(false);
    expect(only?.toString()).not.toContain("MTSAIR");
  });

  test("is told from a paper's own page, which has none", () => {
    expect(coinsOf("paper", [known, { ...known, id: "y" }])).toEqual([]);
  });
});
