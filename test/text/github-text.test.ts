import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeGithubText, githubCode, githubCodeElement, showText } from "../../src/text/github-text.ts";
import { isClosed, readComment } from "../github-comment.ts";
import { line } from "../properties/arbitraries.ts";
import { damaged } from "../properties/damage.ts";
import { assertAlways } from "../properties/tries.ts";
import { OBEYED, TRAPS } from "../traps.ts";

const traps = fc.constantFrom(...TRAPS);
const words = fc
  .array(fc.oneof(traps, traps, fc.constantFrom(" ", "", "  ", "a", "é", "7", ":", "."), line, damaged), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""));

/** As a reader of CommonMark gives it back: blanks at the end of a paragraph are none. */
const trimmed = (text: string): string => showText(text).replace(/[ ]+$/gu, "");

describe("a stranger's words in a comment", () => {
  test.each([...TRAPS, "a:b", "Scaling: a law", "defaced effaced", "ℓ_p and R^{n×d}", "C#"])(
    "are words: %j",
    (text) => {
      for (const place of [
        escapeGithubText(text),
        `- ${escapeGithubText(text)}`,
        `x <b>${escapeGithubText(text)}</b> y`,
      ]) {
        const { text: read, faults } = readComment(place);
        expect(faults).toEqual([]);
        expect(isClosed(place)).toBe(true);
        expect(read.replace(/^x | y$/gu, "")).toBe(trimmed(text));
      }
    },
  );

  test("are words in a paragraph, an item, a cell, a fold, and code", () => {
    assertAlways(
      fc.property(words, (text) => {
        fc.pre(trimmed(text) !== "");
        const escaped = escapeGithubText(text);
        const shown = showText(text);
        const places: readonly (readonly [markdown: string, words: string])[] = [
          [escaped, trimmed(text)],
          [`- <b>${escaped}</b> (x)`, `${shown} (x)`],
          [
            `| a | b |\n| --- | --- |\n| ${escaped} | ${githubCode(text)} |`,
            `| a | b |\n| --- | --- |\n| ${shown} | ${shown} |`,
          ],
          [`<details><summary>${escaped}</summary>\n\nx\n\n</details>`, `${shown}x`],
          [`see ${githubCode(text)}, ${githubCodeElement(text)}.`, `see ${shown}, ${shown}.`],
        ];
        for (const [markdown, expected] of places) {
          const { text: read, faults } = readComment(markdown);
          expect(faults).toEqual([]);
          expect(isClosed(markdown)).toBe(true);
          expect(read).toBe(expected);
        }
      }),
    );
  });

  test.each(OBEYED)("would be more if it were not escaped: %j", (text) => {
    expect(readComment(`x ${text}`).faults).not.toEqual([]);
  });

  test("that mean nothing to GitHub stay as they are", () => {
    const title = "Scaling laws, again: 2.5× faster (and cheaper) — it's “fine”!";
    expect(escapeGithubText(title)).toBe(title);
    expect(githubCode("content/papers/gl/glass-oars.md:12")).toBe("`content/papers/gl/glass-oars.md:12`");
    expect(githubCode("a`b")).toBe("<code>a&#96;b</code>");
  });
});
