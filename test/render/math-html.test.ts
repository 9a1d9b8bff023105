import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAtWord, cutGist } from "../../src/render/cut.ts";
import { flattenMaths, htmlToText } from "../../src/render/html-text.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { markdownBlocks, renderMarkdownPage } from "../../src/render/markdown-page.ts";
import { markdownToText } from "../../src/render/markdown.ts";
import { TRIES } from "../properties/arbitraries.ts";

const raw = String.raw;
const render = createMarkdownRenderer();
const n2 =
  '<math><semantics><msup><mi>n</mi><mn>2</mn></msup><annotation encoding="application/x-tex">n^2</annotation></semantics></math>';

describe("maths on a page", () => {
  test.each([
    ["in $n^2$ steps", `<p>in ${n2} steps</p>\n`],
    ["**$n^2$**", `<p><strong>${n2}</strong></p>\n`],
    ["(in $n^2$), or", `<p>(in <span class="glued">${n2}),</span> or</p>\n`],
    ["an ($n^2$)-step way", `<p>an <span class="glued">(${n2})-step</span> way</p>\n`],
    ["$5 and $10", "<p>$5 and $10</p>\n"],
    ["`$n^2$`", "<p><code>$n^2$</code></p>\n"],
  ])("%j", (markdown, html) => {
    expect(render(markdown)).toBe(html);
  });

  test("a long formula scrolls by itself and can be reached with the keyboard", () => {
    expect(
      render(raw`a $\min_{\theta} \mathbb{E}_{x \sim D} [\log p_\theta(y \mid x) + \lambda \|\theta\|^2]$, b`),
    ).toMatch(/^<p>a <span class="wide" tabindex="0"><math>.*<\/math><\/span>, b<\/p>\n$/u);
  });

  test.each([
    [raw`at $\foo{x}$, b`, raw`<p>at <code class="tex">$\foo{x}$</code>, b</p>`],
    [raw`$\def\x{y}$`, raw`<p><code class="tex">$\def\x{y}$</code></p>`],
    [
      raw`$\href{javascript:alert(1)}{<b>}$`,
      raw`<p><code class="tex">$\href{javascript:alert(1)}{&#x3C;b>}$</code></p>`,
    ],
  ])("TeX that cannot be typeset is shown as it is: %j", (markdown, html) => {
    expect(render(markdown)).toBe(`${html}\n`);
  });

  test("nothing of TeX becomes markup, a style, a link or a handler", () => {
    const piece = fc.constantFrom(
      ..."<script> <b onclick=x> javascript: \" ' & \\text{<i>} \\text{&lt;} \\color{red} \\boxed{x} \\cancel{x} \\style{a:b}{x} \\href{a}{b} x _1 ^2 \\frac12 $ *".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (parts) => {
        expect(render(`a $${parts.join(" ")}$ b`)).not.toMatch(/<[a-z]+[^>]* (?:style|href|on\w+)=|<(?:script|b|i)\b/u);
      }),
      TRIES,
    );
  });
});

describe("maths where MathML is not read", () => {
  const markdown = raw`In $n^2$ steps, for $x \in \mathbb{R}^d$ ($\alpha < 1$), *or* $\foo$.`;

  test("feeds get plain Unicode in their HTML", () => {
    expect(flattenMaths(render(markdown))).toBe("<p>In n² steps, for x ∈ R^d (α &lt; 1), <em>or</em> foo.</p>\n");
  });

  test("gists get it, too, and are never cut inside a formula", () => {
    const text = htmlToText(render(markdown));
    expect(text.replaceAll("\u00a0", " ")).toBe("In n² steps, for x ∈ R^d (α < 1), or foo.");
    expect(cutAtWord(text, 24)).toBe("In n² steps, for…");
    const hard = htmlToText(render(raw`Words and words, and $n! \times X$. More.`));
    expect(cutGist(hard).replaceAll("\u00a0", " ")).toBe("Words and words, and n! × X. More.");
  });

  test("the plain form is the same as that of the Markdown", () => {
    const plain = raw`In $n^2$ steps, for $x \in \mathbb{R}^d$, $\sqrt{\log n} < 5$.`;
    expect(htmlToText(render(plain)).replaceAll("\u00a0", " ")).toBe(markdownToText(plain));
  });

  test("Markdown pages keep the TeX, also where the text had to be tamed", () => {
    expect(renderMarkdownPage(markdownBlocks(raw`$x_1$ costs \$5`))).toBe("$x_1$ costs \\$5\n");
    expect(renderMarkdownPage(markdownBlocks(raw`<i>$x_1 < y$</i> *costs* \$5`))).toBe(
      "\\<i>$x_1 < y$\\</i> _costs_ \\$5\n",
    );
  });
});
