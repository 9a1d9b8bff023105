import { isFunction, isMathsCommand, isProduct, type Run } from "./formula-terms.ts";
import { type Piece, symbolKind } from "./piece.ts";
import { isClosed } from "./refuse-tex.ts";
import { isLetter, isMark } from "./site.ts";
import { findSymbol } from "./symbols.ts";

/**
 * Whether a run deserves to be set as maths: scripts, roots, or variables with what relates them; sizes and multiplicities do not. In a text
 * that lost maths elsewhere, all that reads as maths is set alike.
 */
export function isFormula(pieces: readonly Piece[], { first, last }: Run, isDamaged: boolean): boolean {
  let [hasScript, hasSymbol, hasVariable, hasChange, hasOperator] = [false, false, false, isDamaged, false];
  if (isDamaged && isBound(pieces, first, last)) return true;
  for (let at = first; at <= last; at += 1) {
    const piece = pieces[at];
    const kind = symbolKind(piece);
    if (isScriptMark(pieces, at)) hasScript = true;
    if (isMathsCommand(piece) || kind === "big") hasScript = true;
    if (kind === "relation" || kind === "operator" || kind === "arrow" || isMark(piece, isDamaged ? "=<>-+/" : "=<>"))
      hasOperator = true;
    if (piece?.name === "Delta" && isLetter(pieces[at + 2])) hasOperator = true;
    if (kind !== undefined) hasSymbol = true;
    if (isLetter(piece) || kind === "greek" || kind === "letter" || isFunction(piece)) hasVariable = true;
    if (piece?.rule !== undefined && piece.kind !== "text") hasChange = true;
  }
  if (!hasScript && isGlued(pieces, first, last)) return false;
  return hasScript || (hasChange && hasSymbol && hasVariable && (hasOperator || last - first >= 3));
}

/** A bound or a function of variables: `O(nd log n)`, `O(1/R)`. */
function isBound(pieces: readonly Piece[], first: number, last: number): boolean {
  return (
    last - first >= 3 &&
    /^[OoΩΘ]$/.test(pieces[first]?.text ?? "") &&
    isMark(pieces[first + 1], "(") &&
    isMark(pieces[last], ")")
  );
}

/** Part of a word or a name: `HyperZ·Z·W`. */
function isGlued(pieces: readonly Piece[], first: number, last: number): boolean {
  const isWord = (piece: Piece | undefined): boolean => piece?.kind === "word" && piece.text.length > 1;
  return isWord(pieces[first - 1]) || isWord(pieces[last + 1]);
}

/** `_` or `^` with a base before and an argument after it. */
function isScriptMark(pieces: readonly Piece[], at: number): boolean {
  if (!isMark(pieces[at], "_^")) return false;
  const [base, argument] = [pieces[at - 1], pieces[at + 1]];
  const hasBase =
    base !== undefined &&
    (base.kind === "number" ||
      isLetter(base) ||
      isFunction(base) ||
      isProduct(pieces, at - 1) ||
      base.kind === "symbol" ||
      isMark(base, ")]}|'"));
  const hasArgument =
    argument !== undefined &&
    (argument.kind === "number" || argument.kind === "word" || argument.kind === "symbol" || isMark(argument, "{*+-'"));
  return hasBase && hasArgument;
}

/** Pieces: what is longer is no formula in a line of text, and scripts in scripts would cost the square of their length. */
const LONGEST = 300;

/** The TeX of a run; undefined when it would not parse: a script without its base, two scripts of one kind, a brace left open. */
export function writeFormula(pieces: readonly Piece[], { first, last }: Run, isScript = false): string | undefined {
  if (last - first > LONGEST) return undefined;
  const out: string[] = [];
  const braces: boolean[] = [];
  let scripts = "";
  for (let at = first; at <= last; at += 1) {
    const piece = pieces[at];
    if (!piece) continue;
    if (piece.kind === "blank") {
      push(out, " ");
      scripts = "";
      continue;
    }
    if (isMark(piece, "_^")) {
      if (at === first || at === last || scripts.includes(piece.text) || pieces[at - 1]?.kind === "blank")
        return undefined;
      scripts += piece.text;
      const argument = readArgument(pieces, at + 1, last);
      if (argument === undefined) return undefined;
      push(out, piece.text + argument.tex);
      at = argument.end;
      if (argument.rest !== undefined) {
        push(out, argument.rest);
        scripts = "";
      }
      continue;
    }
    if (piece.kind === "command" && !hasOperand(pieces, at, last)) return undefined;
    if (isMark(piece, "'") && scripts.includes("^")) return undefined;
    if (!isMark(piece, "'")) scripts = "";
    if (piece.kind === "command" && piece.name === "sqrt" && isMark(pieces[at + 1], "(")) {
      /* The root covers its brackets. */
      const close = closingOf(pieces, at + 1, last);
      const inside = close === undefined ? undefined : writeFormula(pieces, { first: at + 1, last: close }, isScript);
      if (close === undefined || inside === undefined) return undefined;
      push(out, `\\sqrt{${inside}}`);
      at = close;
      continue;
    }
    if (isMark(piece, "{")) {
      const isGroup =
        isMathsCommand(pieces[at - 1]) ||
        (isMark(pieces[at - 1], "]") && out.some((text) => text.includes("sqrt"))) ||
        isGroupBrace(pieces, at, last);
      braces.push(isGroup);
      push(out, isGroup ? "{" : "\\{");
    } else if (isMark(piece, "}")) push(out, (braces.pop() ?? true) ? "}" : "\\}");
    else push(out, texOf(piece, isScript));
  }
  const tex = out.join("").replace(/ {2,}/g, " ").trim();
  return braces.length > 0 || tex === "" || !isClosed(tex) ? undefined : unwrapGroup(tex);
}

