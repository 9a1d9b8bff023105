import { defineExporter } from "../contracts.ts";
import type { Citation, CitationDate } from "../render/citation.ts";
import { renderCitationFiles, renderCitations, type CitationFormat } from "../render/citation-files.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import { parsePersonName } from "../text/person-name.ts";

const FORMAT: CitationFormat = { ending: "csl.json", renderEntry, start: "[\n", between: ",\n", end: "\n]\n" };

/** CSL-JSON, for Pandoc, Zotero and whatever reads the Citation Style Language (CSL 1.0.2, csl-data.json). */
export default defineExporter({
  title: "CSL-JSON",
  files: (context) => renderCitationFiles(context, FORMAT),
  lines: (context, papers) => renderCitations(context, papers, FORMAT),
});

/** One item on a line, `<` escaped, so that it may stand in a page. `article` is CSL's word for a preprint, and for what is no more precisely known. */
function renderEntry(citation: Citation): string {
  const { arxiv, date, organization } = citation;
  const notes = [citation.note, organization === undefined ? "" : `Organization: ${organization}`];
  const item: Readonly<Record<string, unknown>> = {
    id: citation.id,
    type: "article",
    title: flattenFormulas(citation.title),
    author: citation.authors.length === 0 ? undefined : citation.authors.map(cslName),
    issued: date && { "date-parts": [dateParts(date)] },
    "container-title": citation.venue,
    publisher: arxiv === undefined ? undefined : "arXiv",
    number: arxiv === undefined ? undefined : `arXiv:${arxiv}`,
    DOI: citation.doi,
    URL: citation.url,
    language: citation.language,
    keyword: citation.keywords.length === 0 ? undefined : citation.keywords.join(", "),
    abstract: citation.abstract === "" ? undefined : citation.abstract,
    note: notes.filter((note) => note !== "").join(". ") || undefined,
  };
  return JSON.stringify(item).replaceAll("<", "\\u003c");
}

function cslName(name: string): Readonly<Record<string, string | undefined>> {
  const parsed = parsePersonName(name);
  if ("literal" in parsed) return { literal: parsed.literal };
  const { given, particle, family, suffix } = parsed;
  return { family, given, "non-dropping-particle": particle, suffix };
}

function dateParts({ year, month, day }: CitationDate): readonly number[] {
  return [year, month, day].filter((part) => part !== undefined).map(Number);
}
