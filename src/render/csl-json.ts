import { parsePersonName } from "../text/person-name.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import type { Citation, CitationDate } from "./citation.ts";

/** A citation as an item of CSL-JSON (CSL 1.0.2, csl-data.json). `article` is CSL's word for a preprint, and for what is no more precisely known. */
export function cslItem(citation: Citation): Readonly<Record<string, unknown>> {
  const { arxiv, date, organization } = citation;
  const notes = [citation.note, organization === undefined ? "" : `Organization: ${organization}`];
  return {
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
