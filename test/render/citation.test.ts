import { describe, expect, test } from "vitest";
import type { Paper } from "../../src/model/paper.ts";
import { citePaper, renderCitationLine, type Citation } from "../../src/render/citation.ts";
import { sampleCatalog } from "../sample-catalog.ts";
import { makePaper } from "../sample-content.ts";

const page = "https://reading.example/papers/x/";
const base = makePaper({ id: "x", title: "A Title", published: "2025-09-26", authorCount: 6 });
const catalog = sampleCatalog();
const cite = (paper: Paper): Citation => citePaper(paper, { catalog, baseUrl: "https://reading.example/" });
const citeLine = (paper: Paper): string => renderCitationLine(paper, cite(paper));

describe("what is cited", () => {
  test("has a date only when all of it is known", () => {
    expect(cite(base).date).toEqual({ year: "2025", month: "09", day: "26" });
    expect(cite({ ...base, published: "2025-09" }).date).toEqual({ year: "2025", month: "09" });
    expect(cite({ ...base, published: "2025" }).date).toEqual({ year: "2025" });
    for (const change of [{ published: undefined }, { published: "XXXX-10-14" }, { guessed: ["published"] }])
      expect(cite({ ...base, ...change }).date).toBeUndefined();
  });

  test.each([
    [{}, "6 authors, names not captured"],
    [{ authorCount: undefined }, "Authors not captured"],
    [{ authors: [{ name: "Bo Ferreira" }] }, ""],
    [{ guessed: ["published"] }, "Dated 26 September 2025 (year inferred). 6 authors, names not captured"],
    [{ guessed: ["title"] }, "6 authors, names not captured"],
    [
      { published: "XXXX-10-14", guessed: ["published"], authors: [{ name: "Bo Ferreira" }] },
      "Dated 14 October, year unknown",
    ],
    [{ published: undefined, authors: [{ name: "Bo Ferreira" }] }, "Date unknown"],
    [
      {
        authors: [{ name: "Bo Ferreira" }],
        status: [{ kind: "withdrawn" as const, date: "2026-02", reason: "A fault." }],
      },
      "Withdrawn in February 2026",
    ],
  ])("says in its note what is inferred, unknown or has changed: %j", (change, note) => {
    expect(cite({ ...base, ...change }).note).toBe(note);
  });

  test("names people as authors, an organisation never", () => {
    expect(cite({ ...base, organization: { name: "MTSAIR" } })).toMatchObject({ authors: [], organization: "MTSAIR" });
  });

  test.each([
    [{}, page],
    [{ arxiv: "2511.90001" }, "https://arxiv.org/abs/2511.90001"],
    [{ arxiv: "2511.90001", doi: "10.5555/a<b>" }, "https://doi.org/10.5555/a%3Cb%3E"],
  ])("leads to the DOI, else to arXiv, else here: %j", (links, url) => {
    expect(cite({ ...base, links })).toMatchObject({ url, page });
  });
});

describe("one line", () => {
  test("who, what, when, where", () => {
    const paper = {
      ...base,
      authors: [{ name: "Ada Lindqvist" }, { name: "Bo Ferreira" }],
      links: { doi: "10.5555/a" },
    };
    expect(renderCitationLine(paper, cite(paper))).toBe(
      "Ada Lindqvist and Bo Ferreira. A Title. 26 September 2025. https://doi.org/10.5555/a",
    );
  });

  test("names an organisation after the title, marks a guess", () => {
    const paper = { ...base, guessed: ["published"], organization: { name: "MTSAIR" } };
    expect(renderCitationLine(paper, cite(paper))).toBe(`A Title. MTSAIR, 26 September 2025 (year inferred). ${page}`);
  });

  test("says that nothing is known", () => {
    expect(citeLine({ ...base, published: undefined })).toBe(`A Title. date unknown. ${page}`);
  });
});
