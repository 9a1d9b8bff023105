import { describe, expect, test } from "vitest";
import { mendText } from "../../src/text/tex/mend.ts";

/** A text as mended, its maths between dollars. */
function mend(text: string): string {
  return mendText(text)
    .inlines.map((inline) => (inline.kind === "text" ? inline.value : `$${inline.tex}$`))
    .join("");
}

function cases(title: string, rows: readonly (readonly [string, string])[]): void {
  describe(title, () => {
    test.each(rows)("%s", (damaged, mended) => {
      expect(mend(damaged)).toBe(mended);
      expect(mend(mended)).toBe(mended);
    });
  });
}

cases("multiplication signs read as people write them", [
  ["It is 1.8times faster.", "It is 1.8× faster."],
  ["patches of 16times16 pixels", "patches of 16×16 pixels"],
  ["images of 64times 64 pixels", "images of 64×64 pixels".replace("×64", "× 64")],
  ["an n times d matrix", "an $n \\times d$ matrix"],
  ["a d_k times d_v cache", "a $d_k \\times d_v$ cache"],
  ["sped up by times1.5 or so", "sped up by ×1.5 or so"],
  ["a 2 times 2^4 design", "a $2 \\times 2^4$ design"],
  ["the gridtimesseasontimesplace table", "the grid×season×place table"],
]);

cases("English stays English", [
  ["It is 100 times easier, and 16 times fewer.", "It is 100 times easier, and 16 times fewer."],
  ["10^{7} times that of others", "$10^{7}$ times that of others"],
  ["the matrix times the network evaluation", "the matrix times the network evaluation"],
  ["approximately similar, in beta, with max pooling", "approximately similar, in beta, with max pooling"],
  ["a beta distribution, the delta rule, alpha channels", "a beta distribution, the delta rule, alpha channels"],
  ["the Riemann zeta function", "the Riemann zeta function"],
  ["sim2real and sim-to-real at 5 pm, PM2.5 and pm2.5", "sim2real and sim-to-real at 5 pm, PM2.5 and pm2.5"],
  ["It is worth noting an anecdotal, unparalleled result.", "It is worth noting an anecdotal, unparalleled result."],
  ["It takes approx. 5 hours; all one cell, well.", "It takes approx. 5 hours; all one cell, well."],
  ["constructor, toString and __proto__ are names", "constructor, toString and __proto__ are names"],
  ["context_precision and ai_parse_document are names", "context_precision and ai_parse_document are names"],
  ["mail a_b@example.org or see https://x.example/a_b~c", "mail a_b@example.org or see https://x.example/a_b~c"],
  ["only $20 per tutor, from $5 to $10", "only $20 per tutor, from $5 to $10"],
  ["up to ~99.04% or 0.11~0.18dB, ~5%+ of it", "up to ~99.04% or 0.11~0.18dB, ~5%+ of it"],
  ["the <think> tag and `a_code` and **bold**", "the <think> tag and `a_code` and **bold**"],
  ["a proﬁle of a ﬁle", "a proﬁle of a ﬁle"],
  [
    "run in parallel with ell_2 loss, data-parallel for n leq 3",
    "run in parallel with $\\ell_2$ loss, data-parallel for $n \\leq 3$",
  ],
  ["5%~10%, T~300 K and 8 fps~12 fps", "5%~10%, T~300 K and 8 fps~12 fps"],
  ["alpha-beta pruning, v2.0-beta and 0.9.1-beta.2", "alpha-beta pruning, v2.0-beta and 0.9.1-beta.2"],
  ["epsilon = 0.1 on AWS Lambda and Delta Lake", "$\\epsilon = 0.1$ on AWS Lambda and Delta Lake"],
  ["GPT_4 on GLUE/SST_2 with @x_y", "GPT_4 on GLUE/SST_2 with @x_y"],
  ["B in O(n) queries, the 100K subset (best)", "B in O(n) queries, the 100K subset (best)"],
  ["use ``bar`` here", "use ``bar`` here"],
  ["$5M-$10M, US$5/US$6 and $HOME/$USER", "$5M-$10M, US$5/US$6 and $HOME/$USER"],
  ["about $\\sim$30 users on a 3$\\times$4 grid", "about $\\sim$30 users on a 3$\\times$4 grid"],
  ["the points in R^d, a Tai and Lin [17] method", "the points in $R^d$, a Tai and Lin [17] method"],
]);

cases("what stood outside maths", [
  ["99.5\\% of the 32\\% and S\\&R, \\$5, as\\_is, \\#1", "99.5% of the 32% and S&R, $5, as_is, #1"],
  ["models~(LLMs), Step~9, i.e.~points", "models (LLMs), Step 9, i.e. points"],
  ["``quoted'' and ``half\" and `one' word", "“quoted” and “half” and ‘one’ word"],
  ["a ''wall,'' they say", "a “wall,” they say"],
  ['na\\"ive, na\\"{\\i}ve, Pok\\\'emon, Nystr\\"om, Amp\\`ere', "naïve, naïve, Pokémon, Nyström, Ampère"],
  ["0.932\\textpm0.021 and 2.4\\times speedup", "0.932±0.021 and 2.4× speedup"],
  ["the \\emph{new} {\\em and} \\textbf{bold \\emph{one}}", "the new and bold one"],
  ["(\\ie, this \\eg that)", "(i.e., this e.g. that)"],
  ["at 19.7\\,FPS with 8\\,GB", "at 19.7 FPS with 8 GB"],
  ["code, \\LaTeX, and 360{\\deg} scenes", "code, LaTeX, and 360° scenes"],
  ["their \\( O(n^3) \\) time", "their $O(n^3)$ time"],
  ["at https://a.example/x{https://a.example/x}.", "at https://a.example/x."],
  ["see https://a.example/D\\_x", "see https://a.example/D_x"],
  ["Sanghavi~jns13 showed", "Sanghavi [jns13] showed"],
  ["partsx2013such as these", "parts–such as these"],
]);

