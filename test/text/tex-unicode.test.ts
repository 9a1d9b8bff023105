import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { texToUnicode } from "../../src/text/tex/unicode.ts";
import { TRIES } from "../properties/arbitraries.ts";

const raw = String.raw;

describe("TeX on one line", () => {
  test.each([
    [raw`n \times d`, "n × d"],
    [raw`n\times d`, "n × d"],
    [raw`1.8\times`, "1.8×"],
    [raw`\approx 13\%`, "≈13%"],
    [raw`1\leq p<2`, "1 ≤ p < 2"],
    [raw`x = -1`, "x = -1"],
    [raw`x:=1`, "x := 1"],
    [raw`O(n\log n)`, "O(n log n)"],
    [raw`\log_2 n`, "log₂ n"],
    [raw`x'\in\mathbb{R}^d`, "x′ ∈ R^d"],
    [raw`|x'-x^*|_\infty`, "|x′ - x^*|_∞"],
    [raw`\|Ax-b\|_2`, "‖Ax - b‖₂"],
    [raw`p(y \mid x)`, "p(y ∣ x)"],
    [raw`k,v,\ldots,n`, "k, v, …, n"],
    [raw`4{,}851`, "4,851"],
    [raw`100,\!000`, "100,000"],
    [raw`f\colon X\to Y`, "f: X → Y"],
    [raw`\{a, b\}`, "{a, b}"],
    [raw`\arg\max_{\theta} \mathcal{L}(\theta)`, "arg max_θ L(θ)"],
    [raw`\sum_{i=1}^{N} x_i y`, "∑_{i=1}^N x_i y"],
    [raw`\text{if } x > 0`, "if x > 0"],
    [raw`5\,\text{GB}`, "5 GB"],
    [raw`a \bmod b`, "a mod b"],
  ])("%s", (tex, text) => {
    expect(texToUnicode(tex)).toBe(text);
  });

  test.each([
    ["n^2", "n²"],
    ["10^{-3}", "10⁻³"],
    ["x_{12}y", "x₁₂y"],
    ["x_{ij}", "x_{ij}"],
    ["x_iy", "x_i y"],
    ["n^{1+o(1)}", "n^{1+o(1)}"],
    [raw`90^\circ`, "90°"],
    [raw`V^\top`, "V^⊤"],
    ["{}^{13}C", "¹³C"],
    [raw`W_{\text{max}}`, "W_{max}"],
    [raw`d^\mathbf{k}`, "d^k"],
  ])("scripts: %s", (tex, text) => {
    expect(texToUnicode(tex)).toBe(text);
  });

  test.each([
    [raw`\frac{a}{b}`, "a/b"],
    [raw`\frac12`, "1/2"],
    [raw`\frac{a+b}{2\sigma^2}`, "(a + b)/(2σ²)"],
    [raw`\frac{\partial f}{\partial x}`, "∂f/∂x"],
    [raw`\frac{1}{(n+1)}`, "1/(n + 1)"],
    [raw`\frac{a}{b}^2`, "(a/b)²"],
    [raw`\sqrt{n}`, "√n"],
    [raw`\sqrt{\log n}`, "√(log n)"],
    [raw`\sqrt[3]{x}`, "∛x"],
    [raw`\sqrt[k]{x}`, "√[k]x"],
    [raw`\binom{n}{k}`, "(n choose k)"],
    [raw`\begin{pmatrix}a & b\\ c & d\end{pmatrix}`, "a b; c d"],
  ])("what stands over and under: %s", (tex, text) => {
    expect(texToUnicode(tex)).toBe(text);
  });

  test.each([
    [raw`\tilde{O}(n)`, "Õ(n)"],
    [raw`\tilde{\mathcal{O}}(n)`, "Õ(n)"],
    [raw`\bar x`, "x̄"],
    [raw`\overline{AB}`, "ĀB̄"],
    [raw`a\not=b \not\in C`, "a ≠ b ∉ C"],
    [raw`\left( \frac{a}{b} \right)`, "(a/b)"],
    [raw`\left\langle a \right.`, "⟨a"],
    [raw`\color{red}x`, "x"],
    [raw`\unheard{x}`, "unheard x"],
    [raw`\operatorname*{arg\,min}_x f`, "arg min_x f"],
    [raw`\mathrm{softmax}(QK^\top/\sqrt{d_k})V`, "softmax(QK^⊤/√d_k)V"],
  ])("accents, fonts, sizes: %s", (tex, text) => {
    expect(texToUnicode(tex)).toBe(text);
  });
});

const piece = fc.constantFrom(
  ..."\\{}[]_^$&~%#'|/+-=<>(),.:; x1é😀\n".split(""),
  ..."\\frac \\sqrt \\hat \\left \\right \\text{ \\mathbf \\begin{matrix} \\end \\not \\\\ \\alpha \\times \\foo".split(
    " ",
  ),
);

function isCleanText(convert: (tex: string) => string): void {
  const anything = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(anything, (tex) => {
      const text = convert(tex);
      expect(text).toBe(text.normalize("NFC").trim());
      expect(text).not.toMatch(/\s\s|[\n\t]|\\[A-Za-z]/u);
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}: any TeX`, () => {
  test("becomes one line of clean text", () => {
    isCleanText(texToUnicode);
  });

  test.each([
    ["commands that stay", (tex: string) => tex.trim().normalize("NFC")],
    ["blanks that stay", (tex: string) => `${texToUnicode(tex)}  x`],
  ])("the promise would catch %s", (_name, convert) => {
    expect(() => isCleanText(convert)).toThrow("Property failed");
  });

  test("a hundred nested groups are read through", () => {
    expect(texToUnicode(`${"{".repeat(100)}x${"}".repeat(100)}`)).toBe("x");
    expect(texToUnicode(`${raw`\sqrt{`.repeat(100)}x${"}".repeat(100)}`)).toMatch(/^√.*x\)*$/u);
  });

  test("takes time in step with its length, whatever it is of", () => {
    const signs = [
      "_",
      "^",
      "{",
      "}",
      "$",
      "'",
      "|",
      "\\",
      "\\frac",
      "\\frac{",
      "\\sqrt[",
      "x_",
      "^\\frac",
      "\\text{",
      "\\hat",
      "\\not",
      "1.",
      "a+",
      "x ",
    ];
    for (const sign of signs) {
      const start = performance.now();
      texToUnicode(sign.repeat(1_000_000 / sign.length));
      expect(performance.now() - start, sign).toBeLessThan(5000);
    }
  });
});
