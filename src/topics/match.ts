import { compareText } from "../model/problem.ts";
import type { Membership, Topic, TopicTerm } from "../model/topic.ts";
import { findMentions, type Rule } from "./evidence.ts";
import { addPhrase, createPhraseIndex, type PhraseIndex } from "./phrase-index.ts";
import { parsePhrase } from "./phrase.ts";
import { type Evidence, renderReason } from "./reason.ts";
import { splitWords } from "./words.ts";

/** What a paper is judged by. */
interface PaperText {
  readonly title: string;
  /** Plain text or Markdown: marks between words change nothing. */
  readonly abstractText: string;
}

/** Gives the topics of a paper, strongest first, then by slug. */
export type TopicMatcher = (paper: PaperText) => readonly Membership[];

/** A second mention in the abstract counts once more, further ones do not. */
const COUNTED_MENTIONS = 2;

/**
 * Makes one matcher of the rules of all topics, which reads each paper once. A paper is in a topic whose terms bring it `atLeast` points:
 * each term its `title` points when the title has it, and its `abstract` points for a first and once more for a second mention in the
 * abstract. Phrases are found as whole words (see `parsePhrase`), those excluded are taken out first. Never throws; a phrase without words
 * finds nothing.
 */
export function compileTopics(topics: readonly Topic[]): TopicMatcher {
  const rules = indexRules(topics);
  return (paper) => {
    const evidence = gatherEvidence(rules, paper);
    return topics
      .flatMap(({ slug, atLeast }, number) => {
        const found = [...(evidence.get(number)?.values() ?? [])];
        const points = found.reduce((sum, item) => sum + item.points, 0);
        return points > 0 && points >= atLeast ? [{ slug, points, found }] : [];
      })
      .sort((a, b) => b.points - a.points || compareText(a.slug, b.slug))
      .map(({ slug, found }) => ({ slug, why: renderReason(found) }));
  };
}

/** Topic number → what each of its terms brings. A term that the title has is quoted from there. */
function gatherEvidence(
  rules: PhraseIndex<Rule>,
  { title, abstractText }: PaperText,
): ReadonlyMap<number, ReadonlyMap<TopicTerm, Evidence>> {
  const evidence = new Map<number, Map<TopicTerm, Evidence>>();
  for (const part of ["title", "abstract"] as const) {
    const words = splitWords(part === "title" ? title : abstractText);
    for (const { topic, term, range, count } of findMentions(rules, words)) {
      const points = part === "title" ? term.title : term.abstract * Math.min(count, COUNTED_MENTIONS);
      if (points <= 0) continue;
      const terms = evidence.get(topic) ?? new Map<TopicTerm, Evidence>();
      const known = terms.get(term);
      terms.set(term, known ? { ...known, points: known.points + points } : { part, words, range, points });
      evidence.set(topic, terms);
    }
  }
  return evidence;
}

function indexRules(topics: readonly Topic[]): PhraseIndex<Rule> {
  const index = createPhraseIndex<Rule>();
  const add = (phrase: string, rule: Rule): void => {
    for (const spelling of parsePhrase(phrase)) addPhrase(index, spelling, rule);
  };
  for (const [topic, { terms, exclude }] of topics.entries()) {
    for (const term of terms) add(term.phrase, { topic, term });
    for (const phrase of exclude) add(phrase, { topic });
  }
  return index;
}
