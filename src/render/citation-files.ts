import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { citePaper, type Citation, type CitationContext } from "./citation.ts";
import { papersOf } from "./digest-words.ts";
import { htmlToText } from "./html-text.ts";
import { listFollowedPeople } from "./people-words.ts";

/** The formats of citations, for links: media types as Zotero and Crossref name them. */
export const CITATION_FORMATS = [
  { ending: "bib", name: "BibTeX", type: "application/x-bibtex" },
  { ending: "ris", name: "RIS", type: "application/x-research-info-systems" },
  { ending: "csl.json", name: "CSL-JSON", type: "application/vnd.citationstyles.csl+json" },
] as const;

/** How one format writes citations. */
export interface CitationFormat {
  /** What its files end in: `bib`. */
  readonly ending: (typeof CITATION_FORMATS)[number]["ending"];
  readonly renderEntry: (citation: Citation) => string;
  /** What stands before the first entry, between two, and after the last. */
  readonly start: string;
  readonly between: string;
  readonly end: string;
}

interface RenderContext extends CitationContext {
  readonly renderMarkdown: (markdown: string) => string;
}

/** A listing whose papers can be taken away together. */
interface CitedListing {
  readonly folder: UrlPath;
  /** Folders that it had once: its file stays there too. */
  readonly formerFolders: readonly UrlPath[];
  readonly papers: readonly Paper[];
}

/** A format's files: `cite.*` beside each paper, `papers.*` beside each listing, in the listing's order (CONTRACT §5). */
export function* renderCitationFiles(
  context: RenderContext,
  format: CitationFormat,
): Generator<{ readonly path: UrlPath; readonly content: string }> {
  const { catalog } = context;
  const entries = new Map<string, string>();
  const taken = new Set<string>();
  for (const paper of catalog.papers) {
    const entry = format.renderEntry(citeWhole(paper, context));
    entries.set(paper.id, entry);
    const content = format.start + entry + format.end;
    for (const id of [paper.id, ...paper.aliases]) {
      const isOthers = id !== paper.id && catalog.paperById.get(id)?.id === id;
      if (isOthers || taken.has(id)) continue;
      taken.add(id);
      yield { path: urls.fileIn(urls.paper(id), `cite.${format.ending}`), content };
    }
  }
  for (const { folder, formerFolders, papers } of listCitedListings(catalog)) {
    const content = [
      ...joinEntries(
        papers.map(({ id }) => entries.get(id) ?? ""),
        format,
      ),
    ].join("");
    for (const place of [folder, ...formerFolders])
      yield { path: urls.fileIn(place, citationFile(format.ending)), content };
  }
}

/** A format's text of some papers, piece by piece. */
export function* renderCitations(
  context: RenderContext,
  papers: Iterable<Paper>,
  format: CitationFormat,
): Generator<string> {
  yield* joinEntries(renderEntries(context, papers, format), format);
}

/** The name of a listing's file. */
export function citationFile(ending: CitationFormat["ending"]): string {
  return `papers.${ending}`;
}

function* renderEntries(context: RenderContext, papers: Iterable<Paper>, format: CitationFormat): Generator<string> {
  for (const paper of papers) yield format.renderEntry(citeWhole(paper, context));
}

function* joinEntries(entries: Iterable<string>, { start, between, end }: CitationFormat): Generator<string> {
  yield start;
  let isFirst = true;
  for (const entry of entries) {
    yield isFirst ? entry : between + entry;
    isFirst = false;
  }
  yield end;
}

/** With the abstract, from its HTML, which builds have at hand. */
function citeWhole(paper: Paper, context: RenderContext): Citation {
  const abstract = htmlToText(context.renderMarkdown(paper.abstract)).replaceAll("\u00a0", " ");
  return { ...citePaper(paper, context), abstract };
}

/** The whole archive, each topic, organisation, digest, author of some papers and year, each month, and what bears no year. */
function* listCitedListings(catalog: Catalog): Generator<CitedListing> {
  const { papers, topics, topicBySlug, organizations, years, undated, archive } = catalog;
  yield { folder: urls.home, formerFolders: [], papers };
  const taken = new Set<string>(topicBySlug.keys());
  for (const { topic, papers: members } of topics) {
    const former = topic.aliases.filter((alias) => !taken.has(alias));
    for (const alias of former) taken.add(alias);
    yield {
      folder: urls.topic(topic.slug),
      formerFolders: [...new Set(former)].map((slug) => urls.topic(slug)),
      papers: members,
    };
  }
  for (const { slug, formerSlugs, papers: members } of organizations)
    yield {
      folder: urls.organization(slug),
      formerFolders: formerSlugs.map((former) => urls.organization(former)),
      papers: members,
    };
  for (const digest of archive.digests)
    yield { folder: urls.digest(digest.id), formerFolders: [], papers: papersOf(digest, catalog) };
  for (const { page, formerPages, papers: members } of listFollowedPeople(catalog))
    yield { folder: page, formerFolders: formerPages, papers: members };
  for (const { key, papers: members } of years.flatMap((year) => [year, ...year.months]))
    yield { folder: urls.period(key), formerFolders: [], papers: members };
  if (undated.length > 0) yield { folder: urls.undated, formerFolders: [], papers: undated };
}
