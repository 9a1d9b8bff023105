/*
 * What the reader of formulas goes by: names of commands that need more than a symbol, and the pieces that it takes.
 */

/** Deeper groups are read as if their braces were not there. */
export const MOST_DEPTH = 150;

/** Commands whose argument is words, with the blanks as typed. */
export const TEXT_COMMANDS = new Set(
  "text textbf textit texttt textrm textsf textsc textsl textmd textup textnormal emph mbox hbox fbox".split(" "),
);
/** Commands with one argument that no reader sees. */
export const UNSEEN = new Set("color label phantom vphantom hphantom tag vspace pagecolor definecolor".split(" "));
export const FRACTIONS = new Set("frac tfrac dfrac cfrac nicefrac sfrac".split(" "));
export const OVER_ALL = new Set(["overline", "bar"]);
/** Characters after a backslash that stand for themselves; others set blanks or end a line. */
export const ESCAPED = "%$_#&{}";

/** A formula being read. */
export interface Reader {
  readonly tex: string;
  at: number;
  depth: number;
  /** Inside `\text{…}`. */
  isText: boolean;
  /** Environments around, in which `\\` ends a row. */
  rows: number;
}

export const BLANKS = /\s+/uy;
export const NUMBER = /\d+(?:[.,]\d+)*(?:e[-+]?\d+)?/uy;
export const COMPOUND = /:=|->|<-|<=|>=|=>/uy;
export const COMMAND = /\\([A-Za-z]+)\s*/uy;
export const STAR = /\*\s*/uy;
export const DEGREE = /\[([^[\]\\{}]{0,40})\]\s*/uy;
export const PRIMES = /'+/uy;

/** What a pattern finds right here, taken. */
export function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.tex);
  if (match) reader.at += match[0].length;
  return match ?? undefined;
}
