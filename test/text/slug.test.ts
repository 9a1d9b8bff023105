import { describe, expect, test } from "vitest";
import { foldToAscii } from "../../src/text/fold-letters.ts";
import { dropFontCommands, titleKey } from "../../src/text/fold.ts";
import { chooseId, isId, slugify } from "../../src/text/slug.ts";

describe("slugify", () => {
  test.each([
    ["Eigenspectrum: Plato's Cave", "eigenspectrum-platos-cave"],
    ["via texttt{D}ual-texttt{H}ead", "via-dual-head"],
    ["\\textbf{\\textsc{X}} \\emph{y}", "x-y"],
    ["α-Divergence of Schrödinger, Straße, Łódź, ﬁle, Ａ", "alpha-divergence-of-schrodinger-strasse-lodz-file-a"],
    ["../../etc/passwd", "etc-passwd"],
    ["--- CON ---", "con"],
    ["深層学習", ""],
    ["İstanbul KIŞ", "istanbul-kis"],
  ])("%j", (title, expected) => {
    expect(slugify(title)).toBe(expected);
  });
});

describe("chooseId", () => {
  const free = (): boolean => false;
  test("keeps a whole slug, cuts a long one at a word, names an empty one", () => {
    expect(chooseId("a-slug", "paper", ["aaaaaa"], free)).toBe("a-slug");
    const long = chooseId(`${"word-".repeat(20)}end`, "paper", ["aaaaaa"], free);
    expect(long).toMatch(/^(?:word-){14}aaaaaa$/u);
    expect(chooseId("x".repeat(200), "paper", ["aaaaaa"], free)).toBe(`${"x".repeat(73)}-aaaaaa`);
    expect(chooseId("", "paper", ["aaaaaa"], free)).toBe("paper-aaaaaa");
  });

  test("takes the next suffix when one is taken, and no device's name", () => {
    const taken = new Set(["x", "x-aaaaaa"]);
    expect(chooseId("x", "paper", ["aaaaaa", "bbbbbb"], (id) => taken.has(id))).toBe("x-bbbbbb");
    expect(chooseId("aux", "paper", ["aaaaaa"], free)).toBe("aux-aaaaaa");
    expect(() => chooseId("x", "paper", ["aaaaaa"], () => true)).toThrow("no free id");
  });

  test("an id is a-z, 0-9 and -, at most 80 of them", () => {
    expect(["a", "a-b", "0"].map(isId)).toEqual([true, true, true]);
    expect(["", "-a", "a-", "A", "a_b", "a".repeat(81), "a\n"].map(isId)).toEqual(
      Array.from({ length: 7 }, () => false),
    );
  });
});

describe("titleKey", () => {
  test("is the same for titles that differ in case, blanks, punctuation, TeX or Greek", () => {
    const key = titleKey("The β-Case: texttt{A} Study");
    for (const title of [
      "the beta case a study",
      "TheBetaCase: A Study!",
      "The β–case \\texttt{A} study",
      "Ｔhe beta-case:a study",
    ])
      expect(titleKey(title)).toBe(key);
  });

  test("tells apart what differs in letters, and has one for titles without", () => {
    expect(titleKey("C++")).toBe("c");
    expect(new Set(["🤖", "!!!", "---", "深層", "深層学"].map(titleKey)).size).toBe(5);
    expect(titleKey("Résumé")).not.toBe(titleKey("Resume"));
  });
});

describe("dropFontCommands", () => {
  test.each([
    ["texttt{D}ual", "Dual"],
    ["\\emph{a \\textbf{b} {c}} d}", "a b {c} d}"],
    ["texttt{unclosed", "texttt{unclosed"],
    ["a{b} context{x}", "a{b} context{x}"],
    ["texttt{a texttt{b}", "texttt{a b"],
  ])("%j", (text, expected) => {
    expect(dropFontCommands(text)).toBe(expected);
  });

  test("takes time in step with the text, however deep it is nested", () => {
    const deep = "emph{".repeat(100_000);
    expect(dropFontCommands(deep)).toBe(deep);
    expect(dropFontCommands(`${deep}x${"}".repeat(100_000)}`)).toBe("x");
  });
});

test("folding is the same whatever the locale", () => {
  expect(foldToAscii("İI ıi ǅ ß ẞ Ω")).toBe("ii ii dz ss ss omega");
});
