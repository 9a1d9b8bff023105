import { type Piece, symbolKind } from "./piece.ts";
import { isLetter, isMark } from "./site.ts";
import { ACCENTS } from "./symbols.ts";

/** Pieces from `first` to `last` that are one formula. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

const FUNCTION =
  /^(?:[A-Za-z]{0,2}(?:log|ln|exp)+|(?:poly|log|ln|exp|max|min|sup|inf|argmax|argmin|softmax|diag|tr|polylog|det|dim|rank|Pr|sin|cos|tan|tanh|lim|sign|supp|Var|Cov|arg)+)$/;

/** `log`, `softmax`, `nlog`: what maths sets upright. */
export function isFunction(piece: Piece | undefined): boolean {
  return piece?.kind === "word" && FUNCTION.test(piece.text);
}

const MARKS = "_^{}()[]|+-*/=<>'";
export const BINARY_MARKS = "=<>+*/";

/** What stands between two operands. */
export function isBinary(piece: Piece | undefined): boolean {
  const kind = symbolKind(piece);
  return kind === "relation" || kind === "operator" || kind === "arrow" || isMark(piece, BINARY_MARKS);
}

/** What takes an operand after a blank: `log n`, `\nabla f`, `\sum_i`. */
export function isPrefix(piece: Piece | undefined): boolean {
  return (
    isFunction(piece) ||
    piece?.kind === "command" ||
    symbolKind(piece) === "big" ||
    piece?.name === "nabla" ||
    piece?.name === "partial" ||
    piece?.name === "Delta" ||
    piece?.name === "forall"
  );
}

/** What a formula can hold. */
export function isTerm(piece: Piece | undefined): boolean {
  if (piece === undefined) return false;
  if (piece.kind === "number" || isLetter(piece) || isFunction(piece)) return true;
  if (piece.kind === "command") return isMathsCommand(piece);
  return piece.kind === "symbol" || isMark(piece, MARKS);
}

/** A command with arguments that stays TeX: a root, an accent, a fraction. */
export function isMathsCommand(piece: Piece | undefined): boolean {
  const name = piece?.kind === "command" ? (piece.name ?? "") : "";
  return (
    name === "sqrt" || name === "frac" || name === "tfrac" || name === "dfrac" || name === "binom" || ACCENTS.has(name)
  );
}

/** Matrices and vectors side by side: `Ax`, `UV`, `SAx`; only where a bar, a script or a bracket touches them. */
export function isProduct(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== "word" || !/^(?:[A-Z]{2,3}|[A-Z]{1,3}[a-z])$/.test(piece.text)) return false;
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  return (
    isMark(after, "^_|") ||
    isMark(before, "|") ||
    (isMark(before, "(") && isMark(after, ")") && isFunction(pieces[at - 2]))
  );
}
