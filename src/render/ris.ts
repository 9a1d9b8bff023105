import { oneLine } from "../text/one-line.ts";
import { parsePersonName } from "../text/person-name.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import type { Citation, CitationDate } from "./citation.ts";

/** RIS ends its lines as its specification asks, on every system. */
export const RIS_LINE_END = "\r\n";

/**
 * A citation as one RIS reference ("RIS Format Specifications", Reference Manager). `UNPB` is a manuscript; what has a venue has come out
 * somewhere, and nothing says in what.
 */
export function renderRis(citation: Citation): string {
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
  return [...lines, "ER  - ", ""].join(RIS_LINE_END);
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
