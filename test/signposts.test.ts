import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { PageContext } from "../src/contracts.ts";
import linkset from "../src/exports/linkset.ts";
import type { Paper } from "../src/model/paper.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper } from "./sample-content.ts";

/* RFC 9264, section 4.2: a set of link contexts, each with its anchor and, under the name of each relation, targets with their attributes. */
const target = {
  type: "object",
  properties: {
    href: { type: "string", pattern: '^https?://[^\\s<>"]+$' },
    type: { type: "string", pattern: "^[a-z]+/[a-z0-9.+-]+$" },
  },
  required: ["href"],
  additionalProperties: false,
};
const check = new Ajv({ allErrors: true }).compile({
  type: "object",
  properties: {
    linkset: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        properties: { anchor: { type: "string", pattern: "^https?://" } },
        required: ["anchor"],
        minProperties: 2,
        /* The relations of the FAIR Signposting Profile; `rel` itself is not to stand there (RFC 9264, 4.2.2). */
        patternProperties: {
          "^(?:cite-as|type|author|item|describedby|describes|collection|license)$": {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: target,
          },
        },
        additionalProperties: false,
      },
    },
  },
  required: ["linkset"],
  additionalProperties: false,
});

function linksetsOf(papers?: readonly Paper[], topicsOf?: Parameters<typeof sampleCatalog>[0]) {
  const catalog = sampleCatalog(papers ? { papers, digests: [], topicsOf: new Map(), ...topicsOf } : {});
  const context: PageContext = { catalog, baseUrl: sampleSite.baseUrl, renderMarkdown: createMarkdownRenderer() };
  return new Map<string, unknown>(
    [...(linkset.files?.(context) ?? [])].map(({ path, content }) => [path, JSON.parse(content) as unknown]),
  );
}

describe("a paper's link set", () => {
  test("has the form of RFC 9264, for every paper", () => {
    const found = linksetsOf();
    expect(found.size).toBe(sampleCatalog().papers.length);
    for (const [path, set] of found) expect(check(set), `${path}: ${JSON.stringify(check.errors)}`).toBe(true);
  });

  test("leads to where it is cited from, its authors, its text and its citations, and from these back", () => {
    const page = `${sampleSite.baseUrl}papers/x/`;
    const pdf = "https://papers.example/x.pdf";
    const orcid = "https://orcid.org/0000-0002-1825-0097";
    const paper = makePaper({
      id: "x",
      authors: [{ name: "Ada Lindqvist", orcid }, { name: "Bo Ferreira" }],
      links: { arxiv: "2511.90001", pdf },
    });
    const topicsOf = new Map([
      [
        "x",
        [
          { slug: "pruning", why: "pinned" },
          { slug: "gone", why: "pinned" },
        ],
      ],
    ]);
    const back = [{ href: page, type: "text/html" }];
    expect(linksetsOf([paper], { topicsOf }).get("papers/x/linkset.json")).toEqual({
      linkset: [
        {
          anchor: page,
          "cite-as": [{ href: "https://arxiv.org/abs/2511.90001" }],
          type: [{ href: "https://schema.org/AboutPage" }, { href: "https://schema.org/ScholarlyArticle" }],
          author: [{ href: orcid }],
          item: [{ href: pdf, type: "application/pdf" }],
          describedby: [
            { href: `${page}cite.bib`, type: "application/x-bibtex" },
            { href: `${page}cite.ris`, type: "application/x-research-info-systems" },
            { href: `${page}cite.csl.json`, type: "application/vnd.citationstyles.csl+json" },
          ],
          collection: [{ href: `${sampleSite.baseUrl}topics/pruning/`, type: "text/html" }],
        },
        { anchor: pdf, collection: back },
        ...["bib", "ris", "csl.json"].map((ending) => ({ anchor: `${page}cite.${ending}`, describes: back })),
      ],
    });
  });

  test("never leads to what is no address of the web", () => {
    const evil = "javascript:alert(1)";
    const paper = makePaper({ id: "x", authors: [{ name: "A", orcid: evil }], links: { pdf: evil } });
    expect(JSON.stringify([...linksetsOf([paper]).values()])).not.toContain("javascript");
  });
});
