import { plainParagraphs } from "../text/plain-markdown.ts";
import { createTermReader } from "../text/terms.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** What is compared of a paper. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly abstract: string;
  /** What else is known of it and speaks for likeness: slugs of its topics. */
  readonly labels: readonly string[];
}

/** A paper's words in order, those of its title first. */
export interface Reading {
  /** Title and abstract as plain text, without maths and addresses. */
  readonly text: string;
  /** How many of the words are the title's. */
  readonly titleWords: number;
  /** Number of each word's stem: one below {@link WordReader.stopWords} tells nothing. */
  readonly words: Int32Array;
  /** Whether a number is that of a word which tells nothing. */
  readonly isStop: (word: number) => boolean;
  /** Where each word stands in the text. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Numbers of its labels: no word has the same. */
  readonly labels: readonly number[];
}

/** Reads papers; all numbers are its own. */
export interface WordReader {
  readonly read: (paper: Comparable) => Reading;
  /** Stems below this number are stop words. */
  readonly stopWords: number;
  /** How many stems have been met. */
  readonly size: () => number;
}

/** Maths and addresses have letters too, but they are no words that papers share because they are alike. */
const NO_WORDS = /\$(?=\S)(?:\\[\s\S]|[^\\$])*?(?<=\S)\$|https?:\/\/\S+/gu;

/** The number of what is no word of its own: figures, single letters. */
const NOTHING = 0;

/** Sets labels apart from words, which have no blank, as stop words are. */
const LABEL = "label ";

/** Stop words are told by their form, not by their stem: `objective` says less than `object`. */
function stopTerm(word: string): string {
  return `stop ${word}`;
}

/** Makes a {@link WordReader}. The same papers in the same order get the same numbers. */
export function createWordReader(): WordReader {
  const readTerms = createTermReader();
  const numbers = new Map<string, number>();
  const numberOf = (term: string): number => {
    if (term.length < 2 || /^\p{N}+$/u.test(term)) return NOTHING;
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size + 1);
    return numbers.size;
  };
  for (const word of STOP_WORDS) numberOf(stopTerm(word));
  const stops = new Set(STOP_WORDS);
  const stopWords = numbers.size + 1;
  const isStop = (word: number): boolean => word < stopWords;
  return {
    stopWords,
    size: () => numbers.size + 1,
    read({ title, abstract, labels }) {
      const head = title.replace(NO_WORDS, " ");
      const body = plainParagraphs(abstract).map((paragraph) => paragraph.text.replace(NO_WORDS, " "));
      const text = [head, ...body].join("\n");
      const terms = readTerms(text);
      return {
        text,
        titleWords: terms.filter(({ from }) => from < head.length).length,
        isStop,
        words: Int32Array.from(terms, ({ term, from, to }) => {
          const word = text.slice(from, to).toLowerCase();
          return numberOf(stops.has(word) ? stopTerm(word) : term);
        }),
        from: Int32Array.from(terms, ({ from }) => from),
        to: Int32Array.from(terms, ({ to }) => to),
        labels: labels.map((label) => numberOf(`${LABEL}${label}`)),
      };
    },
  };
}

/** Whether a word and the one before it are parts of one expression: a blank or a hyphen is between them, no stop. */
export function isJoined({ text, from, to }: Reading, index: number): boolean {
  if (index <= 0) return false;
  const [end = 0, start = 0] = [to[index - 1], from[index]];
  return start - end === 1 && JOINTS.has(text.charCodeAt(end));
}

/** Whether a word and the one before it are joined by a hyphen. */
export function isHyphened(reading: Reading, index: number): boolean {
  return isJoined(reading, index) && reading.text.charCodeAt(reading.to[index - 1] ?? 0) !== BLANK;
}

const BLANK = 0x20;

/** Blank, hyphens, slash. */
const JOINTS: ReadonlySet<number> = new Set([BLANK, 0x2d, 0x2010, 0x2011, 0x2013, 0x2f]);
