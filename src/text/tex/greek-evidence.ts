import type { Piece } from "./piece.ts";
import { isLetter, isMark, isNumber, isVariable, type Site } from "./site.ts";

/** English nouns that follow the name of a Greek letter: beta distribution, alpha channel, delta rule. */
export const COLLOCATIONS = new Set(
  (
    "distribution distributions function functions channel channels rule rules version versions release test tests testing tester testers process processes prior " +
    "band bands wave waves correction particle particles matrix matrices compositing blending matting mask masks masking map maps power rhythm rhythms " +
    "ray rays radiation decay cell cells stage phase software waves oscillations coefficient statistic encoding decoder robot robots model variant team " +
    "family random process divergence entropy regression mixture tuning learning network networks method oscillation event events weight weights parameters " +
    "lambda calculus python values value diversity helix sheet amyloid frequency knife globulin"
  ).split(" "),
);

/** The name of a Greek letter, as TeX writes it. */
export const GREEK_NAME =
  /^(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/;

/** True where a Greek name stands as a letter of maths; each line is one kind of evidence. */
export function isGreekHere(word: string, site: Site): boolean {
  const { left, leftGap, right, rightGap, beforeLeft, afterRight, isDamaged, hasTex } = site;
  if (word.startsWith("var")) return true;
  if (left?.text === "spl") return false;
  if (!leftGap && left?.kind === "word" && left.text.length > 1) return false;
  if (!rightGap && right?.kind === "word" && right.text.length > 1) return false;
  if (!leftGap && isMark(left, ".@#")) return false;
  if (!rightGap && isMark(right, "_^")) return true;
  if (isChained(site) || isVersion(word, site)) return false;
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

/** `alpha-beta pruning`: names in a row are a name. */
function isChained({ left, leftGap, right, rightGap, beforeLeft, afterRight }: Site): boolean {
  const isName = (piece: Piece | undefined): boolean =>
    /^[A-Z]?[a-z]+$/.test(piece?.text ?? "") && GREEK_NAME.test((piece?.text ?? "").toLowerCase());
  return (
    (!leftGap && isMark(left, "-") && isName(beforeLeft)) || (!rightGap && isMark(right, "-") && isName(afterRight))
  );
}

/** `1.13.0-beta`, `v2-alpha`. */
function isVersion(word: string, { left, leftGap, beforeLeft }: Site): boolean {
  return (
    /^(?:alpha|beta)$/.test(word) && !leftGap && isMark(left, "-") && isNumber(beforeLeft) && beforeLeft?.text !== "1"
  );
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
    GREEK_NAME.test(piece?.text ?? "");
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
  if (
    isMark(left, "-−") &&
    (isNumber(farLeft) ||
      ((leftGap || isDamaged) && (farLeft?.kind === "symbol" || GREEK_NAME.test(farLeft?.text ?? ""))) ||
      (!leftGap && isMark(beforeLeft, ")}]|")))
  )
    return true;
  if (isMark(left, "+*|") && (isNumber(farLeft) || ((isDamaged || !leftGap) && isTerm(farLeft)))) return true;
  if (!leftGap && isMark(left, "|") && isMark(right, "|-+")) return true;
  if (
    !rightGap &&
    isMark(right, "/*|+") &&
    (isNumber(afterRight) || isLetter(afterRight) || (isDamaged && isTerm(afterRight)))
  )
    return true;
  if (!rightGap && isMark(right, "/") && GREEK_NAME.test(afterRight?.text ?? ""))
    return !/^(?:alpha|beta|gamma|theta|delta|mu)$/.test(afterRight?.text ?? "");
  return false;
}

/** `Omega(n)`, `zeta(3)`, `pi(a|s)`. */
function isArgument(word: string, inside: Piece | undefined, isDamaged: boolean): boolean {
  if (/^(?:Omega|Theta)$/.test(word)) return true;
  return (
    isNumber(inside) ||
    isLetter(inside) ||
    (isDamaged && (inside?.kind === "symbol" || isMark(inside, "(") || GREEK_NAME.test(inside?.text ?? "")))
  );
}

/** `O(tau S)`, `(epsilon,delta)-private`: what stands in brackets with other variables. */
function isBracketed({
  left,
  leftGap,
  right,
  rightGap,
  beforeLeft,
  afterRight,
  farRight,
  isDamaged,
  hasTex,
}: Site): boolean {
  if (isMark(left, "(") && !leftGap && /^[OoΘΩ]$/.test(beforeLeft?.text ?? "")) return true;
  if (isMark(left, "[{") && !leftGap && hasTex) return true;
  if (isMark(left, "(") && !leftGap && isVariable(beforeLeft) && isMark(right, "),")) return true;
  const isPairLeft = isMark(left, "(") && !leftGap && isMark(right, ",") && GREEK_NAME.test(farRight?.text ?? "");
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
  return isDamaged && !COLLOCATIONS.has(text) && !GREEK_NAME.test(text) && text.length > 2;
}
