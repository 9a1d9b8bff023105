import { stemmer } from "stemmer";
import { foldToAscii } from "./fold-letters.ts";

/** A word of a text as it is looked up. */
interface Term {
  /** Folded (case, accents, Greek, compatibility forms) and reduced to its stem. */
  readonly term: string;
  /** Where the word stands: UTF-16 units of the text, `to` not included. */
  readonly from: number;
  readonly to: number;
}

/** Plain Unicode text → its words, in order. Remembers stems: make one for many texts. */
export type TermReader = (text: string) => readonly Term[];

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Makes a {@link TermReader}. English stems (Porter); words in other scripts keep their form. */
export function createTermReader(): TermReader {
  const known = new Map<string, string>();
  const read = (word: string): string => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const folded = foldToAscii(word);
    const term = /^[a-z]+$/u.test(folded) ? stemmer(folded) : folded;
    known.set(word, term);
    return term;
  };
  return (text) =>
    Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
      term: read(word),
      from: index,
      to: index + word.length,
    }));
}
