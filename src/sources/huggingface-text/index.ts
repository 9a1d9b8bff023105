import { defineSource } from "../../contracts.ts";
import type { CaptureText, Draft, Finding, LineKind, ParsedCapture } from "../../model/capture.ts";
import { isRealDay, parsePrintedDate } from "../../text/printed-date.ts";
import { isProse, shapeOf } from "../../text/prose.ts";
import { isChrome, isSignature } from "./chrome.ts";
import { draftsOf } from "./draft.ts";
import { type TextLine, textLines } from "./line.ts";
import { findMetaBlocks, type MetaBlock } from "./meta-block.ts";
import type { LinePart } from "./label-cost.ts";
import { readLoneDate, readPageDates } from "./page-date.ts";
import { labelSegment } from "./segment.ts";

/** A header is no longer than this. */
const HEAD_LINES = 100;

/** A `huggingface.co/papers` list saved as plain text: chrome, the page's day, entries (CONTRACT §4). */
export default defineSource({
  title: "Hugging Face Daily Papers, saved as plain text",
  digestTitle: "Daily Papers",
  detect(capture) {
    const lines = textLines(capture.lines);
    if (isScrape(lines)) return 0;
    if (lines.slice(0, 60).some((line) => isSignature(line.text))) return 1;
    return findMetaBlocks(lines).some((block) => block.date && (block.authorCount ?? block.organization)) ? 0.8 : 0;
  },
  parse: parseCapture,
});

