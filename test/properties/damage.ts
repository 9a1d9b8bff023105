import * as fc from "fast-check";
import { FONT_COMMANDS, namesOfKind, type SymbolKind } from "../../src/text/tex/symbols.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { line } from "./arbitraries.ts";

const KINDS: readonly SymbolKind[] = [
  "greek",
  "letter",
  "relation",
  "arrow",
  "operator",
  "big",
  "delimiter",
  "dots",
  "function",
  "mark",
];
const name = fc.constantFrom(...KINDS.flatMap((kind) => namesOfKind(kind)));
const font = fc.constantFrom(...FONT_COMMANDS);
const operand = fc.constantFrom("x", "n", "d", "13", "1.8", "2", "N", "f", "x'", "k-1", "99.5", "i,j", "");
const mark = fc.constantFrom(
  "_",
  "^",
  "_{",
  "^{",
  "}",
  "{",
  "(",
  ")",
  "|",
  "=",
  "+",
  "-",
  "<",
  ",",
  "\\",
  "$",
  "\\%",
  "~",
  "``",
  "''",
  "\\(",
  "\\)",
);
const prose = fc.constantFrom(
  "We",
  "train",
  "faster",
  "on",
  "such that",
  "in",
  "the",
  "where",
  "is",
  "a",
  "model",
  "with",
  "cost",
  "by",
  "and",
  "than GPT-4",
);
const formula = fc.constantFrom(
  "approx13%",
  "1.8times faster",
  "ell_2",
  "1leq p<2",
  "x'in R^d",
  "|x'-x^*|_infty",
  "sqrt[3]{log n}",
  "mathcal{O}(n log n)",
  "\\( O(n^3) \\)",
  "$x_i$",
  "$5 and $10",
  "0.932\\textpm0.021",
  "models~(LLM",
  "mathbb{R}^{n times d}",
  "frac{1}{2}",
  "{alpha}-Balanced",
  "10^{-3}",
  "O(n^2)",
  "texttt{D}ual",
  "https://x.example/a_b {https://x.example/a_b}",
  "p_theta(x|z)",
  "sum_{i=1}^n x_i",
  "Delta x",
  "K to infty",
);

/** TeX as captures show it, whole or in pieces: with and without its backslashes, glued or apart. */
const shard = fc.oneof(
  { weight: 3, arbitrary: formula },
  { weight: 3, arbitrary: prose },
  {
    weight: 2,
    arbitrary: fc
      .tuple(operand, name, operand, fc.constantFrom("", " "))
      .map(([a, b, c, gap]) => a + gap + b + gap + c),
  },
  { weight: 1, arbitrary: fc.tuple(operand, name).map(([a, b]) => `${a}\\${b} ${a}`) },
  { weight: 1, arbitrary: fc.tuple(font, operand).map(([a, b]) => `${a}{${b}}`) },
  { weight: 1, arbitrary: fc.tuple(operand, mark, operand).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: mark },
);

/** A paragraph, clean as the normaliser's are, of words and of TeX that lost something, sometimes of strangers' odd signs. */
export const damaged: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: shard }, { weight: 1, arbitrary: line }),
      fc.constantFrom(" ", " ", " ", "", ", ", ". "),
    ),
    { maxLength: 16 },
  )
  .map((parts) => cleanText(parts.flat().join("")).text);
