import { ABSTRACT_LIMIT } from "../model/paper.ts";
import type { Inline } from "../model/repair.ts";
import { paragraphsToMarkdown } from "../render/markdown.ts";
import { findMaths } from "../text/tex/dollars.ts";
import { cleanText } from "../text/unicode.ts";
import type { Issue, IssueAnswer, IssueProblem } from "./parse-issue.ts";

/** What an issue says of a paper's fields, as text, in the shape of a paper's front matter; null takes a field out. */
export interface PaperValues {
  /** Key of the front matter, or `links.<name>` → its value. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** Markdown; undefined when the issue says nothing of it. */
  readonly abstract: string | undefined;
  /** The line of the issue at which a value (or an item of a list) stands. */
  readonly lineOf: (field: string, item?: number) => number;
  readonly problems: readonly IssueProblem[];
}

/** A single one stands for “take out what is there”, where there can be something. */
const TAKE_OUT = "-";

/** Issue field → where its value goes and how it is read, one line at a time. */
const FIELDS: readonly (readonly [id: string, field: string, read: (answer: IssueAnswer) => unknown])[] = [
  ["paper-title", "title", readLine],
  ["published", "published", readLine],
  ["authors", "authors", (answer) => contentLines(answer).map(readAuthor)],
  ["organization", "organization", (answer) => readOrganization(readLine(answer))],
  ["venue", "venue", readLine],
  ["arxiv", "links.arxiv", (answer) => readArxiv(readLine(answer))],
  [
    "doi",
    "links.doi",
    (answer) => readLine(answer).replace(/^(?:doi:\s*)?(?:(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\/)?/iu, ""),
  ],
  ["pdf", "links.pdf", readLine],
  ["project", "links.project", readLine],
  ["code", "links.code", contentLines],
  ["other-links", "links.other", contentLines],
  ["topics", "topics", contentLines],
];

/** Reads the answers that are about the paper itself. All of it is text: none of it becomes markup, whatever it looks like. */
export function readPaperValues({ form, answers }: Issue): PaperValues {
  const isNew = form.id === "add-a-paper";
  const fields = new Map<string, unknown>();
  const places = new Map<string, readonly number[]>();
  const problems: IssueProblem[] = [];
  for (const [id, field, read] of FIELDS) {
    const answer = answers.get(id);
    if (!answer) continue;
    places.set(field, lineNumbers(answer));
    const isOut = !isNew && isTakeOut(answer);
    if (isOut && field === "title")
      problems.push(refuse(answer, "found - as the title; expected a title: a paper always has one"));
    else fields.set(field, isOut ? null : read(answer));
  }
  problems.push(...findAuthorProblems(answers.get("authors")));
  const abstract = answers.get("abstract");
  const markdown = abstract && (!isNew && isTakeOut(abstract) ? "" : readText(abstract));
  if (abstract && (markdown?.length ?? 0) > ABSTRACT_LIMIT)
    problems.push(
      refuse(abstract, `found an abstract of ${markdown?.length} characters; expected at most ${ABSTRACT_LIMIT}`),
    );
  return {
    fields,
    abstract: markdown,
    lineOf: (field, item = 0) => places.get(field)?.[item] ?? places.get(field)?.[0] ?? 1,
    problems,
  };
}

/** The one line of an answer, blanks tidied. */
export function readLine({ lines }: IssueAnswer): string {
  return cleanText(lines[0] ?? "").text;
}

/** What stands before the items of a list, as people write lists on GitHub. */
const LIST_MARK = /^(?:[-*+•]|\d{1,3}[.)])\s+/u;

function contentLines({ lines }: IssueAnswer): readonly string[] {
  return lines.map((line) => cleanText(line).text.replace(LIST_MARK, "")).filter((line) => line !== "");
}

/** The numbers of the lines that say something. */
function lineNumbers({ lines, line: first }: IssueAnswer): readonly number[] {
  return lines.flatMap((line, index) => (cleanText(line).text === "" ? [] : [first + index]));
}

/** What parts two names on one line; and what stands for names that are not there. */
const SEVERAL = /[,;&]|\s(?:and|et al)\b/iu;
/** A comma that belongs to the name. */
const SUFFIX = /,\s*(?:Jr|Sr|II|III|IV)\.?$/iu;

/** Names that are, by their look, more than one: taken for one, they would become a person who is nobody. */
function findAuthorProblems(answer: IssueAnswer | undefined): readonly IssueProblem[] {
  if (!answer) return [];
  const numbers = lineNumbers(answer);
  return contentLines(answer).flatMap((line, index): readonly IssueProblem[] => {
    const { name = "" } = readAuthor(line);
    if (!SEVERAL.test(name.replace(SUFFIX, ""))) return [];
    const message = `found “${name.slice(0, 100)}” as the name of one author; expected one a line, all of them, each as Ada Example: a group with such a name is written by hand`;
    return [{ severity: "error", line: numbers[index] ?? answer.line, column: 1, rule: "issue-form", message }];
  });
}

function isTakeOut({ lines }: IssueAnswer): boolean {
  return lines.length === 1 && lines[0]?.trim() === TAKE_OUT;
}

function refuse({ line }: IssueAnswer, message: string): IssueProblem {
  return { severity: "error", line, column: 1, rule: "issue-form", message };
}

/** Paragraphs of text and `$TeX$` as Markdown. */
function readText({ lines }: IssueAnswer): string {
  const paragraphs = lines
    .join("\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((paragraph) => cleanText(paragraph).text)
    .filter((paragraph) => paragraph !== "");
  return paragraphsToMarkdown(paragraphs.map(toInlines));
}

function toInlines(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const { at, end, tex } of findMaths(text)) {
    inlines.push({ kind: "text", value: text.slice(from, at) }, { kind: "math", tex });
    from = end;
  }
  return [...inlines, { kind: "text", value: text.slice(from) }];
}

const ORCID = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])$/u;

/** `Name | ORCID | affiliation`, where the last two may be left out; what the schema does not take stays for it to refuse. */
function readAuthor(line: string): Record<string, string> {
  const [name = "", ...others] = line.split("|").map((part) => part.trim());
  const isOrcid = ORCID.test(others[0] ?? "") || others.length > 1;
  const orcid = isOrcid ? (others.shift() ?? "") : "";
  const affiliation = others.join(" | ");
  return {
    name,
    ...(orcid !== "" && {
      orcid: orcid.replace(ORCID, (_, digits: string) => `https://orcid.org/${digits.toUpperCase()}`),
    }),
    ...(affiliation !== "" && { affiliation }),
  };
}

function readOrganization(line: string): Record<string, string> {
  const cut = line.indexOf("|");
  const name = (cut < 0 ? line : line.slice(0, cut)).trim();
  const handle = cut < 0 ? "" : line.slice(cut + 1).trim();
  return { name, ...(handle !== "" && { handle }) };
}

/** The id in `arXiv:2310.10636v2 [cs.LG]`, as arXiv prints it, and in `https://arxiv.org/abs/2310.10636` and its like. */
function readArxiv(line: string): string {
  return line
    .replace(/^(?:(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|arxiv:\s*)/iu, "")
    .replace(/\s+\[[a-z.-]+\]$/iu, "")
    .replace(/\.pdf$/iu, "")
    .replace(/v\d+$/u, "");
}
