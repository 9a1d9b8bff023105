import { isJoined, type Reading } from "./reading.ts";

/**
 * What papers are about, in numbers: for each paper its most telling features (a word, or two words in a row), strongest first, and what
 * each counts for. A paper's weights have length 1, so that the sum of products of two papers is their likeness.
 */
export interface Vectors {
  readonly count: number;
  /** Those of paper `p` stand from `starts[p]` to `starts[p + 1]`. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly weights: Float64Array;
  /** How many features there are. */
  readonly size: number;
  /** The words that a feature stands for, by their numbers. */
  readonly wordsOf: (feature: number) => readonly number[];
}

/** What a reader numbered: stems below `stopWords` tell nothing, all are below `size`. */
export interface Numbering {
  readonly stopWords: number;
  readonly size: number;
}

/** At most as many features of one paper count: those that say least about it are many and make the work long. */
const MOST_FEATURES = 48;

/** What a word counts for: in the title, and mentioned once, twice, more often in the abstract. */
const TITLE_WEIGHT = 2;
const MENTIONS = [0, 1, 1.5, 1.8];
/** Two words in a row hold what each of them says already. */
const PAIR_WEIGHT = 0.8;
/** A label says in one what many words say. */
const LABEL_WEIGHT = 3;

const MOST_PAPERS = 1500;

/**
 * A feature of more than a sixth of all papers likens nothing, in a small archive one of more than half; one of a single paper has nobody to
 * liken. In a large archive what {@link MOST_PAPERS} have is too common as well: so the work for a paper is bounded, whatever the size.
 */
function mostPapers(count: number): number {
  return Math.min(MOST_PAPERS, Math.max(Math.floor(count / 6), Math.min(12, Math.floor(count / 2))));
}

/** Readings → vectors. Time and memory grow with the text. */
export function makeVectors(readings: readonly Reading[], numbering: Numbering): Vectors {
  const pairs = numberPairs(readings, numbering);
  const size = numbering.size + pairs.length;
  const papersWith = countPapers(readings, numbering, pairs);
  const most = mostPapers(readings.length);
  const starts = new Int32Array(readings.length + 1);
  const features = new Int32Array(readings.length * MOST_FEATURES);
  const weights = new Float64Array(readings.length * MOST_FEATURES);
  let end = 0;
  for (const [paper, reading] of readings.entries()) {
    const found: (readonly [feature: number, weight: number])[] = [];
    for (const [feature, weight] of weighFeatures(reading, numbering, pairs)) {
      const papers = papersWith[feature] ?? 0;
      if (papers > 1 && papers <= most) found.push([feature, weight * halvings(readings.length / papers)]);
    }
    const kept = found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_FEATURES);
    const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
    for (const [feature, weight] of kept) {
      features[end] = feature;
      weights[end] = weight / length;
      end += 1;
    }
    starts[paper + 1] = end;
  }
  const wordsOf = (feature: number): readonly number[] => {
    const pair = pairs[feature - numbering.size];
    return pair === undefined ? [feature] : [Math.floor(pair / numbering.size), pair % numbering.size];
  };
  return {
    count: readings.length,
    starts,
    features: features.slice(0, end),
    weights: weights.slice(0, end),
    size,
    wordsOf,
  };
}

/** How often a number can be halved until it is 1, in proportion between: a logarithm that is the same on every machine. */
function halvings(value: number): number {
  let count = 0;
  let rest = value;
  while (rest >= 2) {
    rest /= 2;
    count += 1;
  }
  return count + rest - 1;
}

/** Every two words in a row that two papers have, sorted: its place is its number. */
function numberPairs(readings: readonly Reading[], numbering: Numbering): Float64Array {
  const all = new Float64Array(readings.reduce((sum, { words }) => sum + words.length, 0));
  let end = 0;
  for (const reading of readings) {
    const pairs = new Set<number>();
    for (let index = 0; index < reading.words.length; index += 1) pairs.add(pairAt(reading, index, numbering));
    pairs.delete(NO_PAIR);
    for (const pair of pairs) {
      all[end] = pair;
      end += 1;
    }
  }
  const sorted = all.subarray(0, end).sort();
  return sorted.filter((pair, index) => pair === sorted[index - 1] && pair !== sorted[index - 2]);
}

const NO_PAIR = -1;

/** A telling word and the one before it, which is as telling, in one number; {@link NO_PAIR} when they are not. */
function pairAt(reading: Reading, index: number, { stopWords, size }: Numbering): number {
  const first = reading.words[index - 1] ?? 0;
  const second = reading.words[index] ?? 0;
  const isTelling = first >= stopWords && second >= stopWords;
  return isTelling && isJoined(reading, index) ? first * size + second : NO_PAIR;
}

/** Feature → in how many papers it is. */
function countPapers(readings: readonly Reading[], numbering: Numbering, pairs: Float64Array): Int32Array {
  const counts = new Int32Array(numbering.size + pairs.length);
  for (const reading of readings)
    for (const feature of weighFeatures(reading, numbering, pairs).keys()) counts[feature] = (counts[feature] ?? 0) + 1;
  return counts;
}

/** The features of a text, and what it makes of each. */
function weighFeatures(reading: Reading, numbering: Numbering, pairs: Float64Array): ReadonlyMap<number, number> {
  const { words, titleWords } = reading;
  const mentions = new Map<number, number>();
  const titled = new Set<number>();
  const mention = (feature: number, index: number): void => {
    if (index < titleWords) titled.add(feature);
    mentions.set(feature, (mentions.get(feature) ?? 0) + (index < titleWords ? 0 : 1));
  };
  for (const [index, word] of words.entries()) {
    if (word < numbering.stopWords) continue;
    mention(word, index);
    const pair = findPlace(pairs, pairAt(reading, index, numbering));
    if (pair >= 0) mention(numbering.size + pair, index);
  }
  const weights = new Map<number, number>();
  for (const [feature, count] of mentions) {
    const weight = (titled.has(feature) ? TITLE_WEIGHT : 0) + (MENTIONS[Math.min(count, MENTIONS.length - 1)] ?? 0);
    weights.set(feature, feature < numbering.size ? weight : weight * PAIR_WEIGHT);
  }
  for (const label of reading.labels) weights.set(label, LABEL_WEIGHT);
  return weights;
}

/** The place of a value in sorted ones; -1 when it is not there. */
function findPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
