/** More text is not read, in UTF-16 units. */
const MOST_TEXT = 2000;

const QUOTES = '"“”„«»';

/*
 * In the order tried: a field or none, before words in quotes (perhaps not closed), a formula with brackets right after a letter, or whatever
 * goes on to the next blank or quote. A minus counts before any of them.
 */
const CLAUSE = new RegExp(
  String.raw`(?<not>-(?=[^\s-]))?(?:(?<field>\p{L}+):(?!//))?(?:[${QUOTES}](?<quoted>[^${QUOTES}]*)(?<close>[${QUOTES}])?|(?<formula>[\p{L}_^\\]*\p{L}\((?:[^()${QUOTES}]|\([^()${QUOTES}]*\))*\))|(?<plain>[^\s${QUOTES}]*))`,
  "uy",
);

/** A clause as it stands in the question. */
export interface Piece {
  readonly source: string;
  readonly isNot: boolean;
  readonly field: string | undefined;
  readonly value: string;
  readonly isQuoted: boolean;
  /** Its last word may go on. */
  readonly isUnfinished: boolean;
}

/** Parts a question at its blanks, but for quotes and brackets, and tells of each piece what stands before it. */
export function splitPieces(
  whole: string,
  isTyping: boolean,
): { readonly pieces: readonly Piece[]; readonly isUnclosed: boolean } {
  const text = whole.slice(0, MOST_TEXT);
  const reader = new RegExp(CLAUSE);
  let isUnclosed = false;
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    reader.lastIndex = at;
    const match = /\s/u.test(text[at] ?? "") ? null : reader.exec(text);
    if (match === null || match[0] === "") {
      at += 1;
      continue;
    }
    at += match[0].length;
    const { not, field, quoted, close, formula, plain } = match.groups ?? {};
    const isOpen = quoted !== undefined && close === undefined;
    isUnclosed ||= isOpen;
    pieces.push({
      source: match[0],
      isNot: not !== undefined,
      field,
      value: quoted ?? formula ?? plain ?? "",
      isQuoted: plain === undefined,
      isUnfinished: isTyping && at === text.length && (isOpen || plain !== undefined),
    });
  }
  return { pieces, isUnclosed };
}
