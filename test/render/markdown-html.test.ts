import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { htmlToText } from "../../src/render/html-text.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { mathTags } from "../../src/render/math-html.ts";
import { markdownToText } from "../../src/render/markdown.ts";
import { CORE_ATTRIBUTES } from "../../src/text/tex/core-mathml.ts";

const render = createMarkdownRenderer();
const external = 'rel="noopener nofollow ugc"';

describe("Markdown", () => {
  test.each([
    ["*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"],
    ["- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"],
    ["3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'],
    ["a \\$x_1$ b", "<p>a $x_1$ b</p>\n"],
    ["", ""],
  ])("%j", (markdown, expected) => {
    expect(render(markdown)).toBe(expected);
  });

  test.each([
    ["under the page's title", "# A\n\n## B", ["h2", "h3"]],
    ["as they are when they fit", "## A\n\n### B\n\n## C", ["h2", "h3", "h2"]],
    ["without leaps", "### A\n\n###### B\n\n> # C", ["h2", "h3", "h2"]],
  ])("headings come %s", (_, markdown, expected) => {
    expect([...render(markdown).matchAll(/<(h\d)/g)].map(([, name]) => name)).toEqual(expected);
  });
});

describe("raw HTML is shown, not obeyed and not lost", () => {
  test.each([
    ["p<k> and <b>x</b>", "<p>p&#x3C;k> and &#x3C;b>x&#x3C;/b></p>\n"],
    ["<script>alert(1)</script>", "<p>&#x3C;script>alert(1)&#x3C;/script></p>\n"],
    ["- <i>x</i>", "<ul>\n<li>&#x3C;i>x&#x3C;/i></li>\n</ul>\n"],
    ["<!-- never closed", "<p>&#x3C;!-- never closed</p>\n"],
  ])("%j", (markdown, expected) => {
    expect(render(markdown)).toBe(expected);
  });
});

describe("links", () => {
  test.each([
    ["[a](https://x.org)", `<a href="https://x.org" ${external}>a</a>`],
    ["[a](../topics/)", '<a href="../topics/">a</a>'],
    ["[a](mailto:a@x.org)", '<a href="mailto:a@x.org">a</a>'],
    ["[a][r]\n\n[r]: https://x.org", `<a href="https://x.org" ${external}>a</a>`],
    ["![picture](https://x.org/a.png)", "picture"],
    ["[![picture](x.png)](https://x.org)", `<a href="https://x.org" ${external}>picture</a>`],
  ])("%j", (markdown, expected) => {
    expect(render(markdown)).toBe(`<p>${expected}</p>\n`);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    "&#106;avascript:x",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil",
    "data:text/html,x",
    "vbscript:x",
    "file:///x",
    "https:evil",
  ])("an address that may not be linked leaves its words: %s", (url) => {
    expect(render(`[words](<${url}>)`)).toBe("<p>words</p>\n");
    expect(render(`[words][r]\n\n[r]: <${url}>`)).toBe("<p>words</p>\n");
  });
});

describe("bare addresses become links", () => {
  const link = (url: string) => `<a href="${url}" class="bare" ${external}>${url}</a>`;
  test.each([
    ["see https://x.org/a.", `see ${link("https://x.org/a")}.`],
    ["(https://x.org/a), https://y.org!", `(${link("https://x.org/a")}), ${link("https://y.org")}!`],
    [
      "https://x.org/a_(b) and (https://x.org/a_(b)).",
      `${link("https://x.org/a_(b)")} and (${link("https://x.org/a_(b)")}).`,
    ],
    ["{https://x.org/a}", `{${link("https://x.org/a")}}`],
    ["**https://x.org**", `<strong>${link("https://x.org")}</strong>`],
    ["https:// and http://", "https:// and http://"],
    ["`https://x.org`", "<code>https://x.org</code>"],
  ])("%j", (markdown, expected) => {
    expect(render(markdown)).toBe(`<p>${expected}</p>\n`);
  });

  test("and at most once", () => {
    expect(render("[https://x.org](https://x.org) <https://x.org>").match(/<a /g)).toHaveLength(2);
    expect(render("[a **https://y.org** b](https://x.org)").match(/<a /g)).toHaveLength(1);
  });
});

describe("text that would cost too much is shown as it is", () => {
  test.each([
    ["quotes in quotes", "> ".repeat(8000)],
    ["emphasis in emphasis", "*a_ ".repeat(8000)],
    ["brackets", "[".repeat(32_000)],
    ["lists in lists", "* ".repeat(8000)],
    ["links in links", "[a](".repeat(8000)],
  ])("%s", (_, markdown) => {
    const before = performance.now();
    const rendered = render(markdown);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(rendered.length).toBeGreaterThan(0);
  });

  test("in one escaped paragraph", () => {
    expect(render(`${"> ".repeat(8000)}<b>`)).toMatch(/^<p>&gt; &gt; .*&lt;b&gt;<\/p>\n$/s);
  });
});

const ALLOWED = new Set([
  "a",
  "blockquote",
  "br",
  "code",
  "em",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "li",
  "ol",
  "p",
  "pre",
  "strong",
  "ul",
  ...mathTags,
]);
const anything = fc.string({
  unit: fc.constantFrom(
    ..."<>\"'&=/:![]()*_`#-+.1\n \\{}$~|",
    "script",
    "https://x.org",
    "javascript:",
    "//evil",
    "a ",
  ),
});

test("no text gets an element, attribute or scheme that is not allowed", () => {
  fc.assert(
    fc.property(anything, (markdown) => {
      new Parser({
        onopentag: (name, attributes) => {
          expect(ALLOWED).toContain(name);
          for (const [key, value] of Object.entries(attributes)) {
            expect(["href", "rel", "class", "start", "tabindex", ...CORE_ATTRIBUTES]).toContain(key);
            if (key === "href") expect(value).toMatch(/^(?:https?:\/\/[^/]|mailto:|(?!\/\/)[^:]*(?:[/?#]|$))/i);
          }
        },
      }).end(render(markdown));
    }),
    { numRuns: 500 },
  );
});

test("the words of what was rendered are the words of the text", () => {
  const words = fc.string({ unit: fc.constantFrom(..."ab <>&\"'$%é漢") });
  fc.assert(
    fc.property(words, (text) => {
      const escaped = text.replace(/[<>&]/g, "\\$&");
      expect(collapse(htmlToText(render(escaped)))).toBe(collapse(markdownToText(escaped)));
    }),
  );
});

function collapse(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
