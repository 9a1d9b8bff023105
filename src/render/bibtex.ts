import { escapeTex, escapeTexAroundMaths } from "../text/tex/escape.ts";
import { oneLine } from "../text/one-line.ts";
import { hasNaturalOrder, parsePersonName } from "../text/person-name.ts";
import type { Citation } from "./citation.ts";

const WIDTH = 72;
const MONTH_MACROS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/**
 * A citation as one BibTeX entry ("BibTeXing", section 3; the fields for arXiv are those of arXiv's own hypertex FAQ). The type is always
 * `misc`: whether a venue is a journal or a conference, no source says.
 */
export function renderBibtex(citation: Citation): string {
  const { date, arxiv, doi } = citation;
  const month = date?.month === undefined ? undefined : MONTH_MACROS[Number(date.month) - 1];
  const fields: (string | undefined)[] = [
    folded("title", `{${escapeTexAroundMaths(citation.title)}}`),
    folded("author", citation.authors.map(texName).join(" and ")),
    folded("organization", escapeTex(citation.organization ?? "")),
    folded("howpublished", escapeTex(citation.venue ?? "")),
    folded("year", date?.year ?? ""),
    month && field("month", month),
    folded("day", date?.day === undefined ? "" : String(Number(date.day))),
    verbatim("doi", doi),
    verbatim("eprint", arxiv),
    folded("archiveprefix", arxiv === undefined ? "" : "arXiv"),
    folded("url", encodeBraces(citation.url)),
    folded("keywords", citation.keywords.map(escapeTex).join(", ")),
    folded("note", escapeTex(citation.note)),
    citation.abstract === undefined || citation.abstract === ""
      ? undefined
      : field("abstract", `{${escapeTex(oneLine(citation.abstract))}}`),
  ];
  return `@misc{${citation.id},\n${fields.filter((line) => line !== undefined).join(",\n")}\n}\n`;
}

function field(name: string, value: string): string {
  return `  ${name.padEnd(13)} = ${value}`;
}

/** A field in braces, its lines cut at blanks, which mean the same to BibTeX; none for an empty value. */
function folded(name: string, value: string): string | undefined {
  const text = oneLine(value);
  if (text === "") return undefined;
  const indent = " ".repeat(field(name, "{").length);
  const lines: string[] = [];
  let line = field(name, "{");
  for (const word of text.split(" ")) {
    if (line.length + word.length > WIDTH && !line.endsWith("{")) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, `${line.trimEnd()}}`].join("\n");
}

/** An identifier, which programs take as it is: an escape would be part of it. One that would break out of its braces is left to `url`. */
function verbatim(name: string, value: string | undefined): string | undefined {
  return value === undefined || /[{}\\%\s]/u.test(value) ? undefined : field(name, `{${value}}`);
}

/** Braces and backslashes would end the field. */
function encodeBraces(url: string): string {
  return url.replace(/[{}\\\s]/gu, (character) => encodeURIComponent(character));
}

/** Names stand as they are written, for BibTeX takes them apart itself; what it would take apart wrongly is protected as a whole. */
function texName(name: string): string {
  const parsed = parsePersonName(name);
  if ("literal" in parsed) {
    return hasNaturalOrder(parsed.literal) ? parsed.literal : `{${escapeTex(parsed.literal)}}`;
  }
  const { given, particle, family, suffix } = parsed;
  const last = [particle, family].filter((part) => part !== undefined).join(" ");
  return suffix === undefined ? `${given} ${last}` : `${last}, ${suffix}, ${given}`;
}
