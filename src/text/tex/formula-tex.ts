import { isFunction, isMathsCommand, type Run } from "./formula-run.ts";
import { type Piece, symbolKind } from "./piece.ts";
import { isLetter, isMark } from "./site.ts";
import { findSymbol } from "./symbols.ts";

/** Whether a run deserves to be set as maths: scripts, roots, or variables with what relates them; sizes and multiplicities do not. */
export function isFormula(pieces: readonly Piece[], { first, last }: Run): boolean {
  let [hasScript, hasSymbol, hasVariable, hasChange, hasOperator] = [false, false, false, false, false];
  for (let at = first; at <= last; at += 1) {
    const piece = pieces[at];
    const kind = symbolKind(piece);
    if (isScriptMark(pieces, at)) hasScript = true;
    if (isMathsCommand(piece) || kind === "big") hasScript = true;
    if (kind === "relation" || kind === "operator" || kind === "arrow" || isMark(piece, "=<>")) hasOperator = true;
    if (kind !== undefined) hasSymbol = true;
    if (isLetter(piece) || kind === "greek" || kind === "letter" || isFunction(piece)) hasVariable = true;
    if (piece?.rule !== undefined && piece.kind !== "text") hasChange = true;
  }
  return hasScript || (hasChange && hasSymbol && hasVariable && (hasOperator || last - first >= 3));
}

/** `_` or `^` with a base before and an argument after it. */
function isScriptMark(pieces: readonly Piece[], at: number): boolean {
  if (!isMark(pieces[at], "_^")) return false;
  const [base, argument] = [pieces[at - 1], pieces[at + 1]];
  const hasBase = base !== undefined && (base.kind === "number" || isLetter(base) || isFunction(base) || base.kind === "symbol" || isMark(base, ")]}|'"));
  const hasArgument = argument !== undefined && (argument.kind === "number" || argument.kind === "word" || argument.kind === "symbol" || isMark(argument, "{*+-'"));
  return hasBase && hasArgument;
}

/** Pieces: what is longer is no formula in a line of text, and scripts in scripts would cost the square of their length. */
const LONGEST = 300;

/** The TeX of a run; undefined when it would not parse: a script without its base, two scripts of one kind, a brace left open. */
export function writeFormula(pieces: readonly Piece[], { first, last }: Run): string | undefined {
  if (last - first > LONGEST) return undefined;
  const out: string[] = [];
  const braces: boolean[] = [];
  let scripts = "";
  for (let at = first; at <= last; at += 1) {
    const piece = pieces[at];
    if (!piece || piece.text === "") continue;
    if (piece.kind === "blank") {
      push(out, " ");
      scripts = "";
      continue;
    }
    if (isMark(piece, "_^")) {
      if (at === first || at === last || scripts.includes(piece.text) || pieces[at - 1]?.kind === "blank") return undefined;
      scripts += piece.text;
      const argument = readArgument(pieces, at + 1, last);
      if (argument === undefined) return undefined;
      push(out, piece.text + argument.tex);
      at = argument.end;
      continue;
    }
    if (piece.kind === "command" && !hasOperand(pieces, at, last)) return undefined;
    if (isMark(piece, "'") && scripts.includes("^")) return undefined;
    if (!isMark(piece, "'")) scripts = "";
    if (isMark(piece, "{")) {
      const isGroup = isMathsCommand(pieces[at - 1]) || (isMark(pieces[at - 1], "]") && out.some((text) => text.includes("sqrt")));
      braces.push(isGroup);
      push(out, isGroup ? "{" : "\\{");
    } else if (isMark(piece, "}")) push(out, (braces.pop() ?? true) ? "}" : "\\}");
    else push(out, texOf(piece));
  }
  const tex = out.join("").replace(/ {2,}/g, " ").trim();
  return braces.length > 0 || tex === "" || !isBalanced(tex) ? undefined : tex;
}

/** A root or an accent needs what it stands over. */
function hasOperand(pieces: readonly Piece[], at: number, last: number): boolean {
  let next = at + 1;
  while (next <= last && (pieces[next]?.kind === "blank" || pieces[next]?.text === "")) next += 1;
  const operand = pieces[next];
  return next <= last && operand !== undefined && (operand.kind !== "mark" || /[{[(|]/.test(operand.text));
}

function push(out: string[], tex: string): void {
  const previous = out.at(-1) ?? "";
  if (/\\[A-Za-z]+$/.test(previous) && /^[A-Za-z]/.test(tex)) out.push(" ");
  out.push(tex);
}

function texOf(piece: Piece): string {
  if (piece.kind === "symbol") return piece.tex ?? piece.text;
  if (piece.kind === "command") return `\\${piece.name ?? ""}`;
  if (piece.kind === "word" && isFunction(piece)) return writeFunction(piece.text);
  if (piece.kind === "word" && piece.text.length > 1) return `\\mathrm{${piece.text}}`;
  return piece.text;
}

/** `nlog` → `n\log`, `softmax` → `\operatorname{softmax}`. */
function writeFunction(word: string): string {
  const match = /^([A-Za-z]{0,2}?)((?:poly|log|ln|exp|max|min|sup|inf|argmax|argmin|softmax|diag|tr|polylog|det|dim|rank|Pr|sin|cos|tan|tanh|lim|sign|supp|Var|Cov|arg)+)$/.exec(word);
  const [, before = "", name = word] = match ?? [];
  const known = findSymbol(name)?.kind === "function" && name !== "argmax" && name !== "argmin";
  const doubled = /^(log|ln)\1$/.exec(name)?.[1];
  return before + (doubled === undefined ? (known ? `\\${name}` : `\\operatorname{${name}}`) : `\\${doubled}\\${doubled}`);
}

interface Argument {
  readonly tex: string;
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
      const inside = at - from < 2 ? "" : writeFormula(pieces, { first: from + 1, last: at - 1 });
      return inside === undefined || inside === "" ? undefined : { tex: `{${inside}}`, end: at };
    }
    return undefined;
  }
  if (isMark(piece, "+-") && pieces[from + 1]?.kind === "number" && from < last) return { tex: `{${piece.text}${pieces[from + 1]?.text ?? ""}}`, end: from + 1 };
  if (piece.kind === "symbol" || piece.kind === "number" || piece.kind === "word") {
    const tex = texOf(piece);
    return { tex: tex.length > 1 ? `{${tex}}` : tex, end: from };
  }
  return isMark(piece, "*+-'") ? { tex: isMark(piece, "'") ? "{\\prime}" : piece.text, end: from } : undefined;
}

function isBalanced(tex: string): boolean {
  let depth = 0;
  for (let at = 0; at < tex.length; at += 1) {
    if (tex[at] === "\\") at += 1;
    else if (tex[at] === "{") depth += 1;
    else if (tex[at] === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
