import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeTex, escapeTexAroundMaths } from "../../src/text/tex/escape.ts";
import { flattenFormulas } from "../../src/text/tex/flatten.ts";
import { readTex } from "../bibtex-reader.ts";

describe("text for TeX", () => {
  test("has its signs escaped and its letters left", () => {
    expect(escapeTex("100% {C}++ & a_b #1 $5 ~ ^ \\ é ℓ₂ 李 <x|y>")).toBe(
      "100\\% \\textbraceleft{}C\\textbraceright{}++ \\& a\\_b \\#1 \\$5 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} é ℓ₂ 李 " +
        "\\textless{}x\\textbar{}y\\textgreater{}",
    );
  });

  test("reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."{}\\$%#_~^&<>|ab é") }), (text) => {
        expect(readTex(escapeTex(text))).toBe(text);
      }),
    );
  });
});

describe("maths in a title", () => {
  test.each([
    ["50% of $x^{2}$", "50\\% of $x^{2}$"],
    ["$\\ell_p$ and $\\frac{1}{2}$", "$\\ell_p$ and $\\frac{1}{2}$"],
    ["$5 and $10", "\\$5 and \\$10"],
    ["a $ b", "a \\$ b"],
  ])("stays maths, and money money: %s", (title, tex) => {
    expect(escapeTexAroundMaths(title)).toBe(tex);
  });

  test.each([
    "$\\input{/etc/passwd}$",
    "$\\write18{id}$",
    "$a%$",
    "$\\}x\\{$",
    "$}{$",
    "${a$",
    "$\\catcode`\\%=12$",
    "$^^5cinput$",
  ])("is text when it does more than set signs: %s", (title) => {
    expect(escapeTexAroundMaths(title)).toBe(escapeTex(title));
  });

  test("is plain Unicode where a format has no maths", () => {
    expect(flattenFormulas("On $\\alpha^2$, for $5 and $10")).toBe("On α², for $5 and $10");
  });
});