/** Text with the links of the page written out, as Markdown or below each other: another format, whose labels are no titles. */
function isScrape(lines: readonly TextLine[]): boolean {
  const links = lines.filter(({ text }) => /\]\(https?:\/\/|^https?:\/\/\S+$|^\[LINK:/u.test(text));
  return links.length >= 3 && links.length * 20 > lines.length;
}

function parseCapture(capture: CaptureText): ParsedCapture {
  const lines = textLines(capture.lines);
  const dayAt = findPageDay(lines);
  const start = dayAt === undefined ? headLength(lines) : dayAt + 1;
  const body = lines.slice(start);
  const blocks = findMetaBlocks(body);
  const kinds: LineKind[] = capture.lines.map(() => "blank");
  const findings: Finding[] = [];
  for (const [index, line] of lines.slice(0, start).entries()) {
    const isDate = index === dayAt || (dayAt !== undefined && readLoneDate(line).length > 0);
    kinds[line.number - 1] = isDate ? "boilerplate" : kindOfFrame(line);
  }
  const drafts = readSegments(body, blocks).flatMap((segment) => takeSegment(segment, kinds, findings));
  findings.push(...reportUnrecognised(lines, kinds));
  const printed = dayAt === undefined ? undefined : parsePrintedDate(lines[dayAt]?.text ?? "");
  return {
    ...(printed && dayAt !== undefined && { day: { ...printed.day, line: lines[dayAt]?.number ?? 1 } }),
    pageDates: [
      ...lines.slice(0, dayAt ?? 0).flatMap(readLoneDate),
      ...lines.filter((line) => kinds[line.number - 1] !== "entry").flatMap(readPageDates),
    ],
    drafts,
    kinds,
    findings,
  };
}

interface Segment {
  readonly lines: readonly TextLine[];
  readonly parts: readonly LinePart[];
  readonly meta: MetaBlock | undefined;
  readonly metaLines: readonly TextLine[];
  /** The capture has meta blocks, but this segment ends without one. */
  readonly lacksMeta: boolean;
}

function readSegments(body: readonly TextLine[], blocks: readonly MetaBlock[]): readonly Segment[] {
  const spaced = isSpaced(body, blocks);
  const metaExpected = blocks.length > 0;
  const ends: readonly (MetaBlock | undefined)[] = [...blocks, undefined];
  return ends.map((meta, index) => {
    const lines = body.slice(blocks[index - 1]?.to ?? 0, meta?.from ?? body.length);
    return {
      lines,
      parts: labelSegment(lines, { endsInMeta: meta !== undefined, metaExpected, spaced }),
      meta,
      metaLines: meta ? body.slice(meta.from, meta.to) : [],
      lacksMeta: metaExpected && meta === undefined,
    };
  });
}

function takeSegment(segment: Segment, kinds: LineKind[], findings: Finding[]): readonly Draft[] {
  const { drafts, used } = draftsOf(segment.lines, segment.parts, segment.meta, segment.metaLines, findings);
  for (const line of [...segment.lines, ...segment.metaLines]) {
    kinds[line.number - 1] = used.has(line.number) ? "entry" : kindOfFrame(line);
  }
  const last = drafts.at(-1);
  if (segment.lacksMeta && last) {
    const isCut = !shapeOf(last.abstract.at(-1) ?? "").endsSentence;
    findings.push({
      line: last.lines[0],
      column: 1,
      severity: "warning",
      rule: "cut-off-entry",
      message: `the last entry ends without authors and date${isCut ? ", in the middle of a sentence" : ""}; expected “• N authors”, “·” and a day: the capture seems cut off, capture the page again`,
    });
  }
  return drafts;
}

/** A line outside the entries. */
function kindOfFrame(line: TextLine): LineKind {
  return isChrome(line.text) || readPageDates(line).length > 0 ? "boilerplate" : "unrecognised";
}

/** One finding for each run of lines that nothing claims: a page of another kind has thousands. */
function reportUnrecognised(lines: readonly TextLine[], kinds: readonly LineKind[]): readonly Finding[] {
  const runs: TextLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (kinds[line.number - 1] !== "unrecognised") continue;
    if (previous && kinds[previous.number - 1] === "unrecognised") runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.map(nameRun);
}

function nameRun(run: readonly TextLine[]): Finding {
  const text = run[0]?.text ?? "";
  const found = `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”${run.length > 1 ? ` and ${run.length - 1} more up to line ${run.at(-1)?.number ?? 0}` : ""}`;
  return {
    line: run[0]?.number ?? 1,
    column: 1,
    severity: "warning",
    rule: "unrecognised-line",
    message: `found ${found}, part of no entry and no known part of the page; expected a title, an abstract or a meta line: nothing is lost, it stays in the capture`,
  };
}

/** A lone day before any running text, or right below a known line of the header, and not part of a meta block: the page's own. */
function findPageDay(lines: readonly TextLine[]): number | undefined {
  let inText = false;
  for (const [index, { text }] of lines.slice(0, HEAD_LINES).entries()) {
    const printed = parsePrintedDate(text);
    const previous = lines[index - 1]?.text ?? "";
    if (printed && printed.comments === undefined && (!inText || isSignature(previous))) {
      if (/^[·・∙]$/u.test(previous) || /\d authors?$/u.test(previous)) return undefined;
      return isRealDay(printed.day) ? lastDayFrom(lines, index) : undefined;
    }
    if (/^[·・∙]$/u.test(text)) return undefined;
    inText ||= isProse(shapeOf(text)) && !isSignature(text);
  }
  return undefined;
}

/** Above a lone day without a year, one with its year only dates the copy: “Saved” and its kin may be lost. */
function lastDayFrom(lines: readonly TextLine[], index: number): number {
  if (parsePrintedDate(lines[index]?.text ?? "")?.day.year === undefined) return index;
  for (const [offset, { text }] of lines.slice(index + 1, HEAD_LINES).entries()) {
    const printed = parsePrintedDate(text);
    const isPageDay = printed?.comments === undefined && printed?.day.year === undefined;
    if (printed && isPageDay && isRealDay(printed.day)) return index + 1 + offset;
    if (!isChrome(text)) return index;
  }
  return index;
}

/** Without a page's day, the header is what is known of it at the beginning. */
function headLength(lines: readonly TextLine[]): number {
  const first = lines.findIndex((line) => !isChrome(line.text));
  return first < 0 ? lines.length : first;
}

/** What stands between blank lines, its lines joined. */
function textRuns(lines: readonly TextLine[]): readonly string[] {
  const runs: string[][] = [];
  for (const { text, afterBlank } of lines) {
    if (afterBlank || runs.length === 0) runs.push([text]);
    else runs.at(-1)?.push(text);
  }
  return runs.map((run) => run.join(" "));
}

/**
 * Whether entries put a blank line between title and abstract: told from the lines after each meta block, or without any from how many
 * titles stand alone.
 */
function isSpaced(body: readonly TextLine[], blocks: readonly MetaBlock[]): boolean {
  if (blocks.length === 0) {
    const runs = textRuns(body).map(shapeOf);
    return runs.filter((run) => run.words < 25 && !isProse(run)).length * 3 >= runs.length;
  }
  const spaced = blocks.filter((block, index) => {
    const start = blocks[index - 1]?.to ?? 0;
    return body.slice(start + 1, Math.min(start + 4, block.from)).some((line) => line.afterBlank);
  });
  return spaced.length * 2 > blocks.length;
}
