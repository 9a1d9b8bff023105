import { splitWords } from "./words.ts";

/** One way to write a phrase: its words, folded. */
export interface Phrase {
  readonly words: readonly string[];
  /** The last word is only the beginning of one: `quantiz*`. */
  readonly isStem: boolean;
}

/** So that a phrase with many hyphens does not multiply; no rule has more than three. */
const MOST_SPELLINGS = 8;

/**
 * Reads a phrase of a rule: words in their order, a `*` at the very end makes the last one a stem. Words joined by a hyphen may also stand
 * apart or closed up in the text: `low-rank` finds low-rank, low rank and lowrank, whereas `low rank` does not find lowrank.
 * Gives every spelling; none for a phrase without words, which so finds nothing.
 */
export function parsePhrase(phrase: string): readonly Phrase[] {
  const trimmed = phrase.normalize("NFKC").trim();
  const isStem = trimmed.endsWith("*");
  let spellings: readonly (readonly string[])[] = [[]];
  for (const chunk of trimmed.split(/\s+/u)) {
    const words = splitWords(chunk).folded.filter((word) => word !== "");
    const isJoined = words.length > 1 && /[\p{L}\p{N}]\p{Pd}[\p{L}\p{N}]/u.test(chunk);
    const closed =
      isJoined && spellings.length < MOST_SPELLINGS ? spellings.map((before) => [...before, words.join("")]) : [];
    spellings = [...spellings.map((before) => [...before, ...words]), ...closed];
  }
  return spellings.filter((words) => words.length > 0).map((words) => ({ words, isStem }));
}
