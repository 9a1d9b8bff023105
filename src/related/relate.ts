import { pairKey } from "../model/decisions.ts";
import { titleKey } from "../text/fold.ts";
import { findNearDuplicates } from "../text/near-duplicates.ts";
import { findNearest, type Judge, type Neighbour } from "./nearest.ts";
import { createWordReader, type Comparable } from "./reading.ts";
import { shareWords } from "./shared-words.ts";
import { makeVectors } from "./vectors.ts";

/** That a paper stands near another. */
export interface Relation {
  /** The other's id. */
  readonly id: string;
  /** 0 to 1, rounded; 0 for a pair that only a person put together. */
  readonly likeness: number;
  /** Expressions that both have, as the first writes them. */
  readonly terms: readonly string[];
  readonly isPinned: boolean;
}

/** What people decided, as keys of pairs (see {@link pairKey}). */
export interface Verdicts {
  /** Ids that belong together, whatever the texts say. */
  readonly related: readonly (readonly [string, string])[];
  /** Pairs that must not stand together: called unrelated, or one and the same. */
  readonly apart: ReadonlySet<string>;
  /** Pairs that are two works, however alike. */
  readonly different: ReadonlySet<string>;
}

/** Papers less alike than this, or more than so many, are not shown to readers: better none than one that makes them wonder. */
export const LEAST_SHOWN = 0.1;
export const MOST_SHOWN = 5;

/** Kept for each paper: what a page shows, and some more for the map. */
const MOST = 8;
const MOST_TERMS = 3;

/** Papers so near may be one work twice; it takes a closer look to tell. */
const MAYBE_SAME = 0.45;

/** What is left of the likeness of papers that have labels and none in common. */
const STRANGE = 0.75;

/** Likeness is a comparison: finer digits say nothing. */
const DIGITS = 1e4;

/**
 * For each paper those that people put beside it, then the nearest others by their words and labels, at most {@link MOST}, by id. Answers
 * do not depend on the order of `papers`. Time and memory grow with the text alone.
 */
export function relatePapers(
  papers: readonly Comparable[],
  verdicts: Verdicts,
): ReadonlyMap<string, readonly Relation[]> {
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reader = createWordReader();
  const readings = sorted.map(reader.read);
  const vectors = makeVectors(readings, { stopWords: reader.stopWords, size: reader.size() });
  const pinned = gatherPins(sorted, verdicts);
  const relate = (paper: number, { paper: other, likeness }: Neighbour, isPinned: boolean): Relation => ({
    id: sorted[other]?.id ?? "",
    likeness: Math.round(likeness * DIGITS) / DIGITS,
    terms: shareWords([paper, other], readings, vectors, MOST_TERMS),
    isPinned,
  });
  const relations = new Map<string, readonly Relation[]>();
  let paper = 0;
  for (const nearest of findNearest(vectors, MOST, makeJudge(sorted, verdicts, pinned))) {
    const own = [...(pinned.get(paper) ?? [])].sort((a, b) => a - b);
    relations.set(sorted[paper]?.id ?? "", [
      ...own.map((other) => relate(paper, { paper: other, likeness: 0 }, true)),
      ...nearest.map((neighbour) => relate(paper, neighbour, false)),
    ]);
    paper += 1;
  }
  return relations;
}

/** Paper → those that people put beside it, by their places. */
type Pins = ReadonlyMap<number, ReadonlySet<number>>;

function gatherPins(papers: readonly Comparable[], { related, apart }: Verdicts): Pins {
  const places = new Map(papers.map(({ id }, place) => [id, place]));
  const pins = new Map<number, Set<number>>();
  const pin = (from: number, to: number): void => {
    const known = pins.get(from);
    if (known) known.add(to);
    else pins.set(from, new Set([to]));
  };
  for (const [a, b] of related) {
    const [one, other] = [places.get(a), places.get(b)];
    if (one === undefined || other === undefined || one === other || apart.has(pairKey(a, b))) continue;
    pin(one, other);
    pin(other, one);
  }
  return pins;
}

/**
 * None for pinned pairs (they stand together already), banned ones, and one work under two ids; less for papers that have labels and none in
 * common.
 */
function makeJudge(papers: readonly Comparable[], { apart, different }: Verdicts, pins: Pins): Judge {
  const labels = papers.map((paper) => new Set(paper.labels));
  return (paper, other, likeness) => {
    const [a, b] = [papers[paper], papers[other]];
    if (!a || !b || pins.get(paper)?.has(other) === true) return 0;
    const pair = pairKey(a.id, b.id);
    if (apart.has(pair)) return 0;
    if (likeness >= MAYBE_SAME && !different.has(pair) && areSame(a, b)) return 0;
    const own = labels[paper] ?? new Set();
    const isStrange = own.size > 0 && b.labels.length > 0 && !b.labels.some((label) => own.has(label));
    return isStrange ? likeness * STRANGE : likeness;
  };
}

function areSame(a: Comparable, b: Comparable): boolean {
  return titleKey(a.title) === titleKey(b.title) || findNearDuplicates([a, b]).length > 0;
}
