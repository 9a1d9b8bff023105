import { Ajv } from "ajv";
import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { PageContext, PageType } from "../src/contracts.ts";
import type { Paper } from "../src/model/paper.ts";
import { loadPlugins } from "../src/registry.ts";
import { listCards } from "../src/render/card.ts";
import { renderJsonLd } from "../src/render/json-ld.ts";
import { toHtmlText } from "../src/render/html-template.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { SCHEMAS } from "./json-ld-schemas.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, manyPapers } from "./sample-content.ts";

type Thing = Readonly<Record<string, unknown>>;

const pages = await loadPlugins<PageType>("pages");
const ajv = new Ajv({ allErrors: true, strictTypes: false });
const checks = new Map(Object.entries(SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]));

interface RenderedPage {
  readonly type: string;
  readonly path: string;
  readonly things: readonly Thing[];
  /** `og:title` → its content, and so on. */
  readonly meta: ReadonlyMap<string, string>;
}

function readPage(type: string, path: string, document: string): RenderedPage {
  const scripts: string[] = [];
  const meta = new Map<string, string>();
  let isData = false;
  const parser = new Parser({
    onopentag(name, { type: kind, property, name: key, content = "" }) {
      isData = name === "script" && kind === "application/ld+json";
      if (isData) scripts.push("");
      if (name === "meta") meta.set(property ?? key ?? "", content);
    },
    ontext: (text) => void (isData && scripts.push((scripts.pop() ?? "") + text)),
    onclosetag: () => void (isData = false),
  });
  parser.end(document);
  expect(scripts.length, path).toBeLessThanOrEqual(1);
  return { type, path, things: scripts.flatMap(thingsIn), meta };
}

function thingsIn(script: string): readonly Thing[] {
  const whole = JSON.parse(script) as Thing;
  expect(whole["@context"]).toBe("https://schema.org");
  const graph = whole["@graph"];
  return Array.isArray(graph) ? (graph as readonly Thing[]) : [whole];
}

function renderAll(change: Parameters<typeof sampleCatalog>[0] = {}): readonly RenderedPage[] {
  const catalog = sampleCatalog(change);
  const context: PageContext = {
    catalog,
    baseUrl: sampleSite.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [],
  };
  return [...pages].flatMap(([id, type]) =>
    [...type.list(catalog)].map((item) => readPage(id, item.path, type.render(item, context))),
  );
}

function wrongIn(found: readonly RenderedPage[]): readonly string[] {
  return found.flatMap(({ path, things }) =>
    things.flatMap((thing) => {
      const check = checks.get(String(thing["@type"]));
      if (!check) return [`${path}: no schema for ${String(thing["@type"])}`];
      return check(thing) ? [] : (check.errors ?? []).map((error) => `${path}${error.instancePath} ${error.message}`);
    }),
  );
}

const whole = renderAll();
const find = (path: string, type: string, of = whole): Thing | undefined =>
  of.find((page) => page.path === path)?.things.find((thing) => thing["@type"] === type);

