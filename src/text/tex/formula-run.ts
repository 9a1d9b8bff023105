import { matchBraces } from "./braces.ts";
import { BINARY_MARKS, isBinary, isFunction, isPrefix, isProduct, isTerm, type Run } from "./formula-terms.ts";
import { trimRun } from "./formula-trim.ts";
import { type Piece, symbolKind } from "./piece.ts";
import { isLetter, isMark, isVariable } from "./site.ts";

/** Finds what may be formulas, from left to right, none overlapping. Whether one deserves to be set as maths is asked later. */
export function findRuns(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  const braces = matchBraces(pieces);
  for (let at = 0; at < pieces.length;) {
    if (!(isTerm(pieces[at]) || isProduct(pieces, at)) || (isArticle(pieces, at) && !isMark(pieces[at + 1], "^_"))) {
      at += 1;
      continue;
    }
    const end = endOfRun(pieces, at, braces);
    for (const run of trimRun(pieces, at, end)) runs.push(run);
    at = end + 1;
  }
  return runs;
}

function isArticle(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return (
    isLetter(piece) &&
    !isVariable(piece) &&
    (pieces[at + 1]?.kind === "blank" || pieces[at + 1] === undefined) &&
    (pieces[at - 1]?.kind === "blank" || at === 0)
  );
}

function endOfRun(pieces: readonly Piece[], first: number, braces: ReadonlyMap<number, number>): number {
  let last = first;
  let depth = 0;
  let at = first;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === "blank" && piece.text !== "") {
      const next = nextSolid(pieces, at + 1);
      if (!crossesBlank(pieces, last, next, depth, braces)) break;
      at = next;
      continue;
    }
    if (
      piece.text !== "" &&
      !isTerm(piece) &&
      !(depth > 0 && isMark(piece, ",;:")) &&
      !isScriptWord(pieces, at, braces) &&
      !isProduct(pieces, at) &&
      !(depth > 0 && isSmallProduct(piece, pieces[first + 1]))
    )
      break;
    if (isMark(piece, "([{")) depth += 1;
    if (isMark(piece, ")]}")) {
      depth -= 1;
      if (depth < 0) break;
    }
    if (piece.text !== "") last = at;
    at += 1;
  }
  return last;
}

/** `dm` in `O(dm + m^2)`. */
function isSmallProduct(piece: Piece, second: Piece | undefined): boolean {
  return (
    piece.kind === "word" &&
    /^[a-z]{2}$/.test(piece.text) &&
    isMark(second, "(") &&
    !/^(?:of|in|is|to|by|or|on|at|as|if|we|an|be|no|so|up|vs|it|he|us|do)$/.test(piece.text)
  );
}

/** A word as a script: `x_max`, `pi_{RL}`. */
function isScriptWord(pieces: readonly Piece[], at: number, braces: ReadonlyMap<number, number>): boolean {
  const [piece, before] = [pieces[at], pieces[at - 1]];
  if (piece?.kind !== "word" && !isMark(piece, ",;:.")) return false;
  if (isMark(before, "_^")) return piece?.kind === "word";
  for (let back = at - 1; back > at - 8; back -= 1) {
    if (isMark(pieces[back], "}") || pieces[back] === undefined) return false;
    if (isMark(pieces[back], "{")) return isMark(pieces[back - 1], "_^") && braces.has(back);
  }
  return false;
}

function nextSolid(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (pieces[at]?.kind === "blank") at += 1;
  return at;
}

function crossesBlank(
  pieces: readonly Piece[],
  last: number,
  next: number,
  depth: number,
  braces: ReadonlyMap<number, number>,
): boolean {
  const [before, after] = [pieces[last], pieces[next]];
  if (
    !isTerm(after) &&
    !isScriptWord(pieces, next, braces) &&
    !isProduct(pieces, next) &&
    !(depth > 0 && after?.kind === "word" && after.text.length === 2)
  )
    return false;
  if (depth > 0)
    return !(isLetter(after) && !isVariable(after) && pieces[next + 1]?.kind === "blank" && !isBinary(before));
  if (isBinary(before)) return !isMark(after, ")]}") && !isBinaryMarkPair(before, after);
  if (isPrefix(before))
    return (
      isVariable(after) ||
      (before?.kind === "command" && isLetter(after)) ||
      after?.kind === "symbol" ||
      isFunction(after) ||
      isMark(after, "({[|")
    );
  if (!isBinary(after))
    return (
      (symbolKind(after) !== undefined && before?.kind === "symbol" && isPrefix(after)) ||
      isScripted(pieces, last, after)
    );
  const beyond = nextSolid(pieces, next + 1);
  return isTerm(pieces[beyond]) && !isMark(pieces[beyond], ")]}") && !isArticle(pieces, beyond);
}

/** `k_t v_t`: two scripted letters side by side are a product. */
function isScripted(pieces: readonly Piece[], last: number, after: Piece | undefined): boolean {
  const isScript = isMark(pieces[last - 1], "_^") || (isMark(pieces[last], "}") && last > 0);
  return isScript && isVariable(after) && isMark(pieces[nextSolid(pieces, last + 1) + 1], "_^");
}

function isBinaryMarkPair(before: Piece | undefined, after: Piece | undefined): boolean {
  return isMark(before, BINARY_MARKS) && isMark(after, BINARY_MARKS) && before?.text === after?.text;
}
