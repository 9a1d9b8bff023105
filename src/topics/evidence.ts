import type { TopicTerm } from "../model/topic.ts";
import { findPhrases, type PhraseIndex } from "./phrase-index.ts";
import type { Words } from "./words.ts";

/** A range of words, the last not included. */
export type Range = readonly [from: number, to: number];

/** What a phrase in the index stands for: a term of a topic, or, without `term`, one of the phrases that the topic excludes. */
export interface Rule {
  /** The topic's number. */
  readonly topic: number;
  readonly term?: TopicTerm;
}

/** A term found in a text: its first place, and how often. */
export interface Mention {
  readonly topic: number;
  readonly term: TopicTerm;
  readonly range: Range;
  readonly count: number;
}

/**
 * Finds all terms in a text, in the order in which they first stand there, without those that touch a phrase which their topic excludes.
 * Takes time in proportion to the text.
 */
export function findMentions(rules: PhraseIndex<Rule>, { folded }: Words): Iterable<Mention> {
  const found: { readonly rule: Rule; readonly range: Range }[] = [];
  const excluded = new Map<number, Set<number>>();
  findPhrases(rules, folded, (rule, from, to) => {
    if (rule.term !== undefined) {
      found.push({ rule, range: [from, to] });
      return;
    }
    const words = excluded.get(rule.topic) ?? new Set<number>();
    for (let word = from; word < to; word += 1) words.add(word);
    excluded.set(rule.topic, words);
  });
  const mentions = new Map<Rule, Mention>();
  for (const { rule, range } of found) {
    const { topic, term } = rule;
    if (term === undefined || touches(excluded.get(topic), range)) continue;
    const known = mentions.get(rule);
    mentions.set(rule, known ? { ...known, count: known.count + 1 } : { topic, term, range, count: 1 });
  }
  return mentions.values();
}

function touches(words: ReadonlySet<number> | undefined, [from, to]: Range): boolean {
  if (words === undefined) return false;
  for (let word = from; word < to; word += 1) if (words.has(word)) return true;
  return false;
}
