import { makeSymbol, type Piece } from "./piece.ts";
import { COLLOCATIONS, GREEK_NAME, isGreekHere } from "./greek-evidence.ts";
import { type Evidence, isMark, isNumber, type Site, siteOf } from "./site.ts";

const BEHIND_VARIABLES =
  /^([A-Za-z]{1,2}?)((?:var)?epsilon|lambda|kappa|delta|alpha|gamma|sigma|omega|theta|Delta|Sigma|Lambda|Gamma|Theta|Phi|Psi|Omega|rho|tau|mu|eta|beta)$/;

const PART =
  /^(?:mu(?:P|Transfer|Param)|[a-z]{2,7}[A-Z]{1,6})$|^[A-Za-z]{1,2}(?:var)?(?:epsilon|lambda|kappa|delta|alpha|gamma|sigma|omega|theta|Delta|Sigma|Lambda|Gamma|Theta|Phi|Psi|Omega|rho|tau|mu|eta|beta)$/;

/** Restores Greek letters that are spelt out, where their neighbours tell that they were maths. */
export function restoreGreek(pieces: readonly Piece[], evidence: Evidence): Piece[] {
  const result: Piece[] = [];
  const certain = new Set<string>();
  const siblings = findSiblings(pieces);
  for (const [index, piece] of pieces.entries()) {
    const isOpen =
      piece.kind === "word" && piece.rule === undefined && (GREEK_NAME.test(piece.text) || PART.test(piece.text));
    const site = isOpen ? siteOf(result, pieces, index + 1, evidence) : undefined;
    const parts = site
      ? (restoreLetter(piece, site) ?? restoreParallel(piece, site, pieces, index, siblings))
      : undefined;
    if (parts) {
      for (const part of parts) result.push(part);
      for (const { name } of parts) if (name !== undefined) certain.add(name);
    } else result.push(piece);
  }
  return repeatLetters(result, certain, evidence);
}

function restoreLetter(piece: Piece, site: Site): readonly Piece[] | undefined {
  const word = piece.text;
  if (GREEK_NAME.test(word)) {
    if (!isGreekHere(word, site)) return undefined;
    makeSymbol(piece, word, "greek-letter");
    return [piece];
  }
  if (/^mu(?:P|Transfer|Param)$/.test(word)) {
    const [mu, rest] = cut(piece, 2);
    makeSymbol(mu, "mu", "greek-letter");
    return [mu, rest];
  }
  const family = site.hasTex
    ? /^(alpha|beta|gamma|delta|epsilon|kappa|lambda|sigma|tau|omega|phi|psi|rho|mu)[A-Z]{2,}$/.exec(word)?.[1]
    : undefined;
  if (family !== undefined) {
    const [letter, rest] = cut(piece, family.length);
    makeSymbol(letter, family, "greek-letter");
    return [letter, rest];
  }
  const functional = /^(gamma|delta|epsilon|kappa|lambda|sigma|tau|omega|phi|psi|rho)[A-Z]$/.exec(word)?.[1];
  if (functional !== undefined && isNumber(site.right) && !site.rightGap) {
    const [letter, rest] = cut(piece, functional.length);
    makeSymbol(letter, functional, "greek-letter");
    return [letter, rest];
  }
  const glued = site.isDamaged ? BEHIND_VARIABLES.exec(word) : null;
  const [, before = "", name = ""] = glued ?? [];
  if (!glued || !(isGluedMaths(site) || (before.length === 1 && name.length >= 4))) return undefined;
  const [variable, letter] = cut(piece, before.length);
  makeSymbol(letter, name, "greek-letter");
  return [variable, letter];
}

/** `epsilon-prediction` beside `x-prediction`: a letter where its siblings have letters. */
function restoreParallel(
  piece: Piece,
  { left, leftGap }: Site,
  pieces: readonly Piece[],
  index: number,
  siblings: ReadonlySet<string>,
): readonly Piece[] | undefined {
  const noun = pieces[index + 2];
  if (
    !GREEK_NAME.test(piece.text) ||
    !isMark(pieces[index + 1], "-") ||
    noun?.kind !== "word" ||
    (!leftGap && !isMark(left, "("))
  )
    return undefined;
  if (!siblings.has(noun.text)) return undefined;
  makeSymbol(piece, piece.text, "greek-letter");
  return [piece];
}

/** Nouns that stand behind a letter and a hyphen: of `x-prediction`, `prediction`. */
function findSiblings(pieces: readonly Piece[]): ReadonlySet<string> {
  const nouns = new Set<string>();
  for (const [at, { kind, text }] of pieces.entries()) {
    const noun = pieces[at + 2];
    if (
      kind === "word" &&
      /^[b-z]$/.test(text) &&
      isMark(pieces[at + 1], "-") &&
      noun?.kind === "word" &&
      !isMark(pieces[at - 1], "-")
    )
      nouns.add(noun.text);
  }
  return nouns;
}

function cut(piece: Piece, length: number): [Piece, Piece] {
  return [
    { kind: "word", at: piece.at, end: piece.at + length, text: piece.text.slice(0, length) },
    { kind: "word", at: piece.at + length, end: piece.end, text: piece.text.slice(length) },
  ];
}

function isGluedMaths({ left, leftGap, right, rightGap }: Site): boolean {
  return (!leftGap && isMark(left, "({[|/^_=+-")) || (!rightGap && isMark(right, "^_)}]|/+="));
}

/** A letter that was certain once is the same letter elsewhere in the text, unless an English noun follows it. */
function repeatLetters(pieces: Piece[], certain: ReadonlySet<string>, evidence: Evidence): Piece[] {
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "word" || piece.rule !== undefined || !GREEK_NAME.test(piece.text)) continue;
    const isProper = /^[A-Z]/.test(piece.text);
    if (!certain.has(piece.text) && (!evidence.isDamaged || isProper)) continue;
    const { left, leftGap, right, rightGap } = siteOf(
      pieces.slice(Math.max(0, index - 4), index),
      pieces,
      index + 1,
      evidence,
    );
    if (
      (!leftGap && left !== undefined && !isMark(left, "(")) ||
      (!rightGap && right !== undefined && !isMark(right, ".,;:)?"))
    )
      continue;
    const isFollowed =
      right === undefined || right.kind === "mark" || right.kind === "number" || !COLLOCATIONS.has(right.text);
    const isNamed = (other: Piece | undefined): boolean => /^[A-Z][A-Za-z]/.test(other?.text ?? "");
    if (piece.text === "Pi" || (isProper && (isNamed(left) || isNamed(right)))) continue;
    if (isFollowed) makeSymbol(piece, piece.text, "greek-letter");
  }
  return pieces;
}
