import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { parse, type Creator } from "@retorquere/bibtex-parser";
import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import type { Exporter, PageContext } from "../src/contracts.ts";
import type { Paper } from "../src/model/paper.ts";
import { compareText } from "../src/model/problem.ts";
import { loadPlugins } from "../src/registry.ts";
import { citePaper } from "../src/render/citation.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { flattenFormulas } from "../src/text/tex/flatten.ts";
import { readTex } from "./bibtex-reader.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, samplePapers, sampleTopics } from "./sample-content.ts";

/*
 * What is exported is read by the libraries that reference managers are built on. Strict readers of our own are in citing.test.ts; here the
 * question is what others make of it. Where a library itself changes a text, what it does is said and taken out of the comparison.
 */
const exporters = await loadPlugins<Exporter>("exports");
const renderMarkdown = createMarkdownRenderer();

/** What a reference manager shows of a paper. */
interface Facts {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: string | undefined;
  readonly doi: string | undefined;
  readonly url: string;
  readonly keywords: readonly string[];
}

function exportText(id: string, context: PageContext): string {
  return [...(exporters.get(id)?.lines?.(context, context.catalog.papers) ?? [])].join("");
}

const oneLine = (text: string): string => text.replace(/[\s\u0085\p{Cc}]+/gu, " ").trim();
/** The words of a name in no order: a name that its bearer writes with a comma is turned round by who reads it. */
const sayName = (...parts: readonly (string | undefined)[]): string =>
  oneLine(
    parts
      .map((part) => part ?? "")
      .join(" ")
      .replaceAll(",", ""),
  )
    .split(" ")
    .sort(compareText)
    .join(" ");

function factsOf(paper: Paper, context: PageContext): Facts {
  const { date, url, keywords } = citePaper(paper, context);
  return {
    title: oneLine(flattenFormulas(paper.title)),
    authors: paper.authors.map(({ name }) => sayName(name)),
    year: date?.year,
    doi: paper.links.doi,
    url,
    keywords: keywords.map(oneLine).sort(compareText),
  };
}

/** What bibtex-parser 9 has no word for: operators and double-struck letters come back as their TeX, with a complaint. */
const UNHANDLED = /\\mathbb|\\(?=log|exp|min|max|sup|inf|arg|det|dim|gcd|ker|lim|Pr)/gu;

/**
 * BibTeX as Better BibTeX for Zotero reads it. It sorts keywords and takes them verbatim, their TeX too; two hyphens it reads as TeX prints
 * them, as a dash.
 */
function readBibtex(text: string): readonly Facts[] {
  const { errors, entries } = parse(text, { sentenceCase: false, english: false });
  expect(errors.filter(({ error }) => !error.startsWith("unhandled macro") || error.search(UNHANDLED) < 0)).toEqual([]);
  return entries.map(({ fields }) => ({
    title: oneLine(fields["title"] ?? "").replace(UNHANDLED, ""),
    authors: (fields.author ?? []).map(sayCreator),
    year: fields["year"],
    doi: fields["doi"],
    url: fields["url"] ?? "",
    keywords: (fields.keywords ?? []).map(readTex).sort(compareText),
  }));
}

function sayCreator({ name, firstName, prefix, lastName, suffix }: Creator): string {
  return name === undefined ? sayName(firstName, prefix, lastName, suffix) : sayName(name);
}

interface CslItem {
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly "date-parts"?: readonly (readonly number[])[] };
  readonly DOI?: string;
  readonly URL?: string;
  readonly keyword?: string;
}

/** What citation-js makes of a file, in CSL. */
function readCsl(data: unknown, separator: string): readonly Facts[] {
  const items = plugins.input.chain(data, { generateGraph: false }) as readonly CslItem[];
  return items.map(({ title = "", author = [], issued, DOI, URL: url = "", keyword }) => ({
    title: oneLine(title),
    authors: author.map(({ literal, given, family, suffix, "non-dropping-particle": particle }) =>
      literal === undefined ? sayName(given, particle, family, suffix) : sayName(literal),
    ),
    year: issued?.["date-parts"]?.[0]?.[0]?.toString(),
    doi: DOI,
    url,
    keywords: keyword === undefined ? [] : keyword.split(separator).sort(compareText),
  }));
}

