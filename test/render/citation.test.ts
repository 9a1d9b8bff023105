import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderBibtex, renderCitationLine } from "../../src/render/citation.ts";
import { makePaper } from "../sample-content.ts";

const page = "https://reading.example/papers/x/";
const base = makePaper({ id: "x", title: "A Title", published: "2025-09-26", authorCount: 6 });

describe("BibTeX", () => {
  test("says what is known, and marks what is inferred or missing", () => {
    const paper = { ...base, guessed: ["published"], organization: { name: "MTS & AI" } };
    expect(renderBibtex(paper, page)).toBe(`@misc{x,
  title         = {{A Title}},
  organization  = {MTS \\& AI},
  year          = {2025},
  month         = sep,
  url           = {https://reading.example/papers/x/},
  note          = {Year inferred; 6 authors, names not captured}
}`);
  });

  test("never makes an author of an organisation", () => {
    expect(renderBibtex({ ...base, organization: { name: "MTSAIR" } }, page)).not.toContain("author ");
  });

  test.each([
    ["XXXX-10-14", "note          = {14 October, year unknown"],
    [undefined, "note          = {Date unknown"],
  ])("invents no year for %s", (published, expected) => {
    const text = renderBibtex({ ...base, published }, page);
    expect(text).toContain(expected);
    expect(text).not.toMatch(/ {2}(?:year|month) /);
  });

  test("has no month that was not printed", () => {
    expect(renderBibtex({ ...base, published: "2025" }, page)).not.toContain("month");
  });

  test("joins names, and protects one that would be taken apart", () => {
    const text = renderBibtex({ ...base, authors: [{ name: "Bo Ferreira" }, { name: "Okafor, Jr." }] }, page);
    expect(text).toContain("author        = {Bo Ferreira and {Okafor, Jr.}}");
    expect(text).not.toContain("note");
  });

  test("keeps maths and escapes the rest", () => {
    const text = renderBibtex({ ...base, title: "50% of $x^{2}$ at C#_{} $" }, page);
    expect(text.replace(/\s+/g, " ")).toContain("50\\% of $x^{2}$ at C\\#\\_\\textbraceleft{}\\textbraceright{} \\$");
  });

  test("is one entry whose braces match, for any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: fc.constantFrom(...'{}\\$%#_~^&@" \na') }),
        (name, title) => {
          const text = renderBibtex({ ...base, title, venue: title, authors: [{ name }, { name: title }] }, page);
          let depth = 0;
          for (const [index, character] of [...text].entries()) {
            if (character === "{") depth += 1;
            if (character === "}") depth -= 1;
            expect(depth === 0 && index > 8 && index < [...text].length - 1).toBe(false);
          }
          expect(depth).toBe(0);
        },
      ),
    );
  });
});

describe("one line", () => {
  test("who, what, when, where", () => {
    const paper = {
      ...base,
      authors: [{ name: "Ada Lindqvist" }, { name: "Bo Ferreira" }],
      links: { doi: "10.5555/a" },
    };
    expect(renderCitationLine(paper, page)).toBe(
      "Ada Lindqvist and Bo Ferreira. A Title. 26 September 2025. https://doi.org/10.5555/a",
    );
  });

  test("names an organisation after the title, marks a guess", () => {
    const paper = { ...base, guessed: ["published"], organization: { name: "MTSAIR" } };
    expect(renderCitationLine(paper, page)).toBe(`A Title. MTSAIR, 26 September 2025 (year inferred). ${page}`);
  });

  test("says that nothing is known", () => {
    expect(renderCitationLine({ ...base, published: undefined }, page)).toBe(`A Title. date unknown. ${page}`);
  });
});