cases("commands that lost their backslash", [
  ["approx13% and (sim50%)", "≈13% and (∼50%)"],
  ["for ell_p and ell_infty", "for $\\ell_p$ and $\\ell_{\\infty}$"],
  ["the {ell_2} norm", "the $\\ell_2$ norm"],
  ["for 1leq p<2 and 2<p<infty.", "for $1\\leq p<2$ and $2<p<\\infty$."],
  ["mll n and pneq 2", "$m\\ll n$ and $p\\neq 2$"],
  ["x'in R^d such that |x'-x^*|_infty", "$x'\\in R^d$ such that $|x'-x^*|_{\\infty}$"],
  ["Sin R^{mtimes n} with bin R^n", "$S\\in R^{m\\times n}$ with $b\\in R^n$"],
  ["texttt{D}ual-texttt{H}ead", "Dual-Head"],
  ["by o(sqrt[3]{log n}) then", "by $o(\\sqrt[3]{\\log n})$ then"],
  ["(1/sqrt m + 1/sqrt n)", "($1/\\sqrt m + 1/\\sqrt n$)"],
  ["V^topsoftmax(Kq)", "$V^{\\top}\\operatorname{softmax}(Kq)$"],
  ["from 3.38rightarrow3.75 and Code rightarrow Math", "from 3.38→3.75 and Code → Math"],
  ["langlequery, answerrangle triplets", "⟨query, answer⟩ triplets"],
  ["O(T^{-1/3}) and mathcal{O}(T^{-1/4})", "$O(T^{-1/3})$ and $O(T^{-1/4})$"],
  ["roughly mathfrak S^{2/p} for distant {bf MASK} tokens", "roughly $S^{2/p}$ for distant MASK tokens"],
  ["Oleft( m log m right) steps", "O( m log m ) steps"],
  ["(typically x!in!{4,8}) than", "(typically $x\\in\\{4,8\\}$) than"],
  ["for 360^{circ} dynamic", "for 360° dynamic"],
  ["computations: bullet On the", "computations: • On the"],
]);

cases("Greek letters", [
  ["with gamma=1 and 1-delta", "with $\\gamma=1$ and $1-\\delta$"],
  ["of zeta(3). Utilizing", "of $\\zeta(3)$. Utilizing"],
  ["an alpha-Balanced and a pi-Flow", "an α-Balanced and a π-Flow"],
  ["ratio phi_r of pi_{RL} and pi^3", "ratio $\\phi_r$ of $\\pi_{\\mathrm{RL}}$ and $\\pi^3$"],
  ["U, Sigma, and V matrices", "U, Σ, and V matrices"],
  ["approximates Delta W through", "approximates $\\Delta W$ through"],
  ["modules (Phi) to", "modules (Φ) to"],
  ["muP transfer", "μP transfer"],
]);

test("what cannot be known is not invented: a lost fraction stays as it is, and is a suspect", () => {
  const { suspects, inlines } = mendText("size Oleft( d{varepsilon} right) or");
  expect(suspects.map(({ text, why }) => [text, why.split(",")[0]])).toEqual([
    ["{", "the second part of a fraction or of a link"],
  ]);
  expect(JSON.stringify(inlines)).not.toContain("frac");
});

test("each change is told with its place, what stood there, what stands there now, and its rule", () => {
  const text = "by 32\\% with ell_2 norms, 2times";
  expect(mendText(text).mends).toEqual([
    { at: 3, from: "32\\%", to: "32%", rule: "percent-sign" },
    { at: 13, from: "ell_2", to: "$\\ell_2$", rule: "lost-command" },
    { at: 26, from: "2times", to: "2×", rule: "multiplication-sign" },
  ]);
});

test.each([
  ["unbalanced braces", "a {{{ b }} \\emph{c \\textbf{d} x_{i"],
  ["a hundred nested groups", `${"\\emph{".repeat(100)}x${"}".repeat(100)}`],
  ["TeX that would define macros", "\\def\\x{\\x\\x} \\newcommand{\\y}{z} \\input{/etc/passwd} \\write18{ls}"],
  ["an address that would run", "\\href{javascript:alert(1)}{here}"],
  ["control characters in maths", "$x\u0000_1$ and ell_\u0007"],
  ["right-to-left and other scripts", "מאמר על ell_2 ו-50\\% 日本語のsim50\\%の論文"],
])("%s are answered", (_name, text) => {
  const { inlines } = mendText(text);
  expect(inlines.length).toBeGreaterThan(0);
});
