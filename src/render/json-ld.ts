import type { Paper } from "../model/paper.ts";
import { parsePersonName } from "../text/person-name.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import { citePaper, type Citation, type CitationContext } from "./citation.ts";
import { cutGist } from "./cut.ts";
import { trusted, type Html } from "./html-template.ts";
import { htmlToText } from "./html-text.ts";
import { isExternalUrl, isSafeUrl } from "./safe-url.ts";
import { arxivUrl } from "./paper-links.ts";
import { nameWithdrawal } from "./status.ts";

/** One thing that a page speaks of, in the words of schema.org. `undefined` is left out. */
export type LinkedData = Readonly<Record<string, unknown>>;

/** An abstract whose HTML is longer than this makes a heavy page: what the page would say twice is then only in files beside it. */
const HEAVY = 6000;

/** What stands in a script as it is would end it, or is no character of HTML (HTML, 13.1.2.1 and 13.2.3.5). */
const ESCAPED = /[<\u007f-\u009f\u2028\u2029]/gu;

/** The things of a page as JSON-LD 1.1 in a script that nothing runs; nothing for none. */
export function renderJsonLd(things: readonly LinkedData[]): Html {
  if (things.length === 0) return trusted("");
  const [first, ...more] = things;
  const context = "https://schema.org";
  const whole = more.length === 0 ? { "@context": context, ...first } : { "@context": context, "@graph": things };
  const text = JSON.stringify(whole).replace(ESCAPED, escapeCharacter);
  return trusted(`<script type="application/ld+json">${text}</script>\n`);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

interface DataContext extends CitationContext {
  readonly renderMarkdown: (markdown: string) => string;
}

/**
 * A paper as a `ScholarlyArticle` (schema.org 29): always, for nothing in it is obligatory. Its organisation is the source, never an author;
 * a date that is guessed is left out, and no licence is claimed, for none is known.
 */
export function describePaper(paper: Paper, context: DataContext): LinkedData {
  const citation = citePaper(paper, context);
  const { site } = context.catalog.archive;
  const { arxiv, pdf, huggingface } = paper.links;
  const title = flattenFormulas(citation.title);
  const abstract = htmlToText(context.renderMarkdown(paper.abstract)).replaceAll("\u00a0", " ");
  const elsewhere = [citation.url, arxiv === undefined ? undefined : arxivUrl(arxiv), huggingface];
  const sameAs = [...new Set(elsewhere)].filter((url) => url !== undefined && url !== citation.page && isWeb(url));
  const { date } = citation;
  return {
    "@type": "ScholarlyArticle",
    "@id": citation.url,
    url: citation.page,
    name: title,
    headline: title,
    abstract: abstract === "" ? undefined : isHeavy(paper, context) ? cutGist(abstract) : abstract,
    inLanguage: citation.language,
    datePublished: date && [date.year, date.month, date.day].filter((part) => part !== undefined).join("-"),
    author: some(paper.authors.map(describeAuthor)),
    sourceOrganization: paper.organization && { "@type": "Organization", name: paper.organization.name },
    creativeWorkStatus: nameWithdrawal(paper),
    correction: some(paper.status.flatMap(({ kind, reason }) => (kind === "corrected" ? [reason] : []))),
    keywords: some(citation.keywords),
    identifier: some(listIdentifiers(citation)),
    sameAs: some(sameAs),
    encoding:
      pdf !== undefined && isWeb(pdf)
        ? { "@type": "MediaObject", contentUrl: pdf, encodingFormat: "application/pdf" }
        : undefined,
    isPartOf: { "@type": "Collection", "@id": context.baseUrl, name: site.title, url: context.baseUrl },
  };
}

/** Whether a paper's abstract alone makes its page heavy. */
export function isHeavy({ abstract }: Paper, { renderMarkdown }: Pick<DataContext, "renderMarkdown">): boolean {
  return renderMarkdown(abstract).length > HEAVY;
}

/** A name is taken apart only where its form leaves no doubt. */
function describeAuthor({ name, orcid, affiliation }: Paper["authors"][number]): LinkedData {
  const parsed = parsePersonName(name);
  const parts =
    "literal" in parsed
      ? {}
      : {
          givenName: parsed.given,
          familyName: [parsed.particle, parsed.family].filter((part) => part !== undefined).join(" "),
        };
  return {
    "@type": "Person",
    "@id": orcid !== undefined && isWeb(orcid) ? orcid : undefined,
    name,
    ...parts,
    affiliation: affiliation === undefined ? undefined : { "@type": "Organization", name: affiliation },
  };
}

function listIdentifiers({ arxiv, doi }: Citation): readonly LinkedData[] {
  return [
    { propertyID: "arXiv", value: arxiv },
    { propertyID: "DOI", value: doi },
  ].flatMap(({ propertyID, value }) => (value === undefined ? [] : [{ "@type": "PropertyValue", propertyID, value }]));
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function isWeb(url: string): boolean {
  return isExternalUrl(url) && isSafeUrl(url);
}
