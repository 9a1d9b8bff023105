import type { Range } from "../../search/searcher.ts";

/** A piece of a text, and whether it is one of the words looked for. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Longest snippet, and what it shows before its first word, in UTF-16 units. */
const LENGTH = 280;
const LEAD = 60;

/** A whole text in pieces. Ranges may overlap, touch, be empty or reach beyond the text. */
export function markText(text: string, marks: readonly Range[]): readonly Piece[] {
  return cutPieces(text, joinRanges(marks, text.length), 0, text.length);
}

/**
 * The part of a text in which most of the marked words stand, the first of equals; the beginning when there are none. Cut between words,
 * with an ellipsis where something is left out.
 */
export function cutSnippet(text: string, marks: readonly Range[], length = LENGTH): readonly Piece[] {
  const ranges = joinRanges(marks, text.length);
  if (text.length <= length) return cutPieces(text, ranges, 0, text.length);
  const best = findBest(ranges, length - LEAD);
  const from = best <= LEAD ? 0 : wordStart(text, Math.min(best - LEAD, text.length - length), best);
  const to = wordEnd(text, from + length);
  const pieces = cutPieces(text, ranges, from, to);
  return [
    ...(from > 0 ? [{ text: "…", isMarked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: "…", isMarked: false }] : []),
  ];
}

/** Sorted, within the text, none touching another. */
function joinRanges(marks: readonly Range[], length: number): readonly Range[] {
  const joined: [number, number][] = [];
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(0, start);
    const to = Math.min(length, end);
    const last = joined.at(-1);
    if (to <= from) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Where the window begins that holds most ranges: two pointers over them. */
function findBest(ranges: readonly Range[], length: number): number {
  let best = ranges[0]?.[0] ?? 0;
  let most = 0;
  let first = 0;
  for (const [index, [, to]] of ranges.entries()) {
    while (first < index && to - (ranges[first]?.[0] ?? 0) > length) first += 1;
    if (index - first + 1 > most) {
      most = index - first + 1;
      best = ranges[first]?.[0] ?? 0;
    }
  }
  return best;
}

/** The first beginning of a word at or after `at`, but not after `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  const blank = text.indexOf(" ", Math.max(0, at - 1));
  return blank === -1 || blank + 1 > limit ? wholeCharacter(text, at) : blank + 1;
}

/** The last end of a word before `at`; a word longer than a third of a snippet is cut itself. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const blank = text.lastIndexOf(" ", at);
  return blank > at - LENGTH / 3 ? blank : wholeCharacter(text, at);
}

/** Not between the halves of one character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at;
}

function cutPieces(text: string, ranges: readonly Range[], from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const add = (end: number, isMarked: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const range of ranges) {
    if (range[1] <= from || range[0] >= to) continue;
    add(range[0], false);
    add(Math.min(range[1], to), true);
  }
  add(to, false);
  return pieces;
}
