import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Inline } from "../../src/model/repair.ts";
import { type Mended, mendText } from "../../src/text/tex/mend.ts";
import { typesetTex } from "../../src/text/tex/mathml.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { line } from "./arbitraries.ts";
import { damaged } from "./damage.ts";
import { assertAlways, casesOf } from "./tries.ts";

type Mender = (text: string) => Mended;

const texts = fc.oneof(
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: line.map((text) => cleanText(text).text) },
);

/** A paragraph as a Markdown file shows it: words, and maths between dollars. */
function joinInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === "text" ? inline.value : `$${inline.tex}$`)).join("");
}

/** True where dollars tell maths from words: without escapes, as Markdown has them, money and what is glued to a formula blur it. */
function isPlain(inlines: readonly Inline[]): boolean {
  return inlines.every(
    (inline, index) =>
      (inline.kind === "math" || !inline.value.includes("$")) &&
      (inlines[index - 1]?.kind !== "math" || (inline.kind === "text" && !/^\d/u.test(inline.value))),
  );
}

function isDoneAtOnce(mend: Mender): void {
  assertAlways(
    fc.property(texts, (text) => {
      const { inlines: first } = mend(text);
      fc.pre(isPlain(first));
      const once = joinInlines(first);
      const { inlines, mends } = mend(once);
      expect({ text: joinInlines(inlines), mends }).toEqual({ text: once, mends: [] });
    }),
    { examples: casesOf("done at once") },
  );
}

function tellsWhatItDid(mend: Mender): void {
  assertAlways(
    fc.property(texts, (text) => {
      const { inlines, mends } = mend(text);
      let [result, end] = ["", 0];
      for (const { at, from, to, rule } of mends) {
        expect(at).toBeGreaterThanOrEqual(end);
        expect(text.slice(at, at + from.length)).toBe(from);
        expect(to).not.toBe(from);
        expect(rule).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
        result += text.slice(end, at) + to;
        end = at + from.length;
      }
      expect(result + text.slice(end)).toBe(joinInlines(inlines));
    }),
    { examples: casesOf("tells what it did") },
  );
}

/** Formulas that are not the capture's own TeX, copied. */
function writtenMaths(text: string, inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((inline) => (inline.kind === "math" && !text.includes(inline.tex) ? [inline.tex] : []));
}

function writesSoundTex(mend: Mender): void {
  assertAlways(
    fc.property(texts, (text) => {
      for (const tex of writtenMaths(text, mend(text).inlines))
        expect({ tex, ...typesetTex(tex) }).toHaveProperty("element");
    }),
    { examples: casesOf("writes sound TeX") },
  );
}

const withInlines =
  (change: (inline: Inline) => Inline): Mender =>
  (text) => {
    const mended = mendText(text);
    return { ...mended, inlines: mended.inlines.map(change) };
  };

describe("mending", () => {
  test("what was mended changes nothing", () => {
    isDoneAtOnce(mendText);
  });

  test("tells every change it makes, each once, with its place", () => {
    tellsWhatItDid(mendText);
  });

  test("writes only TeX that can be typeset", () => {
    writesSoundTex(mendText);
  });

  test("is asked for much that it can mend, so that the promises are about something", () => {
    const tried = fc.sample(texts, { numRuns: 300, seed: 7 });
    expect(tried.filter((text) => mendText(text).mends.length > 0).length).toBeGreaterThan(150);
    expect(tried.flatMap((text) => writtenMaths(text, mendText(text).inlines)).length).toBeGreaterThan(100);
  });

  describe("the promises would catch", () => {
    test("one that gives commands a backslash each time", () => {
      const add = withInlines((inline) =>
        inline.kind === "math" ? { kind: "math", tex: inline.tex.replace(/\\([a-z]+)/gu, "\\\\$1") } : inline,
      );
      expect(() => isDoneAtOnce(add)).toThrow("Property failed");
    });

    test("one that takes what it wrote for damage", () => {
      const unwrap = withInlines((inline) => (inline.kind === "math" ? { kind: "text", value: inline.tex } : inline));
      expect(() => isDoneAtOnce(unwrap)).toThrow("Property failed");
    });

    test.each<[string, (mended: Mended) => Mended]>([
      ["one that keeps a change to itself", (mended) => ({ ...mended, mends: mended.mends.slice(1) })],
      ["one that tells it twice", (mended) => ({ ...mended, mends: mended.mends.flatMap((mend) => [mend, mend]) })],
      [
        "one that is a place off",
        (mended) => ({ ...mended, mends: mended.mends.map((mend) => ({ ...mend, at: mend.at + 1 })) }),
      ],
      ["one that drops a word", (mended) => ({ ...mended, inlines: mended.inlines.slice(0, 5) })],
    ])("%s", (_name, spoil) => {
      expect(() => tellsWhatItDid((text) => spoil(mendText(text)))).toThrow("Property failed");
    });

    test.each<[string, (tex: string) => string]>([
      ["a command that nobody knows", (tex) => tex.replace(/\\times/u, "\\tmies")],
      ["a brace that is not closed", (tex) => tex.replace(/\}$/u, "")],
    ])("%s", (_name, spoil) => {
      const mend = withInlines((inline) =>
        inline.kind === "math" ? { kind: "math", tex: spoil(inline.tex) } : inline,
      );
      expect(() => writesSoundTex(mend)).toThrow("Property failed");
    });
  });
});
