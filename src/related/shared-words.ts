import { isHyphened, isJoined, type Reading } from "./reading.ts";
import type { Vectors } from "./vectors.ts";

/** Most words of one expression, and most characters. */
const MOST_WORDS = 4;
const MOST_LENGTH = 60;

/** How many features are tried: weaker ones are left unsaid. */
const MOST_TRIED = 8;

/**
 * Up to `most` expressions that two papers share, most telling first, as the first of them writes them: a feature of both, with the words
 * before and after it that both have there too. Where it stands more than once, the way with fewest capitals is taken, which is how it is
 * written inside a sentence.
 */
export function shareWords(
  [a, b]: readonly [number, number],
  readings: readonly Reading[],
  vectors: Vectors,
  most: number,
): readonly string[] {
  const [one, other] = [readings[a], readings[b]];
  if (!one || !other) return [];
  const said: string[] = [];
  const used = new Set<number>();
  for (const feature of commonFeatures(a, b, vectors).slice(0, MOST_TRIED)) {
    const words = vectors.wordsOf(feature);
    if (words.some((word) => used.has(word))) continue;
    const run = longestRun(words, one, other);
    if (!run) continue;
    for (let index = run.first; index <= run.last; index += 1) used.add(one.words[index] ?? 0);
    said.push(textOf(one, run));
    if (said.length === most) break;
  }
  return said;
}

/** Features of both, those first that bring them together most. */
function commonFeatures(a: number, b: number, { starts, features, weights }: Vectors): readonly number[] {
  const own = new Map<number, number>();
  for (let at = starts[a] ?? 0; at < (starts[a + 1] ?? 0); at += 1) own.set(features[at] ?? 0, weights[at] ?? 0);
  const common: (readonly [feature: number, product: number])[] = [];
  for (let at = starts[b] ?? 0; at < (starts[b + 1] ?? 0); at += 1) {
    const feature = features[at] ?? 0;
    const weight = own.get(feature);
    if (weight !== undefined) common.push([feature, weight * (weights[at] ?? 0)]);
  }
  return common.sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([feature]) => feature);
}

/** Words in a row, both ends included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** The longest run of one text that the other has too, around the words asked for; of equally long ones the one with fewest capitals. */
function longestRun(words: readonly number[], one: Reading, other: Reading): Run | undefined {
  let best: (Run & { readonly capitals: number }) | undefined;
  const places = findPlaces(words, other);
  for (const start of findPlaces(words, one)) {
    for (const there of places) {
      const run = extend({ first: start, last: start + words.length - 1 }, there - start, one, other);
      const text = textOf(one, run);
      if (text.length > MOST_LENGTH) continue;
      const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
      const gain = best ? run.last - run.first - (best.last - best.first) : 1;
      if (!best || gain > 0 || (gain === 0 && capitals < best.capitals)) best = { ...run, capitals };
    }
  }
  return best;
}

/** Few mentions are enough to find how something is written. */
const MOST_PLACES = 12;

/** Where a word, or two in a row, stand in a text. */
function findPlaces([word = 0, second]: readonly number[], reading: Reading): readonly number[] {
  const { words } = reading;
  const found: number[] = [];
  for (let at = words.indexOf(word); at >= 0 && found.length < MOST_PLACES; at = words.indexOf(word, at + 1))
    if (second === undefined || (words[at + 1] === second && isJoined(reading, at + 1))) found.push(at);
  return found;
}

/** Adds what both texts have before and after; words that tell nothing may stand inside, not at an end, except before a hyphen: `low-rank`. */
function extend(run: Run, shift: number, one: Reading, other: Reading): Run {
  let { first, last } = run;
  for (let at = last + 1; at - first < MOST_WORDS && isShared(at, at, shift, one, other); at += 1)
    if (!one.isStop(one.words[at] ?? 0)) last = at;
  for (let at = first - 1; last - at < MOST_WORDS && isShared(at, at + 1, shift, one, other); at -= 1)
    if (!one.isStop(one.words[at] ?? 0) || isPrefix(one, at)) first = at;
  return { first, last };
}

/** Whether both have the word there, joined to its neighbour: the later of the two is at `joint`. */
function isShared(at: number, joint: number, shift: number, one: Reading, other: Reading): boolean {
  const word = one.words[at] ?? 0;
  return word > 0 && word === other.words[at + shift] && isJoined(one, joint) && isJoined(other, joint + shift);
}

/** `low-`, `multi-`, but not `to-`. */
function isPrefix(reading: Reading, at: number): boolean {
  return isHyphened(reading, at + 1) && (reading.to[at] ?? 0) - (reading.from[at] ?? 0) > 2;
}

function textOf({ text, from, to }: Reading, { first, last }: Run): string {
  return text.slice(from[first] ?? 0, to[last] ?? 0);
}
