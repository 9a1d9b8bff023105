import type { Phrase } from "./phrase.ts";
import { BREAK } from "./words.ts";

/** Phrases by their words, one level a word, so that one pass over a text finds all of them whatever their number. */
export interface PhraseIndex<Value> {
  /** Values of the phrases that end here. */
  readonly whole: Value[];
  readonly next: Map<string, PhraseIndex<Value>>;
  /** Phrases that end in a stem, by the stem's first characters: a word is compared with the few that begin as it does. */
  readonly stems: Map<string, { readonly stem: string; readonly value: Value }[]>;
  /** How many characters the keys of `stems` have: for a stem shorter than the usual, its length. */
  readonly keyLengths: Set<number>;
  /** Words that were looked up here and begin nothing: most words of a text are seen many times. */
  readonly idle: Set<string>;
}

/** A phrase found: its value, and the range of words it covers, the last not included. */
export type Visit<Value> = (value: Value, from: number, to: number) => void;

const KEY_LENGTH = 3;

/** So many idle words are remembered: far more than the common ones. */
const IDLE_LIMIT = 20_000;

export function createPhraseIndex<Value>(): PhraseIndex<Value> {
  return { whole: [], next: new Map(), stems: new Map(), keyLengths: new Set(), idle: new Set() };
}

/** Adds a phrase; a phrase without words is left out. */
export function addPhrase<Value>(index: PhraseIndex<Value>, { words, isStem }: Phrase, value: Value): void {
  const last = words.at(-1);
  if (last === undefined || last === BREAK) return;
  index.idle.clear();
  let level = index;
  for (const word of isStem ? words.slice(0, -1) : words) {
    const known = level.next.get(word) ?? createPhraseIndex<Value>();
    level.next.set(word, known);
    level = known;
  }
  if (!isStem) {
    level.whole.push(value);
    return;
  }
  const key = last.slice(0, KEY_LENGTH);
  const alike = level.stems.get(key) ?? [];
  alike.push({ stem: last, value });
  level.stems.set(key, alike);
  level.keyLengths.add(key.length);
}

/** Reports every phrase that stands in the words, in the order in which they begin; overlapping ones too. */
export function findPhrases<Value>(index: PhraseIndex<Value>, folded: readonly string[], visit: Visit<Value>): void {
  for (let from = 0; from < folded.length; from += 1) {
    const first = folded[from] ?? BREAK;
    if (index.idle.has(first)) continue;
    if (isIdle(index, first)) {
      if (index.idle.size < IDLE_LIMIT) index.idle.add(first);
      continue;
    }
    let level: PhraseIndex<Value> | undefined = index;
    for (let at = from; level !== undefined; at += 1) {
      for (const value of level.whole) visit(value, from, at);
      const word: string = folded[at] ?? BREAK;
      if (word === BREAK) break;
      for (const length of level.keyLengths) {
        for (const { stem, value } of level.stems.get(word.slice(0, length)) ?? []) {
          if (word.startsWith(stem)) visit(value, from, at + 1);
        }
      }
      level = level.next.get(word);
    }
  }
}

/** Whether no phrase begins with a word. */
function isIdle<Value>({ next, stems, keyLengths }: PhraseIndex<Value>, word: string): boolean {
  if (next.has(word)) return false;
  for (const length of keyLengths) if (stems.has(word.slice(0, length))) return false;
  return true;
}
