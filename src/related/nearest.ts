import type { Vectors } from "./vectors.ts";

/** A paper, by its place in the list, and how near it is: 0 to 1. */
export interface Neighbour {
  readonly paper: number;
  readonly likeness: number;
}

/**
 * What becomes of the likeness of two papers, by their places, for what else is known of them: the same or less, 0 when they must not stand
 * together. Asked for those alone that otherwise would.
 */
export type Judge = (paper: number, other: number, likeness: number) => number;

/** One feature in common may be chance; this many count for half. */
const FEW = 3;

/** Papers that have less in common are left out. */
const LEAST_LIKENESS = 0.05;

/** For each paper the `most` nearest others, nearest first; of equally near ones the earlier in the list. */
export function* findNearest(vectors: Vectors, most: number, judge: Judge): Generator<readonly Neighbour[]> {
  const lists = invert(vectors);
  const found = createTally(vectors.count);
  for (let paper = 0; paper < vectors.count; paper += 1) {
    tallyPaper(paper, vectors, lists, found);
    yield pickNearest(paper, found, most, judge);
    found.clear();
  }
}

/** What the paper at hand has in common with each other. */
interface Tally {
  readonly sums: Float64Array;
  readonly shared: Uint8Array;
  /** Papers with a sum, and how many of them there are. */
  readonly papers: Int32Array;
  count: number;
  readonly clear: () => void;
}

function createTally(size: number): Tally {
  const tally: Tally = {
    sums: new Float64Array(size),
    shared: new Uint8Array(size),
    papers: new Int32Array(size),
    count: 0,
    clear() {
      for (let index = 0; index < tally.count; index += 1) {
        const paper = tally.papers[index] ?? 0;
        tally.sums[paper] = 0;
        tally.shared[paper] = 0;
      }
      tally.count = 0;
    },
  };
  return tally;
}

function tallyPaper(paper: number, vectors: Vectors, lists: Lists, tally: Tally): void {
  const { starts, features, weights } = vectors;
  const { sums, shared, papers } = tally;
  for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at += 1) {
    const feature = features[at] ?? 0;
    const weight = weights[at] ?? 0;
    const [start, end] = [lists.starts[feature] ?? 0, lists.starts[feature + 1] ?? 0];
    for (let entry = start; entry < end; entry += 1) {
      const other = lists.papers[entry] ?? 0;
      if (shared[other] === 0) {
        papers[tally.count] = other;
        tally.count += 1;
      }
      sums[other] = (sums[other] ?? 0) + weight * (lists.weights[entry] ?? 0);
      shared[other] = (shared[other] ?? 0) + 1;
    }
  }
}

/** Feature → its papers in order, and its weight in each. */
interface Lists {
  readonly starts: Int32Array;
  readonly papers: Int32Array;
  readonly weights: Float64Array;
}

function invert({ count, starts, features, weights, size }: Vectors): Lists {
  const listStarts = new Int32Array(size + 1);
  for (const feature of features) listStarts[feature + 1] = (listStarts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < size; feature += 1)
    listStarts[feature + 1] = (listStarts[feature + 1] ?? 0) + (listStarts[feature] ?? 0);
  const next = listStarts.slice();
  const papers = new Int32Array(features.length);
  const listWeights = new Float64Array(features.length);
  for (let paper = 0; paper < count; paper += 1) {
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at += 1) {
      const feature = features[at] ?? 0;
      const place = next[feature] ?? 0;
      next[feature] = place + 1;
      papers[place] = paper;
      listWeights[place] = weights[at] ?? 0;
    }
  }
  return { starts: listStarts, papers, weights: listWeights };
}

/** The best of those found, kept in order while looking: there are few. */
function pickNearest(self: number, tally: Tally, most: number, judge: Judge): readonly Neighbour[] {
  const best: Neighbour[] = [];
  let least = LEAST_LIKENESS;
  for (let index = 0; index < tally.count; index += 1) {
    const paper = tally.papers[index] ?? 0;
    const common = tally.shared[paper] ?? 0;
    const bare = (tally.sums[paper] ?? 0) * (common / (common + FEW));
    if (bare < least || paper === self) continue;
    const likeness = judge(self, paper, bare);
    if (likeness < least) continue;
    let place = best.length;
    while (place > 0 && comesBefore(paper, likeness, best[place - 1])) place -= 1;
    if (place >= most) continue;
    best.splice(place, 0, { paper, likeness });
    if (best.length > most) best.pop();
    if (best.length === most) least = best[most - 1]?.likeness ?? least;
  }
  return best;
}

function comesBefore(paper: number, likeness: number, other: Neighbour | undefined): boolean {
  return other === undefined || likeness > other.likeness || (likeness === other.likeness && paper < other.paper);
}
