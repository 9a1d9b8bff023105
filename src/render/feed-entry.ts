import type { SiteSettings } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Digest } from "../model/digest.ts";
import type { Author, Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { isFullDate, yearOf } from "../text/printed-date.ts";
import { uuidV5 } from "../text/uuid.ts";
import { renderCount } from "./count.ts";
import { cutGist } from "./cut.ts";
import { digestDate, publishedDate, renderShownDate } from "./date.ts";
import { papersOf, renderDigestName } from "./digest-words.ts";
import { labEntry } from "./lab-notes.ts";
import { nameTitle, nameWithdrawal, renderStatus } from "./status.ts";
import { html, toHtmlText, trusted, type Html } from "./html-template.ts";
import { absolutizeLinks, flattenMaths, htmlToText } from "./html-text.ts";

/** So much of an abstract's HTML holds its first two sentences. */
const SUMMARIZED = 4000;

/** What feeds are made from. */
export interface FeedContext {
  readonly catalog: Catalog;
  readonly baseUrl: string;
  readonly renderMarkdown: (markdown: string) => string;
}

/** An entry as every feed format says it; addresses are absolute, dates `YYYY-MM-DD`. */
export interface FeedEntry {
  /** `urn:uuid:…`, the same for ever. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** `Withdrawn`, with which the title of a paper that no longer stands begins. */
  readonly withdrawal?: string | undefined;
  /** When it came into the archive, not when its authors published it. */
  readonly published: string;
  readonly updated: string;
  /** The paper's own date (W3C-DTF), when its year is known. */
  readonly issued?: string | undefined;
  /** The paper's own date is a guess; the text says so too. */
  readonly isIssuedGuessed: boolean;
  readonly language?: string | undefined;
  /** People; an organisation is none. */
  readonly authors: readonly Author[];
  readonly topics: readonly { readonly slug: string; readonly title: string }[];
  readonly summary: string;
  /** HTML, sanitised, its links absolute. */
  readonly content: string;
}

/** The days that order a feed: they move with the archive's own history alone (CONTRACT §5). */
export interface FeedDates {
  readonly published: string;
  readonly updated: string;
}

/** The id of whatever has `name` in this archive. */
export function feedId(site: SiteSettings, name: string): string {
  return `urn:uuid:${uuidV5(site.id, name)}`;
}

/** The earliest digest with a full date, else the archive's first day; updated by nothing but a change of status. */
export function datePaper(paper: Paper, catalog: Catalog): FeedDates {
  const days = (catalog.digestsOf.get(paper.id) ?? []).map((digest) => digest.date).filter(isFullDate);
  const published = days.length === 0 ? catalog.archive.site.since : days.reduce((a, b) => (a < b ? a : b));
  const changes = paper.status.map((status) => status.date).filter(isFullDate);
  return { published, updated: changes.reduce((a, b) => (a > b ? a : b), published) };
}

export function dateDigest(digest: Digest, site: SiteSettings): FeedDates {
  const day = isFullDate(digest.date) ? digest.date : site.since;
  return { published: day, updated: day };
}

/** A paper as an entry. */
export function renderPaperEntry(paper: Paper, dates: FeedDates, context: FeedContext): FeedEntry {
  const { catalog, baseUrl } = context;
  const url = absolute(baseUrl, urls.paper(paper.id));
  const abstract = renderProse(paper.abstract, url, context);
  const topics = (catalog.topicsOf.get(paper.id) ?? []).map(({ slug }) => ({
    slug,
    title: catalog.topicBySlug.get(slug)?.topic.title ?? slug,
  }));
  return {
    id: feedId(catalog.archive.site, paper.id),
    url,
    title: nameTitle(paper),
    withdrawal: nameWithdrawal(paper),
    ...dates,
    issued: yearOf(paper.published) === undefined ? undefined : paper.published,
    isIssuedGuessed: paper.guessed.includes("published"),
    language: paper.language,
    authors: paper.authors,
    topics,
    summary: summarize(abstract),
    content: joinBlocks([
      ...renderFacts(paper),
      trusted(abstract),
      ...labEntry(renderProse(paper.notes, url, context), catalog.archive.site.title),
      ...renderTopics(topics, baseUrl),
    ]),
  };
}

/** A digest as an entry: its note and the list of its papers. */
export function renderDigestEntry(digest: Digest, dates: FeedDates, context: FeedContext): FeedEntry {
  const { catalog, baseUrl } = context;
  const url = absolute(baseUrl, urls.digest(digest.id));
  const papers = papersOf(digest, catalog);
  const items = papers.map((paper) => {
    const href = absolute(baseUrl, urls.paper(paper.id));
    return html`<li><a href="${href}">${renderListedTitle(paper)}</a></li>`;
  });
  const note = trusted(renderProse(digest.note, url, context));
  const day = renderShownDate(digestDate(digest));
  return {
    id: feedId(catalog.archive.site, `digests/${digest.id}`),
    url,
    title: renderDigestName(digest),
    ...dates,
    isIssuedGuessed: false,
    authors: [],
    topics: [],
    summary: `${renderCount(papers.length, "paper")} · ${day}`,
    content: joinBlocks([html`<p>${day}</p>`, note, html`<ol>${items}</ol>`]),
  };
}

/** The absolute address of a page or file. */
export function absolute(baseUrl: string, path: UrlPath): string {
  return `${baseUrl}${path}`;
}

/** HTML for readers that know neither the page's address nor MathML: links absolute, maths in plain Unicode. */
function renderProse(markdown: string, url: string, { renderMarkdown }: FeedContext): string {
  return flattenMaths(absolutizeLinks(renderMarkdown(markdown), url));
}

/** The gist of an abstract. Its end is not looked at: a feed holds thousands, and a gist is short. */
function summarize(abstract: string): string {
  const isLong = abstract.length > SUMMARIZED;
  return cutGist(htmlToText(isLong ? abstract.slice(0, SUMMARIZED).replace(/[<&][^<&>;]*$/, "") : abstract));
}

/** Blocks a line each: what stands between two tags of a template would stand in the feed. */
function joinBlocks(blocks: readonly Html[]): string {
  return blocks
    .map((block) => toHtmlText(block).trim())
    .filter((block) => block !== "")
    .join("\n");
}

function renderListedTitle(paper: Paper): Html {
  const withdrawal = nameWithdrawal(paper);
  return withdrawal === undefined ? html`${paper.title}` : html`${withdrawal}: <s>${paper.title}</s>`;
}

function renderFacts(paper: Paper): readonly Html[] {
  const date = publishedDate(paper);
  const facts = [
    date ? `Paper of ${renderShownDate(date)}` : "Date of the paper unknown",
    renderAuthors(paper),
    paper.organization?.name,
    paper.venue,
  ].filter((fact) => fact !== undefined);
  const changes = paper.status.map((status) => html`<p><strong>${renderStatus(status)}</strong>: ${status.reason}</p>`);
  return [html`<p>${facts.join(" · ")}</p>`, ...changes];
}

function renderAuthors(paper: Paper): string | undefined {
  if (paper.authors.length > 0) return paper.authors.map((author) => author.name).join(", ");
  return paper.authorCount === undefined ? undefined : renderCount(paper.authorCount, "author");
}

function renderTopics(topics: FeedEntry["topics"], baseUrl: string): readonly Html[] {
  if (topics.length === 0) return [];
  const links = topics.map(({ slug, title }, index) => {
    const href = absolute(baseUrl, urls.topic(slug));
    return html`${index > 0 && ", "}<a href="${href}">${title}</a>`;
  });
  return [html`<p>Topics: ${links}</p>`];
}
