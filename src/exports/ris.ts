import { defineExporter } from "../contracts.ts";
import type { Citation, CitationDate } from "../render/citation.ts";
import { renderCitationFiles, renderCitations, type CitationFormat } from "../render/citation-files.ts";
import { oneLine } from "../text/one-line.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import { parsePersonName } from "../text/person-name.ts";

/** RIS ends its lines as its specification asks, on every system. */
const LINE_END = "\r\n";

const FORMAT: CitationFormat = { ending: "ris", renderEntry, start: "", between: LINE_END, end: "" };

/** RIS, for reference managers ("RIS Format Specifications", Reference Manager). */
export default defineExporter({
  title: "RIS",
  files: (context) => renderCitationFiles(context, FORMAT),
  lines: (context, papers) => renderCitations(context, papers, FORMAT),
});

/** `UNPB` is a manuscript; what has a venue has come out somewhere, and nothing says in what. */
function renderEntry(citation: Citation): string {
  const { organization, venue, arxiv, date } = citation;
  const tags: readonly (readonly [tag: string, value: string | undefined])[] = [
    ["TY", venue === undefined ? "UNPB" : "GEN"],
    ["ID", citation.id],
    ["TI", flattenFormulas(citation.title)],
    ...citation.authors.map((name) => ["AU", risName(name)] as const),
    ["PY", date?.year],
    ["DA", date && risDate(date)],
    ["T2", venue],
    ["DO", citation.doi],
    ["AN", arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ["UR", citation.url],
    ["LA", citation.language],
    ...citation.keywords.map((keyword) => ["KW", keyword] as const),
    ["AB", citation.abstract],
    ["N1", organization === undefined ? undefined : `Organization: ${organization}`],
    ["N1", citation.note],
  ];
  const lines = tags.flatMap(([tag, value]) => {
    /* A line that strangers begin would be a tag of its own. */
    const text = oneLine(value ?? "");
    return text === "" ? [] : [`${tag}  - ${text}`];
  });
  return [...lines, "ER  - ", ""].join(LINE_END);
}

/** `Family, Given, Suffix`; a name that is not taken apart stands as it is. */
function risName(name: string): string {
  const parsed = parsePersonName(name);
  if ("literal" in parsed) return parsed.literal;
  const { given, particle, family, suffix } = parsed;
  const last = [particle, family].filter((part) => part !== undefined).join(" ");
  return [last, given, suffix].filter((part) => part !== undefined).join(", ");
}

/** `2025/11/28`, `2025/11`, `2025` */
function risDate({ year, month, day }: CitationDate): string {
  return [year, month, day].filter((part) => part !== undefined).join("/");
}
