import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyOf, keysOfStem } from "../../src/search/keys.ts";
import { createWordReader, stemOf } from "../../src/search/words.ts";

const read = createWordReader();
const formsOf = (text: string): readonly string[] => read(text).map(({ form }) => form);

describe("words", () => {
  test.each<[string, readonly string[]]>([
    ["State-of-the-art, GPT-4!", ["state", "of", "the", "art", "gpt", "4"]],
    ["Schrödinger’s Straße", ["schrodinger", "s", "strasse"]],
    ["ﬁne ＡＢ", ["fine", "ab"]],
    ["α-stable β₁ and TGF-β1", ["alpha", "stable", "beta", "1", "and", "tgf", "beta1"]],
    ["ℓ_2 ℓ₂ ell_2 l2 L_2 l-2 ell2", ["l2", "l2", "l2", "l2", "l2", "l2", "l2"]],
    ["ℓ_∞ ℓ∞ \\ell_\\infty l_inf L-infinity l infinity", ["linf", "linf", "linf", "linf", "linf", "linf"]],
    ["ℓ_p ell_p L^p", ["lp", "lp", "lp"]],
    ["O(n^2) n² x_i", ["o", "n2", "n2", "xi"]],
    ["max_len tell_2", ["max", "len", "tell", "2"]],
    ["∞", ["infinity"]],
    ["机器学习 GPT模型", ["机器", "器学", "学习", "习", "gpt", "模型", "型"]],
    ["ガ ｶﾞ が", ["カ", "カ", "か"]],
    ["  … —", []],
  ])("%s", (text, forms) => {
    expect(formsOf(text)).toEqual(forms);
  });

  test("stand where they are said to stand", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("word", "ℓ_2", "学习"),
        fc.string({ unit: "grapheme" }),
        (before, word, after) => {
          const text = `${before} ${word} ${after}`;
          const at = before.length + 1;
          const first = read(text).find(({ from }) => from === at);
          expect(first && text.slice(first.from, first.to)).toBe(word);
          expect(first?.form).toBe(formsOf(word)[0]);
        },
      ),
    );
  });

  test("read the same in plain text and beside other letters", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."abl2 -.(),eLinfty"), maxLength: 30 });
    fc.assert(
      fc.property(plain, (text) => {
        expect([...formsOf(text), "alpha"]).toEqual(formsOf(`${text} α`));
      }),
    );
  });

  test("are of a length that can be looked up", () => {
    expect(formsOf("a".repeat(9000))).toEqual(["a".repeat(48)]);
    expect(formsOf("𐐷".repeat(30))[0]).toHaveLength(48);
  });
});

describe("keys", () => {
  const ENDINGS =
    "s es ed ing y ies ied ly ness ful ization ational ability ibility ator alism iveness fulness icate ative alize ical able ment e er est iviti bli".split(
      " ",
    );
  const form = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(..."abcdehilmnoprstuy"), minLength: 1, maxLength: 7 }),
      fc.constantFrom("", ...ENDINGS),
      fc.constantFrom("", "s", "y", "ly"),
    )
    .map((parts) => parts.join(""));

  test("begin the form, and are among those that its stem says", () => {
    fc.assert(
      fc.property(form, (text) => {
        expect(text.startsWith(keyOf(text))).toBe(true);
        expect(keysOfStem(stemOf(text))).toContain(keyOf(text));
      }),
      { numRuns: 20_000 },
    );
  });
});
