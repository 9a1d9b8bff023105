const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ϵ: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ϑ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  ο: "omicron",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  ϕ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

/** Letters that canonical decomposition leaves whole. */
const LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ŋ: "n",
  ĸ: "k",
};

/** Compatibility forms, case and Greek folded (α → alpha), accents kept: the same in every locale. */
export function foldCase(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u0370-\u03ff]/gu, (letter) => GREEK[letter.normalize("NFD")[0] ?? ""] ?? letter);
}

/** As {@link foldCase}, and letters with accents as plain ones (é → e, ß → ss). */
export function foldToAscii(text: string): string {
  return foldCase(text)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\x00-\x7f]/gu, (letter) => GREEK[letter] ?? LATIN[letter] ?? letter);
}
