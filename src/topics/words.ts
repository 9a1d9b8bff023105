/**
 * A text as words that can be compared, each with its place in the text. Where a phrase cannot run on (a full stop, a comma, a bracket, a
 * new paragraph, a web address) stands an empty word, which equals none.
 */
export interface Words {
  readonly text: string;
  /** Compatibility forms and case folded (NFKC, lower case without locale). */
  readonly folded: readonly string[];
  /** UTF-16 offsets into `text` of each word's first character, and of the one after its last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The empty word: matches nothing. */
export const BREAK = "";

/** A web address is passed over: the name of a repository is no statement about the paper. */
const ADDRESS_OR_WORD = /https?:\/\/\S*|[\p{L}\p{M}\p{N}]+/gu;
const PLAIN = /^[ -~\s]*$/u;
const STOPS = /[.,;:!?()[\]{}]/u;
const BLANK = /\s/u;
const PARAGRAPH = /\n\s*\n/u;

/**
 * Splits text into words. Letters, marks and digits make words; whatever else stands between them (blanks, hyphens of all sorts, quotes,
 * slashes, the marks of Markdown) only parts them, so that `low-rank`, `low‑rank` and `low rank` are the same two words.
 * Takes time in proportion to the text.
 */
export function splitWords(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (word: string, start: number, end: number): void => {
    folded.push(word);
    starts.push(start);
    ends.push(end);
  };
  const lower = PLAIN.test(text) ? text.toLowerCase() : undefined;
  let end = 0;
  const next = new RegExp(ADDRESS_OR_WORD);
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const [found] = match;
    const start = match.index;
    const isAddress = found.startsWith("http") && found.includes("://");
    if (isAddress || parts(text, end, start)) add(BREAK, start, start);
    end = start + found.length;
    if (!isAddress) add(lower?.slice(start, end) ?? foldWord(found), start, end);
  }
  return { text, folded, starts, ends };
}

function foldWord(word: string): string {
  return PLAIN.test(word) ? word.toLowerCase() : word.normalize("NFKC").toLowerCase();
}

/** Whether what stands between two words ends a phrase: `1,024` and `n:m` hold together, `rank, and` and `model (SSM` do not. */
function parts(text: string, from: number, to: number): boolean {
  if (from === 0 || to - from < 2) return false;
  const gap = text.slice(from, to);
  return STOPS.test(gap) ? BLANK.test(gap) : PARAGRAPH.test(gap);
}
