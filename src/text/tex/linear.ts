import { joinAtoms, type Atom } from "./atoms.ts";

/*
 * How what stands above, below or under something is written on one line.
 */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋";
const PLAIN = "0123456789+-";

/**
 * Something with a script: whole numbers become Unicode's own raised or lowered digits (`n²`, `x₁`, `10⁻³`), which a feed shows and NFKC
 * turns back for search; anything else stays as TeX writes it, `x_i`, `n^{1+o(1)}`, which is what readers of papers type and no brackets of
 * the formula can be taken for. Primes and degrees just follow.
 */
export function linearScript(base: Atom, mark: "_" | "^", script: readonly Atom[]): Atom {
  const text = joinAtoms(script, true);
  const body = base.kind === "fraction" ? `(${base.text})` : base.text;
  const kind = base.kind === "fraction" || base.kind === "blank" ? "ordinary" : base.kind;
  if (text === "") return { ...base, kind };
  if (mark === "^" && /^(?:[°∘]|′+)$/u.test(text)) return { kind, text: body + text.replace("∘", "°") };
  if (/^[+-]?\d+$/u.test(text)) {
    const digits = mark === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
    return { kind, text: body + text.replace(/./gu, (digit) => digits[PLAIN.indexOf(digit)] ?? digit) };
  }
  const isSingle = /^.\p{M}*$/u.test(text) && !"{}_^".includes(text);
  return { kind, text: `${body}${mark}${isSingle ? text : `{${text}}`}`, isOpenEnded: isSingle };
}

/** `a/b`, each side in brackets unless it cannot be read wrongly. */
export function linearFraction(above: readonly Atom[], below: readonly Atom[]): Atom {
  const upper = joinAtoms(above, false);
  const lower = joinAtoms(below, false);
  return {
    kind: "fraction",
    text: `${isProduct(above) ? upper : `(${upper})`}/${isTerm(below) ? lower : `(${lower})`}`,
  };
}

/** `√n`, `∛(a + b)`, `√[5]x`. */
export function linearRoot(degree: string, content: readonly Atom[]): Atom {
  const sign = degree === "3" ? "∛" : degree === "4" ? "∜" : degree === "" ? "√" : `√[${degree}]`;
  const text = joinAtoms(content, false);
  return { kind: "ordinary", text: sign + (isTerm(content) ? text : `(${text})`), isOpenEnded: true };
}

/** An accent over the first letter: `Õ(n)`; `overline` over each. */
export function linearAccent(accent: string, content: readonly Atom[], isOverAll: boolean): Atom {
  const text = joinAtoms(content, false);
  const accented = isOverAll
    ? text.replace(/[\p{L}\p{N}]\p{M}*/gu, `$&${accent}`)
    : text.replace(/^\P{M}\p{M}*/u, `$&${accent}`);
  return { kind: "ordinary", text: accented };
}

/** One number, letter or word, with its scripts, perhaps with arguments: `n`, `x_i`, `f(x)`, `(a + b)`, `∂x`. */
function isTerm(atoms: readonly Atom[]): boolean {
  const solid = atoms.filter(({ kind, text }) => text !== "" && kind !== "blank");
  const rest = solid[0]?.text === "∂" && solid.length > 1 ? solid.slice(1) : solid;
  const after = rest[0]?.kind === "ordinary" || rest[0]?.kind === "word" ? rest.slice(1) : rest;
  return after.length === 0 ? !(rest[0]?.text ?? "").includes(" ") : isBracketed(after);
}

/** Nothing but letters and numbers in a row. */
function isProduct(atoms: readonly Atom[]): boolean {
  const [first, ...rest] = atoms;
  const isPart = ({ kind, text }: Atom): boolean => kind === "ordinary" && !text.includes(" ");
  if (first === undefined || isTerm(atoms)) return true;
  return (isPart(first) || first.kind === "binary") && rest.every(isPart);
}

function isBracketed(atoms: readonly Atom[]): boolean {
  let depth = 0;
  for (const [index, { kind }] of atoms.entries()) {
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    if (depth === 0) return index === atoms.length - 1 && kind === "close";
  }
  return false;
}
