import { makeSymbol, type Piece } from "./piece.ts";
import { type Evidence, isLetter, isMark, isNumber, isVariable, type Site, siteOf } from "./site.ts";
import { findSymbol } from "./symbols.ts";

/** English nouns that follow the name of a Greek letter: beta distribution, alpha channel, delta rule. */
const COLLOCATIONS = new Set(
  (
    "distribution distributions function functions channel channels rule rules version versions release test tests testing tester testers process processes prior " +
    "band bands wave waves correction particle particles matrix matrices compositing blending matting mask masks masking map maps power rhythm rhythms " +
    "ray rays radiation decay cell cells stage phase software waves oscillations coefficient statistic encoding decoder robot robots model variant team " +
    "family random process divergence entropy regression mixture tuning learning network networks method oscillation event events weight weights parameters " +
    "lambda calculus python values value diversity helix sheet amyloid frequency knife globulin"
  ).split(" "),
);

const FOLLOWERS = new Set(
  (
    "of is are was and or to for in as with that which by on be can from at when where denotes denote must should may if while such we the it its has " +
    "controls satisfies depends goes tends grows increases decreases via into over under between respectively only being becomes than i e"
  ).split(" "),
);

const WHOLE =
  /^(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/;
const BEHIND_VARIABLES =
  /^([A-Za-z]{1,2})((?:var)?epsilon|lambda|kappa|delta|alpha|gamma|sigma|omega|theta|Delta|Sigma|Lambda|Gamma|Theta|Phi|Psi|Omega|rho|tau|mu|eta|beta)$/;

const PART =
  /^(?:mu(?:P|Transfer|Param)|[a-z]{3,7}[A-Z])$|^[A-Za-z]{1,2}(?:var)?(?:epsilon|lambda|kappa|delta|alpha|gamma|sigma|omega|theta|Delta|Sigma|Lambda|Gamma|Theta|Phi|Psi|Omega|rho|tau|mu|eta|beta)$/;

/** Restores Greek letters that are spelt out, where their neighbours tell that they were maths. */
export function restoreGreek(pieces: readonly Piece[], evidence: Evidence): Piece[] {
  const result: Piece[] = [];
  const certain = new Set<string>();
  const siblings = findSiblings(pieces);
  for (const [index, piece] of pieces.entries()) {
    const isOpen =
      piece.kind === "word" && piece.rule === undefined && (WHOLE.test(piece.text) || PART.test(piece.text));
    const site = isOpen ? siteOf(result, pieces, index + 1, evidence) : undefined;
    const parts = site
      ? (restoreLetter(piece, site) ?? restoreParallel(piece, site, pieces, index, siblings))
      : undefined;
    if (parts) {
      result.push(...parts);
      for (const { name } of parts) if (name !== undefined) certain.add(name);
    } else result.push(piece);
  }
  return repeatLetters(result, certain, evidence);
}

function restoreLetter(piece: Piece, site: Site): readonly Piece[] | undefined {
  const word = piece.text;
  if (WHOLE.test(word)) {
    if (!isGreekHere(word, site)) return undefined;
    makeSymbol(piece, word, "greek-letter");
    return [piece];
  }
  if (/^mu(?:P|Transfer|Param)$/.test(word)) {
    const [mu, rest] = cut(piece, 2);
    makeSymbol(mu, "mu", "greek-letter");
    return [mu, rest];
  }
  const functional = /^(gamma|delta|epsilon|kappa|lambda|sigma|tau|omega|phi|psi|rho)[A-Z]$/.exec(word)?.[1];
  if (functional !== undefined && isNumber(site.right) && !site.rightGap) {
    const [letter, rest] = cut(piece, functional.length);
    makeSymbol(letter, functional, "greek-letter");
    return [letter, rest];
  }
  const glued = site.isDamaged ? BEHIND_VARIABLES.exec(word) : null;
  const [, before = "", name = ""] = glued ?? [];
  if (!glued || !isGluedMaths(site)) return undefined;
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
    !isGreekName(piece.text) ||
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

/** True where a Greek name stands as a letter of maths; each line is one kind of evidence. */
function isGreekHere(word: string, site: Site): boolean {
  const { left, leftGap, right, rightGap, beforeLeft, afterRight, isDamaged, hasTex } = site;
  if (word.startsWith("var")) return true;
  if (left?.text === "spl") return false;
  if (!leftGap && left?.kind === "word" && left.text.length > 1) return false;
  if (!rightGap && right?.kind === "word" && right.text.length > 1) return false;
  if (!leftGap && isMark(left, ".@#")) return false;
  if (!rightGap && isMark(right, "_^")) return true;
  if (left?.kind === "symbol" || right?.kind === "symbol" || left?.kind === "command") return true;
  if (!leftGap && isMark(left, "_^")) return true;
  if (!leftGap && isNumber(left)) return word !== "psi" && beforeLeft?.kind !== "word";
  if (isMark(left, "{") && isMark(right, "}")) return true;
  if (isOperated(word, site) || isBracketed(site)) return true;
  if (!rightGap && isMark(right, "("))
    return (
      (hasTex || isNumber(afterRight) || /^(?:Omega|Theta)$/.test(word)) && isArgument(word, afterRight, isDamaged)
    );
  if (isMark(left, "(") && isMark(right, ")") && !leftGap && !rightGap)
    return isDamaged || (beforeLeft?.kind === "blank" && !/^(?:alpha|beta|gamma|delta|pi|xi|Sigma)$/.test(word));
  if (isListed(site)) return true;
  if (/^(?:Delta|nabla)$/.test(word) && rightGap && isVariable(right) && /^[A-Z]$/.test(right?.text ?? ""))
    return afterRight?.kind !== "mark" || !isMark(afterRight, "-.&");
  if (!rightGap && isMark(right, "-")) return isPrefix(word, afterRight, isDamaged);
  return false;
}

/** An operator beside it whose other side is maths, too. */
function isOperated(
  word: string,
  { left, leftGap, right, rightGap, beforeLeft, afterRight, farLeft, farRight, isDamaged, hasTex }: Site,
): boolean {
  const isTerm = (piece: Piece | undefined): boolean =>
    isNumber(piece) ||
    isLetter(piece) ||
    piece?.kind === "symbol" ||
    isMark(piece, "()[]{}|") ||
    WHOLE.test(piece?.text ?? "");
  if (isMark(right, "=")) return !/^(?:Xi|Pi)$/.test(word) || isDamaged;
  if (isMark(right, "<>") && (isTerm(farRight) || isMark(farRight, "=") || isDamaged)) return true;
  if (isMark(left, "=<>") && isTerm(farLeft)) return true;
  if (leftGap && isMark(left, "/") && isNumber(farLeft)) return true;
  if (!leftGap && isMark(left, "-") && isMark(beforeLeft, "{(") && hasTex) return true;
  if (
    !leftGap &&
    isMark(left, "/") &&
    (isNumber(beforeLeft) || isLetter(beforeLeft) || beforeLeft?.kind === "symbol" || isMark(beforeLeft, ")}"))
  )
    return true;
  if (!leftGap && isMark(left, "/") && isDamaged && /^[a-z]{2}$/.test(beforeLeft?.text ?? "")) return true;
  if (isMark(left, "-−") && (isNumber(farLeft) || (!leftGap && isMark(beforeLeft, ")}]|")))) return true;
  if (isMark(left, "+*|") && (isNumber(farLeft) || ((isDamaged || !leftGap) && isTerm(farLeft)))) return true;
  if (!leftGap && isMark(left, "|") && isMark(right, "|-+")) return true;
  if (
    !rightGap &&
    isMark(right, "/*|+") &&
    (isNumber(afterRight) || isLetter(afterRight) || (isDamaged && isTerm(afterRight)))
  )
    return true;
  if (!rightGap && isMark(right, "/") && WHOLE.test(afterRight?.text ?? ""))
    return !/^(?:alpha|beta|gamma|theta|delta|mu)$/.test(afterRight?.text ?? "");
  return false;
}

/** `Omega(n)`, `zeta(3)`, `pi(a|s)`. */
function isArgument(word: string, inside: Piece | undefined, isDamaged: boolean): boolean {
  if (/^(?:Omega|Theta)$/.test(word)) return true;
  return (
    isNumber(inside) ||
    isLetter(inside) ||
    (isDamaged && (inside?.kind === "symbol" || isMark(inside, "(") || WHOLE.test(inside?.text ?? "")))
  );
}

/** `O(tau S)`, `(epsilon,delta)-private`: what stands in brackets with other variables. */
function isBracketed({ left, leftGap, right, rightGap, beforeLeft, afterRight, farRight, isDamaged }: Site): boolean {
  if (isMark(left, "(") && !leftGap && /^[OoΘΩ]$/.test(beforeLeft?.text ?? "")) return true;
  const isPairLeft = isMark(left, "(") && !leftGap && isMark(right, ",") && WHOLE.test(farRight?.text ?? "");
  const isPairRight = isMark(left, ",") && isMark(right, ")") && !rightGap && isMark(afterRight, "-");
  if (isPairLeft)
    return (
      isDamaged || !/^(?:alpha|beta|theta|gamma|delta)$/.test(farRight?.text ?? "") || afterRight?.kind !== "blank"
    );
  return isPairRight || (isDamaged && isMark(left, ",") && isMark(right, ",)") && !rightGap);
}

/** One of a list of variables: `U, Sigma, and V`. */
function isListed({ left, right, beforeLeft, afterRight }: Site): boolean {
  return (
    isMark(left, ",") &&
    isMark(right, ",") &&
    isVariable(beforeLeft) &&
    (afterRight?.kind === "blank" || isVariable(afterRight))
  );
}

/** `alpha-Balanced`, `pi-Flow`, `Delta-IRIS`; alpha-beta, gamma-ray and tau-bench stay. */
function isPrefix(word: string, next: Piece | undefined, isDamaged: boolean): boolean {
  const text = next?.text ?? "";
  if (next?.kind !== "word") return false;
  if (/^(?:Bernoulli|Binomial|Poisson|Normal|Gamma|Beta|Dirichlet|Sigma|Geometric)/.test(text)) return false;
  if (/^[A-Z]/.test(word)) return /^[A-Z][a-z]*[A-Z]/.test(text);
  if (/^[A-Z]/.test(text)) return text.length > 1;
  return isDamaged && !COLLOCATIONS.has(text) && !WHOLE.test(text) && text.length > 2;
}

/** A letter that was certain once is the same letter elsewhere in the text, unless an English noun follows it. */
function repeatLetters(pieces: Piece[], certain: ReadonlySet<string>, evidence: Evidence): Piece[] {
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "word" || piece.rule !== undefined || !WHOLE.test(piece.text)) continue;
    if (!certain.has(piece.text) && !evidence.isDamaged) continue;
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
      right === undefined ||
      right.kind === "mark" ||
      right.kind === "number" ||
      FOLLOWERS.has(right.text) ||
      !COLLOCATIONS.has(right.text);
    if (piece.text === "Pi") continue;
    if (isFollowed) makeSymbol(piece, piece.text, "greek-letter");
  }
  return pieces;
}

/** True for the name of a Greek letter, as TeX writes it. */
function isGreekName(word: string): boolean {
  return WHOLE.test(word) && findSymbol(word) !== undefined;
}
