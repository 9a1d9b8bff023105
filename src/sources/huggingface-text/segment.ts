import { isProse, shapeOf } from "../../text/prose.ts";
import { isChrome } from "./chrome.ts";
import { costOf, type Line, type LinePart, type SegmentContext } from "./label-cost.ts";
import type { TextLine } from "./line.ts";

/*
 * Between two meta blocks stand a title and its abstract; more than one pair where a meta block is missing, and stray lines of the page
 * where the capture kept them. Each line gets one of five parts, and the cheapest sequence wins.
 */
const PARTS: readonly LinePart[] = ["stray", "title", "title-more", "abstract", "abstract-more"];

const FOLLOWS: Readonly<Record<LinePart, readonly (LinePart | "start")[]>> = {
  stray: ["start", "stray", "abstract", "abstract-more"],
  title: ["start", "stray", "abstract", "abstract-more"],
  "title-more": ["title", "title-more"],
  abstract: ["title", "title-more"],
  "abstract-more": ["abstract", "abstract-more"],
};

/** Gives each line its part. A segment too poor for one entry is all stray. */
export function labelSegment(texts: readonly TextLine[], context: SegmentContext): readonly LinePart[] {
  const lines = texts.map((line, index): Line => {
    const shape = shapeOf(line.text);
    const opensProse = isProse(shape) || (context.spaced && line.afterBlank && isProse(shapeOf(blockAt(texts, index))));
    return { ...line, shape, isChrome: isChrome(line.text), opensProse };
  });
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

const BLOCK_LINES = 8;

/** The lines from here to the next blank one, as one; no more than are needed to tell running text. */
function blockAt(lines: readonly TextLine[], index: number): string {
  const following = lines.slice(index + 1, index + BLOCK_LINES);
  const blank = following.findIndex((line) => line.afterBlank);
  const block = [lines[index], ...(blank < 0 ? following : following.slice(0, blank))];
  return block.map((line) => line?.text.slice(0, 400) ?? "").join(" ");
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
