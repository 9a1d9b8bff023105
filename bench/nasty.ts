/*
 * Texts that a normaliser must get through in time, by what they are made of: signs that open something and never close it, halves of TeX,
 * scripts and marks that take more than one character, and things that look like the beginning of something on every letter.
 */
const PIECES = {
  underscores: "_",
  dollars: "$",
  "open braces": "{",
  backslashes: "\\",
  "braces 100 deep": `${"{".repeat(100)}x${"}".repeat(100)} `,
  ell_: "ell_",
  "digits and times": "12times ",
  "maths in dollars": "$x$",
  "one dollar a word": "$5 and ",
  "subscripts and powers": "a_b^",
  "lost fractions": "\\frac{",
  "lost signs": "1leq p<2, x'in R^d ",
  "Greek, glued": "alphabetagammadelta",
  "half-escaped": "0.9\\%\\textpm~(x ",
  "TeX brackets": "\\( x \\) ",
  "numbers in open braces": "{1",
  "scripts in open braces": "^{a ",
  "addresses in scripts": "^{url{",
  "roots that stay open": "sqrt{",
  "numbers and signs": "1pm",
  "numbers and backslashes": "1\\",
  "names of fonts": " mathbb",
  "fonts of nothing": "\\textbf{}",
  "letters and underscores": "x_",
  bars: "|x",
  "one word": "w",
  digits: "1",
  dots: ".",
  hyphens: "-",
  carets: "^",
  "a word and many blanks": `word${" ".repeat(500)}`,
  "blanks that do not break": "\u00A0",
  Hebrew: "למידה עמוקה ",
  Chinese: "深層学習の数理",
  "combining marks": "\u0301",
  "letters with marks": "e\u0301\u0302",
  emoji: "👩‍🔬",
  addresses: "https://x.example/a_b?c=d%20e ",
  "addresses, glued": "https://x.example/",
  "TeX quotes": "``a'' ",
  "single quotes": "'",
  "open parentheses": "(",
  "open brackets": "[a](",
  "less than": "<a ",
  entities: "&amp;",
  emphasis: "*a_ ",
  "code fences": "```",
  sentences: "We see. ",
} as const;

/** Texts of `length` characters (UTF-16 units), by name. */
export function makeNastyTexts(length: number): ReadonlyMap<string, string> {
  return new Map(Object.entries(PIECES).map(([name, piece]) => [name, fill(piece, length)]));
}

/** A piece again and again; what would be half of it at the end is left out. */
function fill(piece: string, length: number): string {
  return piece.repeat(Math.max(1, Math.floor(length / piece.length)));
}
