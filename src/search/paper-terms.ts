import { AUTHOR_MARK } from "./keys.ts";
import type { SearchPaper } from "./paper.ts";
import type { WordReader } from "./words.ts";

/**
 * The words of one paper, as the index holds them. They follow from the paper alone, whatever else is in the archive: so they may be kept from
 * one build to the next.
 */
export interface PaperTerms {
  /** Different ones; those of authors' names a second time, with {@link AUTHOR_MARK} before them. */
  readonly forms: readonly string[];
  /** For each form, 1 to 255: how much the paper is about it. */
  readonly impacts: readonly number[];
  /** For each form: where it stands, rising. A place counts words; between fields one is left out, so that no phrase goes across. */
  readonly places: readonly (readonly number[])[];
}

/** In the index of authors a place is this many times the author's place in the list, and the word's place in the name. */
export const WORDS_PER_NAME = 32;

/* What a mention counts for. Lengths are those of a usual title and abstract: constants, so that no paper's words depend on other papers. */
const TITLE = { weight: 6, usual: 10, step: 1 };
const NAME = { weight: 3, usual: 0, step: 1 };
/** Its length is counted in steps, so that a sentence more does not change what all its other words count for. */
const ABSTRACT = { weight: 1, usual: 180, step: 40 };
/** How much a text's length counts, 0 to 1: the `b` of BM25. */
const LENGTH = 0.4;
/** The weight that makes half of the largest impact: the `k` of BM25. */
const HALF = 2.5;

interface Mentions {
  weight: number;
  readonly places: number[];
}

/** Reads the words of a paper: title, abstract, then names and numbers. */
export function readPaperTerms(paper: SearchPaper, read: WordReader): PaperTerms {
  const found = new Map<string, Mentions>();
  let place = 0;
  const addField = (text: string, { weight, usual, step }: typeof TITLE): void => {
    const words = read(text);
    const length = Math.ceil(words.length / step) * step;
    const norm = usual === 0 ? weight : weight / (1 - LENGTH + (LENGTH * length) / usual);
    for (const { form } of words) addMention(found, form, norm, place++);
    place += 1;
  };
  addField(paper.title, TITLE);
  addField(paper.abstract, ABSTRACT);
  const names = [paper.organization?.title, paper.venue, ...paper.topics.map(({ title }) => title), ...paper.numbers];
  for (const name of [...names, ...paper.authors]) if (name !== undefined) addField(name, NAME);
  for (const [index, name] of paper.authors.entries())
    for (const [at, { form }] of read(name).slice(0, WORDS_PER_NAME).entries())
      addMention(found, AUTHOR_MARK + form, NAME.weight, index * WORDS_PER_NAME + at);
  const mentions = [...found.values()];
  return {
    forms: [...found.keys()],
    impacts: mentions.map(({ weight }) => Math.max(1, Math.round((255 * weight) / (weight + HALF)))),
    places: mentions.map(({ places }) => places),
  };
}

function addMention(found: Map<string, Mentions>, form: string, weight: number, place: number): void {
  const mentions = found.get(form);
  if (mentions === undefined) found.set(form, { weight, places: [place] });
  else {
    mentions.weight += weight;
    mentions.places.push(place);
  }
}