const READERS: readonly (readonly [id: string, read: (text: string) => readonly Facts[]])[] = [
  ["bibtex", readBibtex],
  ["ris", (text) => readCsl(text, ",")],
  ["csl-json", (text) => readCsl(JSON.parse(text), ", ")],
];

/** Maths is read in more than one way, `ℓₚ` or `ℓ_p`, and so are dashes: what counts is that all signs are there and the TeX is gone. */
function foldMaths(facts: Facts): Facts {
  return {
    ...facts,
    title: facts.title
      .normalize("NFKC")
      .replace(/[_^{}\s]/gu, "")
      .replace(/---?/gu, "–"),
  };
}

function contextOf(catalog: PageContext["catalog"]): PageContext {
  return { catalog, baseUrl: sampleSite.baseUrl, renderMarkdown };
}

describe.each(READERS)("%s, read by a library", (id, read) => {
  test("gives back title, authors, year, DOI, address and keywords of every sample paper", () => {
    const context = contextOf(sampleCatalog());
    expect(read(exportText(id, context))).toEqual(samplePapers.map(({ paper }) => factsOf(paper, context)));
  });

  test("gives back the real archive", async () => {
    const archive = await readArchive(fileURLToPath(new URL("..", import.meta.url)));
    const context = contextOf(buildCatalog(archive));
    const { papers } = context.catalog;
    expect(papers.length).toBeGreaterThan(200);
    const found = read(exportText(id, context));
    expect(found.map(foldMaths)).toEqual(papers.map((paper) => foldMaths(factsOf(paper, context))));
    expect(found.filter(({ title }) => /\$\\|\\[a-z]/u.test(title))).toEqual([]);
    const plain = papers.flatMap(({ title }, index) => (/\$|--/u.test(title) ? [] : [index]));
    expect(plain.length).toBeGreaterThan(200);
    expect(plain.map((index) => found[index]?.title)).toEqual(
      plain.map((index) => oneLine(papers[index]?.title ?? "")),
    );
  });

  test("gives back titles with maths, braces, accents and signs, and names of every form", () => {
    const word = fc.constantFrom(
      ..."Bounds BERT naïve Łódź 李明 50% {braces} } { R&D C# a_b x^2 ~ $5 \\alpha <b> “q” O(n) α – don't @ | ℓ₂".split(
        " ",
      ),
      "$\\ell_p$",
      "$O(n \\log n)$",
      "$\\alpha \\le \\beta_1$",
      "$\\mathbb{R}^d$",
    );
    const title = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => `Title ${words.join(" ")} end`);
    const name = fc.constantFrom(
      ..."Ada Lindqvist|Bo van der Berg|J. R. Roe|Chi Okafor Jr.|María José Pérez Díaz|李明|Plato|The ATLAS Collaboration|Jean-Luc d'Arc|Ødegård, Kai|X Æ A-12|Smith and Sons|de la Cruz|O’Brien Ó Néill|Jo {Brace} 50%".split(
        "|",
      ),
    );
    const doi = fc.constantFrom(undefined, "10.5555/w_1.(a)", "10.1000/abc-def;2");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, fc.array(name, { maxLength: 4 }), doi), { minLength: 1, maxLength: 4 }),
        (list) => {
          const papers = list.map(([text, names, known], index) =>
            makePaper({
              id: `p${index}`,
              title: text,
              authors: names.map((one) => ({ name: one })),
              published: "2025-11-08",
              links: known === undefined ? { arxiv: "2511.90001" } : { doi: known },
            }),
          );
          const topicsOf = new Map(papers.map((paper) => [paper.id, [{ slug: "pruning", why: "pinned" }]]));
          const topics = sampleTopics.map((topic) => ({ ...topic, title: `${topic.title} & {more} 50%` }));
          const context = contextOf(sampleCatalog({ papers, topicsOf, topics, digests: [] }));
          expect(read(exportText(id, context)).map(foldMaths)).toEqual(
            papers.map((paper) => foldMaths(factsOf(paper, context))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
