import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { NO_AUTHORS } from "./byline.ts";
import { joinWords, renderCount } from "./count.ts";
import { publishedDate, renderDate, renderShownDate } from "./date.ts";
import { arxivUrl, doiUrl } from "./paper-links.ts";
import { nameWithdrawal, renderStatus } from "./status.ts";

const NAMES_IN_A_LINE = 10;

/** What is said of a paper when it is cited, whatever the format. Nothing is made up: what is inferred or unknown stands in `note`. */
export interface Citation {
  readonly id: string;
  /** Plain Unicode; a person may have written maths in it as `$TeX$`. */
  readonly title: string;
  /** People, as they write themselves; an organisation is none. */
  readonly authors: readonly string[];
  readonly organization?: string | undefined;
  readonly venue?: string | undefined;
  /** Only when no part of it is a guess. */
  readonly date?: CitationDate | undefined;
  readonly doi?: string | undefined;
  /** Without version. */
  readonly arxiv?: string | undefined;
  /** The DOI's address, else arXiv's, else the paper's page here. */
  readonly url: string;
  /** The paper's page here. */
  readonly page: string;
  /** BCP 47 */
  readonly language: string;
  /** Titles of its topics. */
  readonly keywords: readonly string[];
  /** Sentences on what is inferred, unknown or has changed; `""` when all is plain. */
  readonly note: string;
  /** Plain text on one line; absent where a citation is shown, not taken away. */
  readonly abstract?: string | undefined;
}

/** Of known precision: no day without a month. */
export interface CitationDate {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

/** What citations are made from. */
export interface CitationContext {
  readonly catalog: Catalog;
  /** Absolute, ends in `/`. */
  readonly baseUrl: string;
}

/** A paper as it is cited, without its abstract. */
export function citePaper(paper: Paper, { catalog, baseUrl }: CitationContext): Citation {
  const { arxiv, doi } = paper.links;
  const page = baseUrl + urls.paper(paper.id);
  const topics = catalog.topicsOf.get(paper.id) ?? [];
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors.map(({ name }) => name),
    organization: paper.organization?.name,
    venue: paper.venue,
    date: findDate(paper),
    doi,
    arxiv,
    url: doi !== undefined ? doiUrl(doi) : arxiv !== undefined ? arxivUrl(arxiv) : page,
    page,
    language: paper.language ?? catalog.archive.site.language,
    keywords: topics.map(({ slug }) => catalog.topicBySlug.get(slug)?.topic.title ?? slug),
    note: renderNote(paper),
  };
}

/** A citation in one line of plain text, a guess marked in it, and that a paper was taken back. */
export function renderCitationLine(paper: Paper, citation: Citation): string {
  const names = citation.authors;
  const rest = names.length - NAMES_IN_A_LINE;
  const authors =
    rest > 0 ? `${names.slice(0, NAMES_IN_A_LINE).join(", ")} and ${renderCount(rest, "other")}` : joinWords(names);
  const date = publishedDate(paper);
  const withdrawal = nameWithdrawal(paper);
  const parts = [
    authors,
    withdrawal === undefined ? citation.title : `${citation.title} [${withdrawal}]`,
    [citation.organization, citation.venue, date ? renderShownDate(date) : "date unknown"]
      .filter((part) => part !== undefined)
      .join(", "),
    citation.url,
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => part.replace(/\s+/gu, " "))
    .join(". ")
    .replace(/([.?!])\. /g, "$1 ");
}

/** None when its year is unknown or inferred: a year without its note would soon pass for known. */
function findDate({ published, guessed }: Paper): CitationDate | undefined {
  if (published === undefined || guessed.includes("published")) return undefined;
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(published) ?? [];
  return year === undefined ? undefined : { year, month, day };
}

function renderNote(paper: Paper): string {
  const shown = publishedDate(paper);
  const date =
    shown === undefined
      ? "Date unknown"
      : shown.date.startsWith("XXXX")
        ? `Dated ${renderDate(shown.date)}`
        : shown.guessed
          ? `Dated ${renderShownDate(shown)}`
          : undefined;
  const count = paper.authorCount;
  const authors =
    paper.authors.length > 0
      ? undefined
      : count === undefined
        ? capitalize(NO_AUTHORS)
        : `${renderCount(count, "author")}, names not captured`;
  return [date, authors, ...paper.status.map(renderStatus)].filter((note) => note !== undefined).join(". ");
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
