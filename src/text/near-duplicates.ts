import { titleKey } from "./fold.ts";
import { findCandidates, hashWords, joinBuckets, type Keyed, shinglesOf } from "./min-hash.ts";
import { editDistance } from "./near.ts";

/** What is compared of a paper. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  /** Markdown: its marks are no words, so that it need not be parsed. */
  readonly abstract: string;
}

/** Two papers that are likely one; `score`, 0 to 1, is the part of the shorter abstract that the other has too, or how alike the titles are. */
export interface NearPair {
  readonly ids: readonly [string, string];
  readonly score: number;
}

/**
 * Pairs of papers that look like one paper twice: most of the abstract the same, or a good part of it under titles alike, or titles alike
 * where an abstract is missing. Papers whose titles have one key are left out: they are known by their title. At least one of each pair is
 * in `fresh` (absent: any). The answer does not depend on the order of `papers`; it is sorted by ids.
 */
export function findNearDuplicates(papers: readonly Comparable[], fresh?: ReadonlySet<string>): readonly NearPair[] {
  const byId = (a: Comparable, b: Comparable): number => (a.id < b.id ? -1 : 1);
  const first = papers.filter(({ id }) => !fresh || fresh.has(id)).sort(byId);
  if (first.length === 0) return [];
  const sorted = fresh ? [...first, ...papers.filter(({ id }) => !fresh.has(id)).sort(byId)] : first;
  const candidates = [
    ...findCandidates(listTexts(sorted), sorted.length, first.length),
    ...joinBuckets([listTitleKeys(sorted)], first.length),
  ];
  const seen = new Set<number>();
  const shingle = rememberLast((paper: Comparable) => shinglesOf(hashWords(paper.abstract)));
  const pairs: NearPair[] = [];
  for (const [later, earlier] of candidates) {
    const [a, b] = [sorted[later], sorted[earlier]];
    const pair = later * sorted.length + earlier;
    const score = !a || !b || seen.has(pair) ? undefined : confirm(a, b, shingle(a));
    seen.add(pair);
    if (!a || !b || score === undefined) continue;
    pairs.push({ ids: a.id < b.id ? [a.id, b.id] : [b.id, a.id], score: Math.round(score * 100) / 100 });
  }
  return pairs.sort((a, b) => (a.ids.join("\n") < b.ids.join("\n") ? -1 : 1));
}

function* listTexts(papers: readonly Comparable[]): Iterable<string> {
  for (const { title, abstract } of papers) yield `${title}\n${abstract}`;
}

/** Words of a title that may be told from another's by one word. */
const TITLE_WORDS = { least: 4, most: 16 };

/** Keys of titles, whole and with one word left out: two that differ in one word have one in common. */
function* listTitleKeys(papers: readonly Comparable[]): Iterable<Keyed> {
  for (const [index, { title }] of papers.entries()) {
    const words = hashWords(title).slice(0, TITLE_WORDS.most);
    if (words.length < TITLE_WORDS.least) continue;
    for (let left = -1; left < words.length; left += 1) yield [index, keyWithout(words, left)];
  }
}

function keyWithout(words: readonly number[], left: number): number {
  let key = 0;
  for (const [index, word] of words.entries()) if (index !== left) key = (Math.imul(key, 31) + word) | 0;
  return key;
}

/** Least part of an abstract that must be shared, and least shingles of it: under titles alike, and under any. */
const UNDER_ALIKE = { shared: 0.35, shingles: 20 };
const UNDER_ANY = { shared: 0.65, shingles: 40 };
const TITLES_ALIKE = 0.6;

/** Titles that are one but for a slip, where an abstract is missing. */
const TITLES_NEARLY_EQUAL = 0.9;
const LEAST_TITLE = 24;

/** A function that does not work out again what it was asked just before: a paper's candidates come one after the other. */
function rememberLast<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  let last: readonly [Key, Value] | undefined;
  return (key) => {
    if (last?.[0] !== key) last = [key, work(key)];
    return last[1];
  };
}

/** How surely two papers are one; undefined when they are not likely to be. */
function confirm(a: Comparable, b: Comparable, own: ReadonlySet<number>): number | undefined {
  const other = a.abstract === b.abstract ? own : shinglesOf(hashWords(b.abstract));
  const [fewer, more] = own.size < other.size ? [own, other] : [other, own];
  const titles = [titleKey(a.title), titleKey(b.title)] as const;
  if (titles[0] === titles[1] || isSeries(a.title, b.title)) return undefined;
  if (fewer.size < UNDER_ALIKE.shingles) {
    const likeness = Math.min(titles[0].length, titles[1].length) < LEAST_TITLE ? 0 : likenessOf(...titles);
    return likeness >= TITLES_NEARLY_EQUAL ? likeness : undefined;
  }
  const score = sharedPart(fewer, more);
  if (score >= UNDER_ANY.shared && fewer.size >= UNDER_ANY.shingles) return score;
  return score >= UNDER_ALIKE.shared && likenessOf(...titles) >= TITLES_ALIKE ? score : undefined;
}

function sharedPart(fewer: ReadonlySet<number>, more: ReadonlySet<number>): number {
  if (fewer === more) return 1;
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared += 1;
  return shared / fewer.size;
}

/** True for titles that a number alone tells apart: parts of a series, versions, years. */
function isSeries(a: string, b: string): boolean {
  const [one, other] = [a, b].map((title) => title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (!one || !other || Math.abs(one.length - other.length) > 1) return false;
  const isNumber = (word: string): boolean => /^(?:\p{N}+|[ivx]+)$/u.test(word);
  const rest = (words: readonly string[]): string => words.filter((word) => !isNumber(word)).join(" ");
  return rest(one) === rest(other);
}

/** 1 for equal keys, 0 for such as share no letter in its place. */
function likenessOf(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const most = Math.ceil(length * (1 - TITLES_ALIKE));
  const distance = editDistance(a, b, most);
  return distance > most ? 0 : 1 - distance / length;
}
