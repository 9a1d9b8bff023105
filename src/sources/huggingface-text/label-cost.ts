import { endsInAbbreviation, isProse, type LineShape } from "../../text/prose.ts";
import { isNotice } from "./chrome.ts";
import type { TextLine } from "./line.ts";

/** What a line between two meta blocks can be. */
export type LinePart = "stray" | "title" | "title-more" | "abstract" | "abstract-more";

/** What is known about the lines as a whole. */
export interface SegmentContext {
  /** A meta block follows: the last line belongs to an abstract. */
  readonly endsInMeta: boolean;
  /** The capture has meta blocks, so that an entry without one is the exception. */
  readonly metaExpected: boolean;
  /** Blank lines stand between title and abstract in this capture. */
  readonly spaced: boolean;
}

export interface Line extends TextLine {
  readonly shape: LineShape;
  readonly isChrome: boolean;
  /** Running text begins here: in the line itself, or in the lines up to the next blank one. */
  readonly opensProse: boolean;
}

/**
 * What speaks against a line being one part after another, in points. The first line after a meta block is a title unless much speaks
 * against it, so a line inside an abstract that looks like a date, a number or a heading stays where it is.
 */
export function costOf(
  part: LinePart,
  from: LinePart | "start",
  lines: readonly Line[],
  index: number,
  context: SegmentContext,
): number {
  const line = lines[index];
  if (!line) return Infinity;
  const previous = lines[index - 1];
  const next = lines[index + 1];
  switch (part) {
    case "stray":
      return strayCost(line, from) + (isAbstract(from) ? leavingCost(line, previous, context) : 0);
    case "title":
      return (
        titleCost(line) -
        (/[,:]$/u.test(line.text) && next?.afterBlank === false && context.spaced ? 3 : 0) +
        (isAbstract(from) ? boundaryCost(line, previous, context) : 0) +
        (from === "stray" && context.spaced && !line.afterBlank ? 3 : 0)
      );
    case "title-more":
      return (
        (line.afterBlank ? 6 : context.spaced || isUnfinished(previous, line) ? 1 : 3) +
        (isProse(line.shape) && !isQuestion(line) ? 6 : 0) +
        (line.shape.isNumber ? 4 : 0)
      );
    case "abstract":
      return abstractCost(line, textAfter(lines, index, context), context);
    case "abstract-more":
      return moreCost(line, previous, textAfter(lines, index, context), context);
  }
}

/** What follows a line, were it a title: the next line, or below a title of more lines the next paragraph. */
function textAfter(lines: readonly Line[], index: number, { spaced }: SegmentContext): Line | undefined {
  const next = lines[index + 1];
  if (!spaced || next?.afterBlank !== false) return next;
  const blank = lines.slice(index + 2, index + 4).find((line) => line.afterBlank);
  return blank && (!isProse(next.shape) || isQuestion(next)) ? blank : next;
}

function isAbstract(part: LinePart | "start"): boolean {
  return part === "abstract" || part === "abstract-more";
}

/** What speaks against a title in the line itself. */
function titleCost({ text, shape, isChrome: chrome }: Line): number {
  let cost = 0;
  if (shape.isDate || shape.isNumber) cost += 8;
  if (chrome) cost += 6;
  if (shape.isHeading) cost += 5;
  if (/[.,;:]$/u.test(text) && !text.endsWith("...") && !endsInAbbreviation(text)) cost += 3;
  if (shape.hasSentenceBreak) cost += 3;
  if (shape.hasLink) cost += 4;
  if (shape.startsLower) cost += 2;
  if (shape.startsAsProse) cost += 3;
  if (/^[•·]/u.test(text)) cost += 3;
  if (!/[\p{L}\p{N}\p{So}]/u.test(text)) cost += 4;
  if (shape.words > 40) cost += 3;
  return cost;
}

/** A title that was broken off here goes on with the next line. */
function isUnfinished(previous: Line | undefined, line: Line): boolean {
  return (
    line.shape.startsLower ||
    /(?:[:,–-]|\b(?:of|for|and|with|in|the|a|an|to|via|by|on|from))$/iu.test(previous?.text ?? "")
  );
}

/** A new entry although no meta block closed the last one. */
function boundaryCost(line: Line, previous: Line | undefined, context: SegmentContext): number {
  return (context.metaExpected ? 3 : 0.5) + (canEnd(previous) ? 0 : 4) + (context.spaced && !line.afterBlank ? 4 : 0);
}

/** An abstract may end here: with a sentence, or with a line so long that it is the whole of one, which its page cut short. */
function canEnd(line: Line | undefined): boolean {
  return line !== undefined && (line.shape.endsSentence || line.shape.words >= 60);
}

/** A line of the page after an abstract that nothing closed: only at a capture's end. */
function leavingCost(line: Line, previous: Line | undefined, context: SegmentContext): number {
  if (isNotice(line.text)) return 0;
  return context.endsInMeta ? 8 : boundaryCost(line, previous, context) - (line.isChrome ? 2 : 0);
}

function strayCost(line: Line, from: LinePart | "start"): number {
  if (line.isChrome) return 0.5;
  return isProse(line.shape) ? (isAbstract(from) ? 10 : 6) : 1.5;
}

/** What speaks against an abstract beginning here. */
function abstractCost(line: Line, next: Line | undefined, context: SegmentContext): number {
  const { shape } = line;
  const gap = context.spaced && !line.afterBlank ? 2 : 0;
  if (shape.isDate || shape.isNumber || shape.isHeading) return 1 + gap;
  if (line.opensProse) return gap + (shape.startsLower ? 1 : 0);
  const isTitle = titleCost(line) === 0 && line.afterBlank && next?.opensProse === true && !next.shape.startsLower;
  return gap + (shape.startsLower ? 3 : 0) + (isTitle ? 2.5 : 1) + (context.endsInMeta || next ? 0 : 8);
}

/** What speaks against the abstract going on: a line that looks like the next entry's title, or like the page's footer. */
function moreCost(line: Line, previous: Line | undefined, next: Line | undefined, context: SegmentContext): number {
  if (isNotice(line.text)) return 8;
  if (previous && !canEnd(previous)) return line.isChrome && line.afterBlank && !next ? 1 : 0;
  if (context.spaced && !line.afterBlank) return 0;
  if (line.isChrome && !context.endsInMeta) return 3;
  if (line.shape.isNumber && next === undefined && !context.endsInMeta) return 3;
  if (!couldBeTitle(line)) return 0;
  if (next === undefined) return context.endsInMeta ? 0 : 6;
  if (!next.opensProse || next.shape.startsLower) return 0;
  return context.spaced && next.afterBlank ? 6 : 4;
}

/** Few words that are no sentence, or one question. */
function couldBeTitle(line: Line): boolean {
  return titleCost(line) <= 2 && line.shape.words < 25 && (!line.shape.endsSentence || isQuestion(line));
}

function isQuestion({ text, shape }: Line): boolean {
  return /[?!]["')\]”’]*$/u.test(text) && !shape.hasSentenceBreak && shape.words < 25;
}