describe("what pages say in the words of schema.org", () => {
  test("is valid on every page", () => {
    expect(wrongIn(whole)).toEqual([]);
    const kinds = new Set(whole.flatMap(({ things }) => things.map((thing) => thing["@type"])));
    expect(kinds).toEqual(new Set(Object.keys(SCHEMAS)));
  });

  test("names every paper on its page, and the way to every page but home", () => {
    for (const { type, path, things } of whole) {
      const kinds = things.map((thing) => thing["@type"]);
      if (type === "redirect" || type === "not-found") expect(kinds, path).toEqual([]);
      else expect(kinds.includes("BreadcrumbList"), path).toBe(path !== "");
      expect(kinds.includes("ScholarlyArticle"), path).toBe(type === "paper");
      expect(kinds.includes("WebSite"), path).toBe(path === "");
    }
    expect(find("archive/2025/11/", "BreadcrumbList")).toMatchObject({
      itemListElement: ["", "archive/", "archive/2025/", "archive/2025/11/"].map((path, index) => ({
        position: index + 1,
        item: sampleSite.baseUrl + path,
      })),
    });
  });

  test("is what is known of a paper, an organisation never its author", () => {
    const paper = makePaper({
      id: "known",
      title: "Bounds for $\\ell_p$",
      abstract: "With $\\alpha \\le 1$.",
      published: "2025-11",
      authors: [
        { name: "Bo van der Berg", orcid: "https://orcid.org/0000-0002-1825-0097", affiliation: "Northern Institute" },
        { name: "Ada María Lovelace" },
      ],
      organization: { name: "MTSAIR", handle: "MTSAIR" },
      language: "fr",
      links: {
        arxiv: "2511.90001",
        doi: "10.5555/w.1",
        pdf: "https://papers.example/w.pdf",
        huggingface: "https://huggingface.co/papers/2511.90001",
      },
    });
    const topicsOf = new Map([["known", [{ slug: "pruning", why: "pinned" }]]]);
    expect(find("papers/known/", "ScholarlyArticle", renderAll({ papers: [paper], topicsOf, digests: [] }))).toEqual({
      "@type": "ScholarlyArticle",
      "@id": "https://doi.org/10.5555/w.1",
      url: `${sampleSite.baseUrl}papers/known/`,
      name: "Bounds for ℓ_p",
      headline: "Bounds for ℓ_p",
      abstract: "With α ≤ 1.",
      inLanguage: "fr",
      datePublished: "2025-11",
      author: [
        {
          "@type": "Person",
          "@id": "https://orcid.org/0000-0002-1825-0097",
          name: "Bo van der Berg",
          givenName: "Bo",
          familyName: "van der Berg",
          affiliation: { "@type": "Organization", name: "Northern Institute" },
        },
        { "@type": "Person", name: "Ada María Lovelace" },
      ],
      sourceOrganization: { "@type": "Organization", name: "MTSAIR" },
      keywords: ["Pruning and sparsity"],
      identifier: [
        { "@type": "PropertyValue", propertyID: "arXiv", value: "2511.90001" },
        { "@type": "PropertyValue", propertyID: "DOI", value: "10.5555/w.1" },
      ],
      sameAs: [
        "https://doi.org/10.5555/w.1",
        "https://arxiv.org/abs/2511.90001",
        "https://huggingface.co/papers/2511.90001",
      ],
      encoding: {
        "@type": "MediaObject",
        contentUrl: "https://papers.example/w.pdf",
        encodingFormat: "application/pdf",
      },
      isPartOf: { "@type": "Collection", "@id": sampleSite.baseUrl, name: sampleSite.title, url: sampleSite.baseUrl },
    });
  });

  test.each([
    ["a guessed year", { published: "2025-11-08", guessed: ["published"] }],
    ["an unknown year", { published: "XXXX-11-08" }],
    ["no date", {}],
  ])("has no date for a paper with %s", (_, change: Partial<Paper>) => {
    const papers = [makePaper({ id: "x", title: "T", ...change })];
    const found = find("papers/x/", "ScholarlyArticle", renderAll({ papers, digests: [], topicsOf: new Map() }));
    expect(found).toMatchObject({ name: "T" });
    expect(found).not.toHaveProperty("datePublished");
    expect(found).not.toHaveProperty("author");
  });

  test("names a hundred of a listing's papers at most, in the order of the page", () => {
    const papers = manyPapers(300).map((paper) => ({ ...paper, published: `2024-05-${paper.id.slice(-2)}` }));
    const found = find("archive/2024/05/", "CollectionPage", renderAll({ papers, digests: [], topicsOf: new Map() }));
    expect(found).toMatchObject({ mainEntity: { numberOfItems: 300 } });
    const items = papers.slice(0, 100).map(({ id }) => ({ url: `${sampleSite.baseUrl}papers/${id}/` }));
    expect(found).toMatchObject({ mainEntity: { itemListElement: items } });
  });

  test("is text whatever strangers write: nothing ends the script, all comes back", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("</script>", "<!--", "<", "&", '"', "\\", "\u0000", "\u0085", "\u2028", "\ud800", "é"),
    });
    fc.assert(
      fc.property(nasty, (name) => {
        const text = toHtmlText(renderJsonLd([{ name }]));
        const inside = text.slice('<script type="application/ld+json">'.length, -"</script>\n".length);
        expect(inside).not.toMatch(/[<\u007f-\u009f\u2028]/);
        expect(JSON.parse(inside)).toEqual({ "@context": "https://schema.org", name });
      }),
    );
  });
});

describe("what is shown where a page's address is shared", () => {
  const cards = new Map(listCards(sampleCatalog()).map((card) => [sampleSite.baseUrl + card.path, card]));

  test("is on every page that has an address, with a card that exists", () => {
    for (const { type, path, meta } of whole) {
      if (type === "redirect" || type === "not-found") {
        expect(meta.has("og:title"), path).toBe(false);
        continue;
      }
      expect(meta.get("og:url"), path).toBe(sampleSite.baseUrl + path);
      expect(meta.get("og:title"), path).not.toMatch(/^$|\$\\/);
      expect(meta.get("og:description"), path).toBe(meta.get("description"));
      expect(meta.get("og:type"), path).toBe(type === "paper" ? "article" : "website");
      expect(meta.get("og:site_name"), path).toBe(sampleSite.title);
      expect(meta.get("og:locale"), path).toBe("en");
      expect(cards.get(meta.get("og:image") ?? "")?.title, path).toBe(meta.get("og:image:alt"));
      expect([meta.get("og:image:width"), meta.get("og:image:height")], path).toEqual(["1200", "630"]);
      expect(meta.get("twitter:card"), path).toBe("summary_large_image");
    }
  });

  test("is the card of a paper's first topic, of a topic on its own pages, and the site's elsewhere", () => {
    const imageOf = (path: string) =>
      whole
        .find((page) => page.path === path)
        ?.meta.get("og:image")
        ?.slice(sampleSite.baseUrl.length);
    const { topicsOf, papers } = sampleCatalog();
    for (const { id } of papers) {
      const [first] = topicsOf.get(id) ?? [];
      expect(imageOf(`papers/${id}/`), id).toBe(first === undefined ? "card.png" : `topics/${first.slug}/card.png`);
    }
    expect(imageOf("topics/pruning/")).toBe("topics/pruning/card.png");
    for (const path of ["", "topics/", "archive/2025/", "about/"]) expect(imageOf(path)).toBe("card.png");
  });
});
