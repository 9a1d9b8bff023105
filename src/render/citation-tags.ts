import { flattenFormulas } from "../text/tex/flatten.ts";
import { CITATION_FORMATS } from "./citation-files.ts";
import type { Citation, CitationDate } from "./citation.ts";
import { html, noHtml, type Html } from "./html-template.ts";

/** What a paper's page says of it to machines: where its citations and the paper itself are, and to indexes who wrote what when. */
export function citationTags(citation: Citation): Html {
  const files = CITATION_FORMATS.map(
    ({ ending, type }) => html`<link rel="describedby" type="${type}" href="cite.${ending}">\n`,
  );
  const home = citation.url !== citation.page && html`<link rel="cite-as" href="${citation.url}">\n`;
  return html`${home}${files}${highwireTags(citation)}`;
}

/**
 * `citation_*` tags (Google Scholar, "Inclusion Guidelines for Webmasters", Indexing). A page without title, author or date is indexed as
 * if it had none, so they are left out when one of these is unknown or guessed. No `citation_pdf_url`: it has to be a file of this site.
 */
function highwireTags(citation: Citation): Html {
  const { authors, date, doi, arxiv } = citation;
  const title = flattenFormulas(citation.title);
  if (title === "" || authors.length === 0 || date === undefined) return noHtml;
  const tags: readonly (readonly [name: string, content: string | undefined])[] = [
    ["title", title],
    ...authors.map((author) => ["author", author] as const),
    ["publication_date", renderDay(date)],
    ["doi", doi],
    ["arxiv_id", arxiv],
    ["language", citation.language],
    ["abstract_html_url", citation.page],
  ];
  return html`${tags.map(
    ([name, content]) => content !== undefined && html`<meta name="citation_${name}" content="${content}">\n`,
  )}`;
}

/** `2010/5/12`, or the year alone: the guidelines know no other form. */
function renderDay({ year, month, day }: CitationDate): string {
  return month === undefined || day === undefined ? year : `${year}/${month}/${day}`;
}
