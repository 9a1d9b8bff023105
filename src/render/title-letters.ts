import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { foldToAscii } from "../text/fold-letters.ts";

/** More titles than this under one letter are cut by their second one. */
const MOST_UNDER_A_LETTER = 500;

/** What begins with a digit or holds signs alone, and what is written in another script. */
const DIGITS = "0-9";
const OTHER = "other";

/** Holds the first two characters of a key, whatever stands between them. */
const MOST_UNITS = 5;

/** Titles that begin alike. */
export interface TitleGroup {
  /** `a`, `0-9` or `other`, as in its address. */
  readonly letter: string;
  /** By title, then by id. */
  readonly papers: readonly Paper[];
}

/** All titles under one letter. */
export interface TitleLetter extends TitleGroup {
  /** The same papers by the second letter; empty when they are few enough for one page. */
  readonly parts: readonly TitleGroup[];
}

interface KeyedPaper {
  readonly paper: Paper;
  readonly key: string;
}

/**
 * Papers by the first letter of their titles: letters folded to ASCII, blanks and punctuation before the first one passed over.
 * In the order of the letters, digits before and other scripts after them; letters without titles are left out.
 */
export function groupByLetter(papers: readonly Paper[], most = MOST_UNDER_A_LETTER): readonly TitleLetter[] {
  const keyed = papers
    .map((paper) => ({ paper, key: sortKey(paper.title) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.paper.id, b.paper.id));
  return gather(keyed, 0).map(([letter, group]) => ({
    letter,
    papers: group.map(({ paper }) => paper),
    parts: group.length <= most ? [] : gather(group, 1).map(([second, part]) => toGroup(second, part)),
  }));
}

/** A letter as a page shows it: `A`, `0–9`, `Other scripts`. */
export function nameLetter(letter: string): string {
  if (letter === DIGITS) return "0–9 and signs";
  return letter === OTHER ? "Other scripts" : letter.toUpperCase();
}

/** Two letters of a title: `Ab`, `A and a digit or sign`, `A and another script`. */
export function nameLetters(letter: string, second: string): string {
  const first = nameLetter(letter);
  const isPlain = letter !== DIGITS && letter !== OTHER;
  if (isPlain && second !== DIGITS && second !== OTHER) return first + second;
  return `${first}, then ${second === DIGITS ? "a digit or sign" : second === OTHER ? "another script" : second}`;
}

function toGroup(letter: string, group: readonly KeyedPaper[]): TitleGroup {
  return { letter, papers: group.map(({ paper }) => paper) };
}

/** Words of a title, folded, with one blank between: what it is sorted by. */
function sortKey(title: string): string {
  return foldToAscii(title)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Groups by the letter at a place of the key, blanks passed over: "A survey" stands under A and S. */
function gather(keyed: readonly KeyedPaper[], at: number): readonly (readonly [string, readonly KeyedPaper[]])[] {
  const groups = new Map<string, KeyedPaper[]>();
  for (const entry of keyed) {
    const letter = letterOf([...entry.key.slice(0, MOST_UNITS).replace(" ", "")][at] ?? "");
    const group = groups.get(letter);
    if (group) group.push(entry);
    else groups.set(letter, [entry]);
  }
  const rank = (letter: string): string => (letter === DIGITS ? "" : letter === OTHER ? "~" : letter);
  return [...groups].sort(([a], [b]) => compareText(rank(a), rank(b)));
}

function letterOf(character: string): string {
  if (/^[a-z]$/u.test(character)) return character;
  return character === "" || /^\P{L}$/u.test(character) ? DIGITS : OTHER;
}
