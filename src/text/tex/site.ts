import { type Piece, symbolKind } from "./piece.ts";
import { findSymbol } from "./symbols.ts";

/** What the rest of the text tells. */
export interface Evidence {
  /** Commands are known to have lost their backslashes here. */
  readonly isDamaged: boolean;
  /** It holds marks that only TeX has, or was mended already: it was written in TeX. */
  readonly hasTex: boolean;
}

/** Where a word stands: its neighbours, whether blanks part them, and what the rest of the text tells. */
export interface Site extends Evidence {
  readonly left: Piece | undefined;
  readonly leftGap: boolean;
  readonly right: Piece | undefined;
  readonly rightGap: boolean;
  /** Beyond `left` and `right`, blanks included. */
  readonly beforeLeft: Piece | undefined;
  readonly afterRight: Piece | undefined;
  /** The next ones beyond `left` and `right` that are no blanks. */
  readonly farLeft: Piece | undefined;
  readonly farRight: Piece | undefined;
}

/** The place between the end of `lefts` and `rights` from an index on. */
export function siteOf(lefts: readonly Piece[], rights: readonly Piece[], from: number, evidence: Evidence): Site {
  const l = skip(lefts, lefts.length - 1, -1);
  const r = skip(rights, from, 1);
  return {
    left: lefts[l],
    leftGap: hasBlank(lefts, l + 1, lefts.length),
    right: rights[r],
    rightGap: hasBlank(rights, from, r),
    beforeLeft: lefts[skipEmpty(lefts, l - 1, -1)],
    afterRight: rights[skipEmpty(rights, r + 1, 1)],
    farLeft: lefts[skip(lefts, l - 1, -1)],
    farRight: rights[skip(rights, r + 1, 1)],
    ...evidence,
  };
}

/** Dropped pieces between neighbours: more of them than any text needs would make looking around cost the square of its length. */
const FARTHEST = 64;

/** The next piece that is neither blank nor dropped. */
function skip(pieces: readonly Piece[], from: number, step: 1 | -1): number {
  let at = from;
  for (let steps = 0; steps < FARTHEST && (pieces[at]?.kind === "blank" || pieces[at]?.text === ""); steps += 1)
    at += step;
  return at;
}

function skipEmpty(pieces: readonly Piece[], from: number, step: 1 | -1): number {
  let at = from;
  for (let steps = 0; steps < FARTHEST && pieces[at]?.text === ""; steps += 1) at += step;
  return at;
}

function hasBlank(pieces: readonly Piece[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (pieces[at]?.kind === "blank" && pieces[at]?.text !== "") return true;
  return false;
}

export function isMark(piece: Piece | undefined, marks: string): boolean {
  return piece?.kind === "mark" && marks.includes(piece.text);
}

/** A single letter, as variables are. */
export function isLetter(piece: Piece | undefined): boolean {
  return piece?.kind === "word" && /^\p{L}\p{M}*$/u.test(piece.text);
}

/** A single letter that is no word of English by itself. */
export function isVariable(piece: Piece | undefined): boolean {
  return isLetter(piece) && !/^[aAI]$/.test(piece?.text ?? "");
}

export function isNumber(piece: Piece | undefined): boolean {
  return piece?.kind === "number";
}

const OPERAND_KINDS = new Set(["greek", "letter", "mark", "delimiter", "dots", "big"]);

function isOperandSymbol(piece: Piece | undefined): boolean {
  const kind = symbolKind(piece);
  return kind !== undefined && OPERAND_KINDS.has(kind);
}

/** Names that only maths has, standing as words that were not looked at yet. */
const NAMES = new Set(
  (
    "ell infty nabla mathbb mathcal mathbf mathrm mathfrak mathscr boldsymbol operatorname sqrt widetilde widehat log ln exp max min sup inf poly polylog " +
    "sum prod argmin argmax lfloor lceil langle frac varnothing emptyset"
  ).split(" "),
);

/** A word that names something of maths: a Greek letter, a function, a command. */
function isMathsName(piece: Piece | undefined): boolean {
  return piece?.kind === "word" && (NAMES.has(piece.text) || findSymbol(piece.text)?.kind === "greek");
}

/** What can end the operand left of an operator. */
export function endsOperand(piece: Piece | undefined): boolean {
  return (
    isNumber(piece) ||
    isVariable(piece) ||
    isOperandSymbol(piece) ||
    isMark(piece, ")]}|'’*") ||
    piece?.kind === "math" ||
    (piece?.kind === "word" && findSymbol(piece.text)?.kind === "greek")
  );
}

/** What can begin the operand right of an operator. */
export function startsOperand(piece: Piece | undefined): boolean {
  return (
    isNumber(piece) ||
    isVariable(piece) ||
    isOperandSymbol(piece) ||
    isMark(piece, "([{|√") ||
    isMathsName(piece) ||
    piece?.kind === "math" ||
    (piece?.kind === "word" && /^[A-Za-z]{1,2}log$/.test(piece.text))
  );
}

/** `(0,1)`, `[0, 2)`: a bracket and two numbers. */
export function startsInterval({ right, afterRight }: Site): boolean {
  return isMark(right, "([") && /^\d+(?:\.\d+)?,\d/.test(afterRight?.text ?? "");
}

/** The set that an element is in: `R^d`, `[0,1]`, `{True, False}`, `\mathbb R`. */
export function startsSet({ right, afterRight }: Site): boolean {
  if (isMark(right, "{")) return true;
  if (isMark(right, "["))
    return (
      /^[01](?:[.,]|$)/.test(afterRight?.text ?? "") ||
      isLetter(afterRight) ||
      isMark(afterRight, "-") ||
      isMathsName(afterRight)
    );
  if (isMark(right, "(")) return isNumber(afterRight);
  if (right?.kind === "word" && /^math(?:bb|cal|bf|rm|fr|sc)/.test(right.text)) return true;
  return /^[A-Z]$/.test(right?.text ?? "") && isMark(afterRight, "^_");
}
