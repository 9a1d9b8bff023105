import type { Paper } from "../model/paper.ts";
import { joinWords, renderCount } from "./count.ts";
import { publishedDate, renderDate, renderShownDate, yearOf } from "./date.ts";
import { NO_AUTHORS } from "./byline.ts";
import { arxivUrl, doiUrl } from "./paper-links.ts";

const WIDTH = 72;
const NAMES_IN_A_LINE = 10;
const MONTH_MACROS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/**
 * A paper as one BibTeX entry (BibTeX, "Entries and fields"). `pageUrl` stands in when the paper has neither DOI nor arXiv id.
 * An organisation is no author; what is inferred or unknown is said in `note`, nothing is made up.
 */
export function renderBibtex(paper: Paper, pageUrl: string): string {
  const { arxiv, doi } = paper.links;
  const fields: [string, string | undefined][] = [
    ["title", `{${escapeTex(paper.title)}}`],
    [
      "author",
      paper.authors.length === 0 ? undefined : paper.authors.map((author) => texName(author.name)).join(" and "),
    ],
    ["organization", paper.organization && escapeTex(paper.organization.name)],
    ["howpublished", paper.venue === undefined ? undefined : escapeTex(paper.venue)],
    ["year", yearOf(paper.published) || undefined],
    ["month", monthMacro(paper)],
    ["doi", doi && escapeTex(doi)],
    ["eprint", arxiv],
    ["archiveprefix", arxiv && "arXiv"],
    ["url", texUrl(bestUrl(paper, pageUrl))],
    ["note", renderNote(paper)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [renderField(name, value)]));
  return `@misc{${paper.id},\n${lines.join(",\n")}\n}`;
}

/** A paper as one line of plain text: who, what, when, where. */
export function renderCitationLine(paper: Paper, pageUrl: string): string {
  const names = paper.authors.map((author) => author.name);
  const rest = names.length - NAMES_IN_A_LINE;
  const authors =
    rest > 0 ? `${names.slice(0, NAMES_IN_A_LINE).join(", ")} and ${renderCount(rest, "other")}` : joinWords(names);
  const date = publishedDate(paper);
  const parts = [
    authors,
    paper.title,
    [paper.organization?.name, paper.venue, date ? renderShownDate(date) : "date unknown"]
      .filter((part) => part !== undefined)
      .join(", "),
    bestUrl(paper, pageUrl),
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => part.replace(/\s+/gu, " "))
    .join(". ")
    .replace(/([.?!])\. /g, "$1 ");
}

function bestUrl(paper: Paper, pageUrl: string): string {
  if (paper.links.doi !== undefined) return doiUrl(paper.links.doi);
  return paper.links.arxiv === undefined ? pageUrl : arxivUrl(paper.links.arxiv);
}

function renderNote(paper: Paper): string | undefined {
  const date = publishedDate(paper);
  const notes = [
    date === undefined
      ? "date unknown"
      : date.date.startsWith("XXXX")
        ? renderDate(date.date)
        : date.guessed
          ? "year inferred"
          : "",
    paper.authors.length > 0
      ? ""
      : paper.authorCount === undefined
        ? NO_AUTHORS
        : `${renderCount(paper.authorCount, "author")}, names not captured`,
  ].filter((note) => note !== "");
  const text = notes.join("; ");
  return text === "" ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A month of a known year, as BibTeX's own macro. */
function monthMacro(paper: Paper): string | undefined {
  return yearOf(paper.published) === "" ? undefined : MONTH_MACROS[Number(paper.published?.slice(5, 7)) - 1];
}

function renderField(name: string, value: string): string {
  const head = `  ${name.padEnd(13)} = `;
  if (name === "month") return head + value;
  const lines: string[] = [];
  let line = `${head}{`;
  for (const word of value.split(/\s+/u)) {
    if (line.length + word.length > WIDTH && !line.endsWith("{")) {
      lines.push(line.trimEnd());
      line = " ".repeat(head.length + 1);
    }
    line += `${word} `;
  }
  return [...lines, `${line.trimEnd()}}`].join("\n");
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Plain text → TeX; `$TeX$` whose braces match stays maths. */
function escapeTex(text: string): string {
  return text
    .split(/(\$[^$]+\$)/)
    .map((part, index) => (index % 2 === 1 && hasMatchingBraces(part) ? part : escapePlain(part)))
    .join("");
}

function escapePlain(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => TEX[character] ?? `\\${character}`);
}

function hasMatchingBraces(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A name that BibTeX would take apart is protected as a whole. */
function texName(name: string): string {
  const escaped = escapeTex(name);
  return /,|\sand\s/iu.test(name) ? `{${escaped}}` : escaped;
}

/** Braces and backslashes would end the field. */
function texUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
}
