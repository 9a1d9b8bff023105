import { isProse, type LineShape, shapeOf } from "../../text/prose.ts";
import { isChrome } from "./chrome.ts";
import type { TextLine } from "./line.ts";

/*
 * Between two meta blocks stand a title and its abstract; more than one pair where a meta block is missing, and stray lines of the page
 * where the capture kept them. Each line gets one of five parts, and the cheapest sequence wins: a cost is evidence against a reading, in
 * points. The first line after a meta block is a title unless much speaks against it, so a line inside an abstract that looks like a date,
 * a number or a heading stays where it is.
 */
const PARTS = ["stray", "title", "title-more", "abstract", "abstract-more"] as const;
export type LinePart = (typeof PARTS)[number];

/** What is known about the lines as a whole. */
export interface SegmentContext {
  /** A meta block follows: the last line belongs to an abstract. */
  readonly endsInMeta: boolean;
  /** The capture has meta blocks, so that an entry without one is the exception. */
  readonly metaExpected: boolean;
  /** Blank lines stand between title and abstract in this capture. */
  readonly spaced: boolean;
}

interface Line extends TextLine {
  readonly shape: LineShape;
  readonly isChrome: boolean;
}

const FOLLOWS: Readonly<Record<LinePart, readonly (LinePart | "start")[]>> = {
  stray: ["start", "stray", "abstract", "abstract-more"],
  title: ["start", "stray", "abstract", "abstract-more"],
  "title-more": ["title", "title-more"],
  abstract: ["title", "title-more"],
  "abstract-more": ["abstract", "abstract-more"],
};

/** Gives each line its part. A segment too poor for one entry is all stray. */
export function labelSegment(texts: readonly TextLine[], context: SegmentContext): readonly LinePart[] {
  const lines = texts.map((line) => ({ ...line, shape: shapeOf(line.text), isChrome: isChrome(line.text) }));
  const back: (LinePart | "start")[][] = [];
  let costs = new Map<LinePart | "start", number>([["start", 0]]);
  for (const index of lines.keys()) {
    const next = new Map<LinePart | "start", number>();
    back.push(
      PARTS.map((part) => {
        let best: LinePart | "start" = "start";
        for (const from of FOLLOWS[part]) {
          const cost = (costs.get(from) ?? Infinity) + costOf(part, from, lines, index, context);
          if (cost < (next.get(part) ?? Infinity)) {
            next.set(part, cost);
            best = from;
          }
        }
        return best;
      }),
    );
    costs = next;
  }
  return traceBack(back, costs, context);
}

function traceBack(
  back: readonly (LinePart | "start")[][],
  costs: ReadonlyMap<LinePart | "start", number>,
  context: SegmentContext,
): readonly LinePart[] {
  const ends: readonly LinePart[] = context.endsInMeta
    ? ["abstract", "abstract-more"]
    : ["abstract", "abstract-more", "stray"];
  const allStray = back.map((): LinePart => "stray");
  let part = ends
    .filter((end) => Number.isFinite(costs.get(end) ?? Infinity))
    .sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0))[0];
  if (part === undefined) return allStray;
  const parts: LinePart[] = [];
  for (let index = back.length - 1; index >= 0 && part !== undefined; index -= 1) {
    parts.push(part);
    const from: LinePart | "start" = back[index]?.[PARTS.indexOf(part)] ?? "start";
    part = from === "start" ? undefined : from;
  }
  return parts.length === back.length ? parts.reverse() : allStray;
}

function costOf(
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
      return (
        strayCost(line) + (from === "abstract" || from === "abstract-more" ? leavingCost(line, previous, context) : 0)
      );
    case "title":
      return (
        titleCost(line) +
        (next?.shape.startsLower ? 4 : 0) +
        (from === "abstract" || from === "abstract-more" ? boundaryCost(line, previous, context) : 0)
      );
    case "title-more":
      return (
        (line.afterBlank ? 6 : context.spaced ? 1 : 3) + (isProse(line.shape) ? 6 : 0) + (line.shape.isNumber ? 4 : 0)
      );
    case "abstract":
      return abstractCost(line, next, context);
    case "abstract-more":
      return moreCost(line, previous, next, context);
  }
}

/** What speaks against a title in the line itself. */
function titleCost({ text, shape, isChrome: chrome }: Line): number {
  let cost = 0;
  if (shape.isDate || shape.isNumber) cost += 8;
  if (chrome) cost += 6;
  if (shape.isHeading) cost += 5;
  if (/[.,;:]$/u.test(text) && !text.endsWith("...")) cost += 3;
  if (shape.hasSentenceBreak) cost += 3;
  if (shape.hasLink) cost += 4;
  if (shape.startsLower) cost += 2;
  if (shape.startsAsProse) cost += 3;
  if (/^[•·]/u.test(text)) cost += 3;
  if (shape.words > 40) cost += 3;
  return cost;
}

/** A new entry although no meta block closed the last one. */
function boundaryCost(line: Line, previous: Line | undefined, context: SegmentContext): number {
  return (
    (context.metaExpected ? 3 : 0.5) +
    (previous?.shape.endsSentence ? 0 : 4) +
    (context.spaced && !line.afterBlank ? 4 : 0)
  );
}

/** A line of the page after an abstract that nothing closed: only at a capture's end. */
function leavingCost(line: Line, previous: Line | undefined, context: SegmentContext): number {
  return context.endsInMeta ? 8 : boundaryCost(line, previous, context) - (line.isChrome ? 2 : 0);
}

function strayCost(line: Line): number {
  if (line.isChrome) return 0.5;
  return isProse(line.shape) ? 6 : 1.5;
}

/** What speaks against an abstract beginning here. */
function abstractCost(line: Line, next: Line | undefined, context: SegmentContext): number {
  const { shape } = line;
  const gap = context.spaced && !line.afterBlank ? 2 : 0;
  if (shape.isDate || shape.isNumber || shape.isHeading) return 1 + gap;
  if (isProse(shape)) return gap + (shape.startsLower ? 1 : 0);
  const couldBeTitle =
    titleCost(line) === 0 && line.afterBlank && next !== undefined && isProse(next.shape) && !next.shape.startsLower;
  return gap + (shape.startsLower ? 3 : 0) + (couldBeTitle ? 2.5 : 1) + (context.endsInMeta || next ? 0 : 8);
}

/** What speaks against the abstract going on: a line that looks like the next entry's title, or like the page's footer. */
function moreCost(line: Line, previous: Line | undefined, next: Line | undefined, context: SegmentContext): number {
  if (previous && !previous.shape.endsSentence) return line.isChrome && line.afterBlank && !next ? 1 : 0;
  if (context.spaced && !line.afterBlank) return 0;
  if (line.isChrome && !context.endsInMeta) return 3;
  if (titleCost(line) > 0 || isProse(line.shape)) return 0;
  if (next === undefined) return context.endsInMeta ? 0 : 5;
  return isProse(next.shape) && !next.shape.startsLower ? 4 : 0;
}
