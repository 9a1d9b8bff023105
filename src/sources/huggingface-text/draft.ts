import type { Draft, Finding } from "../../model/capture.ts";
import { ABSTRACT_LIMIT, TITLE_LIMIT } from "../../model/paper.ts";
import { isRealDay } from "../../text/printed-date.ts";
import { shapeOf } from "../../text/prose.ts";
import type { TextLine } from "./line.ts";
import type { MetaBlock } from "./meta-block.ts";
import type { LinePart } from "./label-cost.ts";

/** The entries of a labelled segment; `used` are the numbers of the lines they took. The meta block is the last entry's. */
export function draftsOf(
  lines: readonly TextLine[],
  parts: readonly LinePart[],
  meta: MetaBlock | undefined,
  metaLines: readonly TextLine[],
  findings: Finding[],
): { drafts: readonly Draft[]; used: ReadonlySet<number> } {
  const groups = groupEntries(lines, parts).filter(isEntry);
  const drafts = groups.map(({ title, abstract }, index) => {
    const isLast = index === groups.length - 1;
    const own = isLast ? meta : undefined;
    const first = title[0]?.number ?? 1;
    if (!own) findings.push(missing(first, "authors and date", "the entry has no meta block"));
    return {
      lines: [first, (own ? metaLines : abstract).at(-1)?.number ?? first] as const,
      title: joinLines(title),
      titleLines: rangeOf(title),
      abstract: paragraphsOf(abstract),
      abstractLines: rangeOf(abstract),
      ...(own && { metaLines: rangeOf(metaLines), ...readMeta(own, metaLines, findings) }),
    };
  });
  const used = new Set(groups.flatMap(({ title, abstract }) => [...title, ...abstract]).map((line) => line.number));
  if (drafts.length > 0) for (const line of metaLines) used.add(line.number);
  return { drafts, used };
}

/** Pages without blank lines or meta blocks can run together to what is no entry any more. */
function isEntry({ title, abstract }: Group): boolean {
  return lengthOf(title) <= TITLE_LIMIT && lengthOf(abstract) <= ABSTRACT_LIMIT;
}

function lengthOf(lines: readonly TextLine[]): number {
  return lines.reduce((length, { text }) => length + text.length + 1, 0);
}

interface Group {
  readonly title: TextLine[];
  readonly abstract: TextLine[];
}

function groupEntries(lines: readonly TextLine[], parts: readonly LinePart[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [index, line] of lines.entries()) {
    const part = parts[index];
    if (part === "title") groups.push({ title: [], abstract: [] });
    if (part === "title" || part === "title-more") groups.at(-1)?.title.push(line);
    if (part === "abstract" || part === "abstract-more") groups.at(-1)?.abstract.push(line);
  }
  return groups;
}

function readMeta(meta: MetaBlock, lines: readonly TextLine[], findings: Finding[]): Partial<Draft> {
  const at = lines.at(-1)?.number ?? 1;
  if (meta.authorCount === undefined && !meta.organization)
    findings.push(missing(lines[0]?.number ?? 1, "authors or organisation", "the meta block has only a date"));
  if (!meta.date) findings.push(missing(at, "date", "the meta block has no date"));
  const isReal = meta.date !== undefined && isRealDay(meta.date);
  if (meta.date && !isReal) {
    findings.push({
      line: at,
      column: 1,
      severity: "warning",
      rule: "impossible-date",
      message: `found “${lines.at(-1)?.text ?? ""}”, a day that no calendar has; expected “Mon D” or “Mon D, YYYY”: the entry is kept without a date`,
    });
  }
  return {
    ...(meta.authorCount !== undefined && { authorCount: meta.authorCount }),
    ...(meta.organization && { organization: meta.organization }),
    ...(isReal && meta.date && { date: meta.date }),
    ...(meta.comments !== undefined && { commentCount: meta.comments }),
  };
}

function missing(line: number, what: string, found: string): Finding {
  return {
    line,
    column: 1,
    severity: "note",
    rule: "incomplete-entry",
    message: `${found}: ${what} unknown`,
  };
}

function rangeOf(lines: readonly TextLine[]): readonly [number, number] {
  return [lines[0]?.number ?? 1, lines.at(-1)?.number ?? 1];
}

/** Lines of one paragraph as one: a word broken at its hyphen keeps the hyphen and loses the break. */
function joinLines(lines: readonly TextLine[]): string {
  return lines.reduce((text, line) => (text === "" ? line.text : join(text, line.text)), "");
}

function join(text: string, next: string): string {
  return /[\p{L}\p{N}]-$/u.test(text) && /^\p{Ll}/u.test(next) ? text + next : `${text} ${next}`;
}

/** A blank line parts paragraphs where a sentence ended before it; elsewhere it is only a broken line. */
function paragraphsOf(lines: readonly TextLine[]): readonly string[] {
  const paragraphs: TextLine[][] = [];
  for (const line of lines) {
    const previous = paragraphs.at(-1)?.at(-1);
    if (previous && !(line.afterBlank && endsParagraph(previous, line))) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map(joinLines);
}

/** A heading stays with the paragraph that it heads. */
function endsParagraph(previous: TextLine, line: TextLine): boolean {
  const before = shapeOf(previous.text);
  return !before.isHeading && (before.endsSentence || shapeOf(line.text).isHeading || previous.text.endsWith(":"));
}
