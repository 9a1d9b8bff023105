import { type Piece, symbolKind } from "./piece.ts";
import { isLetter, isMark, isVariable } from "./site.ts";
import { ACCENTS } from "./symbols.ts";

/** Pieces from `first` to `last` that are one formula. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

const FUNCTION =
  /^[A-Za-z]{0,2}?(?:poly|log|ln|exp|max|min|sup|inf|argmax|argmin|softmax|diag|tr|polylog|det|dim|rank|Pr|sin|cos|tan|tanh|lim|sign|supp|Var|Cov|arg)+$/;

/** `log`, `softmax`, `nlog`: what maths sets upright. */
export function isFunction(piece: Piece | undefined): boolean {
  return piece?.kind === "word" && FUNCTION.test(piece.text);
}

const MARKS = "_^{}()[]|+-*/=<>'";
const BINARY_MARKS = "=<>+*/";

function isBinary(piece: Piece | undefined): boolean {
  const kind = symbolKind(piece);
  return kind === "relation" || kind === "operator" || kind === "arrow" || isMark(piece, BINARY_MARKS);
}

/** What takes an operand after a blank: `log n`, `\nabla f`, `\sum_i`. */
function isPrefix(piece: Piece | undefined): boolean {
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

function isTerm(piece: Piece | undefined): boolean {
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

/** Finds what may be formulas, from left to right, none overlapping. Whether one deserves to be set as maths is asked later. */
export function findRuns(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < pieces.length;) {
    if (
      !(isTerm(pieces[at]) || isProduct(pieces, at)) ||
      pieces[at]?.text === "" ||
      (isArticle(pieces, at) && !isMark(pieces[at + 1], "^_"))
    ) {
      at += 1;
      continue;
    }
    const end = endOfRun(pieces, at);
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

function endOfRun(pieces: readonly Piece[], first: number): number {
  let last = first;
  let depth = 0;
  let at = first;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === "blank" && piece.text !== "") {
      const next = nextSolid(pieces, at + 1);
      if (!crossesBlank(pieces, last, next, depth)) break;
      at = next;
      continue;
    }
    if (
      piece.text !== "" &&
      !isTerm(piece) &&
      !(depth > 0 && isMark(piece, ",;:")) &&
      !isScriptWord(pieces, at) &&
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
function isScriptWord(pieces: readonly Piece[], at: number): boolean {
  const [piece, before] = [pieces[at], pieces[at - 1]];
  if (piece?.kind !== "word" && !isMark(piece, ",;:.")) return false;
  if (isMark(before, "_^")) return piece?.kind === "word";
  for (let back = at - 1; back > at - 8; back -= 1) {
    if (isMark(pieces[back], "}") || pieces[back] === undefined) return false;
    if (isMark(pieces[back], "{")) return isMark(pieces[back - 1], "_^");
  }
  return false;
}

function nextSolid(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (pieces[at] && (pieces[at]?.kind === "blank" || pieces[at]?.text === "")) at += 1;
  return at;
}

function crossesBlank(pieces: readonly Piece[], last: number, next: number, depth: number): boolean {
  const [before, after] = [pieces[last], pieces[next]];
  if (
    !isTerm(after) &&
    !isScriptWord(pieces, next) &&
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

/** Parts a run at the brackets that have no partner in it, and cuts off what cannot begin or end a formula. */
function trimRun(pieces: readonly Piece[], from: number, to: number): readonly Run[] {
  const partners = matchBrackets(pieces, from, to);
  const runs: Run[] = [];
  let first = from;
  for (let at = from; at <= to + 1; at += 1) {
    if (at <= to && !(isMark(pieces[at], "([{)]}") && !partners.has(at))) continue;
    const run = trimEnds(pieces, first, at - 1, partners);
    if (run) runs.push(run);
    first = at + 1;
  }
  return runs;
}

function trimEnds(
  pieces: readonly Piece[],
  from: number,
  to: number,
  partners: ReadonlyMap<number, number>,
): Run | undefined {
  let [first, last] = [from, to];
  for (;;) {
    const [head, tail] = [pieces[first], pieces[last]];
    if (first > last || !head || !tail) return undefined;
    const isWhole = isMark(head, "(") && partners.get(first) === last;
    if (isWhole) [first, last] = [first + 1, last - 1];
    else if (
      head.text === "" ||
      head.kind === "blank" ||
      isMark(head, "=<>+*/'^_") ||
      (isMark(head, "-|") && isLooseHead(pieces, first))
    )
      first += 1;
    else if (
      tail.text === "" ||
      tail.kind === "blank" ||
      isMark(tail, "-+=<>/_^,;:.") ||
      isMathsCommand(tail) ||
      (isMark(tail, "*'") && !isMark(pieces[last - 1], "^_'") && !isLetter(pieces[last - 1]))
    )
      last -= 1;
    else return { first, last };
  }
}

function isLooseHead(pieces: readonly Piece[], first: number): boolean {
  const next = pieces[first + 1];
  return (
    next === undefined ||
    next.kind === "blank" ||
    (isMark(pieces[first], "|") && countBars(pieces, first) % 2 === 1) ||
    (first > 0 && pieces[first - 1]?.kind === "word" && isMark(pieces[first], "-"))
  );
}

function countBars(pieces: readonly Piece[], first: number): number {
  let count = 0;
  for (let at = first; at < Math.min(pieces.length, first + 60); at += 1) if (isMark(pieces[at], "|")) count += 1;
  return count;
}

/** Brackets of a run by index, each with its partner of the same kind; those without one are left out. */
function matchBrackets(pieces: readonly Piece[], first: number, last: number): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = first; at <= last; at += 1) {
    if (isMark(pieces[at], "([{")) open.push(at);
    if (!isMark(pieces[at], ")]}")) continue;
    const partner = open.pop();
    if (partner === undefined) continue;
    const pair = `${pieces[partner]?.text ?? ""}${pieces[at]?.text ?? ""}`;
    /* Half-open intervals close a bracket of one kind with another. */
    if ((pair.startsWith("{") || pair.endsWith("}")) && pair !== "{}") continue;
    partners.set(partner, at);
    partners.set(at, partner);
  }
  return partners;
}
