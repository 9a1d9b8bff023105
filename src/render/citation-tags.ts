import { flattenFormulas } from "../text/tex/flatten.ts";
import type { Paper } from "../model/paper.ts";
import { citePaper, type Citation, type CitationContext, type CitationDate } from "./citation.ts";
import { html, noHtml, type Html } from "./html-template.ts";
import type { LinkTo } from "./link.ts";
import { LINKSET, listSignposts } from "./signposts.ts";

/** What a paper's page says of it to machines: its typed links, and to indexes who wrote what when. */
export function citationTags(paper: Paper, context: CitationContext, to: LinkTo): Html {
  const links = listSignposts(paper, context).map(({ rel, target, type }) => {
    const href = typeof target === "string" ? target : to(target.path);
    return html`<link rel="${rel}"${type !== undefined && html` type="${type}"`} href="${href}">\n`;
  });
  return html`${links}<link rel="linkset" type="${LINKSET.type}" href="${LINKSET.file}">
${highwireTags(citePaper(paper, context))}`;
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