/** `{\ell_2}` → `\ell_2`. */
function unwrapGroup(tex: string): string {
  return /^\{[^{}]*\}$/.test(tex) ? tex.slice(1, -1) : tex;
}

function closingOf(pieces: readonly Piece[], open: number, last: number): number | undefined {
  let depth = 0;
  for (let at = open; at <= last; at += 1) {
    if (isMark(pieces[at], "(")) depth += 1;
    if (isMark(pieces[at], ")")) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** A root or an accent needs what it stands over. */
function hasOperand(pieces: readonly Piece[], at: number, last: number): boolean {
  let next = at + 1;
  while (next <= last && pieces[next]?.kind === "blank") next += 1;
  const operand = pieces[next];
  return next <= last && operand !== undefined && (operand.kind !== "mark" || /[{[(|]/.test(operand.text));
}

/** Braces that only held things together: no list inside, no set before, and nothing that they might be the second half of. */
function isGroupBrace(pieces: readonly Piece[], open: number, last: number): boolean {
  const before = pieces[open - 1];
  const isAfterOperand =
    before !== undefined &&
    (before.kind === "word" ||
      before.kind === "number" ||
      (before.kind === "symbol" && symbolKind(before) !== "relation"));
  if (isAfterOperand || before?.name === "in" || isMark(before, "=")) return false;
  for (let inside = open + 1; inside <= last; inside += 1) {
    const piece = pieces[inside];
    if (isMark(piece, ",:;|") || (piece?.kind === "number" && piece.text.includes(","))) return false;
    if (isMark(piece, "}")) return !(before?.kind === "blank" && pieces[open - 2]?.kind === "symbol");
  }
  return false;
}

function push(out: string[], tex: string): void {
  const previous = out.at(-1) ?? "";
  if (/\\[A-Za-z]+$/.test(previous) && /^[A-Za-z]/.test(tex)) out.push(" ");
  out.push(tex);
}

function texOf(piece: Piece, isScript: boolean): string {
  if (piece.kind === "symbol") return piece.tex ?? piece.text;
  if (piece.kind === "command") return `\\${piece.name ?? ""}`;
  if (piece.kind === "word" && isFunction(piece)) return writeFunction(piece.text);
  if (piece.kind === "word" && piece.text.length > 1)
    return isScript && !isIndices(piece.text) ? `\\mathrm{${piece.text}}` : piece.text;
  return piece.text;
}

/** `ij`, `mn`, `xyz`: letters that count, not a word. */
function isIndices(word: string): boolean {
  return /^[i-np-tv-z]{2,3}$/.test(word) && !/^(?:min|lin|kin|inv|in|sin|ln|init|tr|st)$/.test(word);
}

/** `nlog` → `n\log`, `softmax` → `\operatorname{softmax}`. */
function writeFunction(word: string): string {
  const match = /^([A-Za-z]{0,2}?)((?:log|ln|exp)+)$/.exec(word);
  const [, before = "", name = word] = match ?? [];
  const known = findSymbol(name)?.kind === "function" && name !== "argmax" && name !== "argmin";
  const doubled = /^(log|ln)\1$/.exec(name)?.[1];
  return (
    before + (doubled === undefined ? (known ? `\\${name}` : `\\operatorname{${name}}`) : `\\${doubled}\\${doubled}`)
  );
}

interface Argument {
  readonly tex: string;
  /** Letters of the same word that stand behind the script. */
  readonly rest?: string;
  readonly end: number;
}

function readArgument(pieces: readonly Piece[], from: number, last: number): Argument | undefined {
  const piece = pieces[from];
  if (!piece || from > last) return undefined;
  if (isMark(piece, "{")) {
    let depth = 0;
    for (let at = from; at <= last; at += 1) {
      if (isMark(pieces[at], "{")) depth += 1;
      if (isMark(pieces[at], "}")) depth -= 1;
      if (depth > 0) continue;
      const inside = at - from < 2 ? "" : writeFormula(pieces, { first: from + 1, last: at - 1 }, true);
      return inside === undefined || inside === "" ? undefined : { tex: `{${inside}}`, end: at };
    }
    return undefined;
  }
  if (isMark(piece, "+-") && pieces[from + 1]?.kind === "number" && from < last)
    return { tex: `{${piece.text}${pieces[from + 1]?.text ?? ""}}`, end: from + 1 };
  if (isMark(pieces[from - 1], "^") && piece.kind === "word" && piece.text.length > 1) {
    /* TeX raises one letter only: `A^TA`. */
    const rest = piece.text.slice(1);
    return { tex: piece.text.slice(0, 1), rest: rest.length > 2 ? `\\mathrm{${rest}}` : rest, end: from };
  }
  if (piece.kind === "symbol" || piece.kind === "number" || piece.kind === "word") {
    const tex = texOf(piece, true);
    return { tex: tex.length > 1 ? `{${tex}}` : tex, end: from };
  }
  return isMark(piece, "*+-'") ? { tex: isMark(piece, "'") ? "{\\prime}" : piece.text, end: from } : undefined;
}
