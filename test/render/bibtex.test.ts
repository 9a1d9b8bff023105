import { describe, expect, test } from "vitest";
import { renderBibtex } from "../../src/render/bibtex.ts";
import type { Citation } from "../../src/render/citation.ts";
import { readBibtex, readNames } from "../bibtex-reader.ts";

const page = "https://reading.example/papers/x/";
const base: Citation = {
  id: "x",
  title: "A Title",
  authors: [],
  date: { year: "2025", month: "09", day: "06" },
  url: page,
  page,
  language: "en",
  keywords: [],
  note: "",
};

test("an entry says what is known", () => {
  const citation = {
    ...base,
    authors: ["Ada Lindqvist", "Bo Ferreira"],
    organization: "MTS & AI",
    venue: "Workshop on Slow Optimization",
    arxiv: "2511.90001",
    doi: "10.5555/a_b",
    url: "https://doi.org/10.5555/a_b",
    keywords: ["Optimization", "Attention mechanisms"],
    note: "Withdrawn in May 2026",
    abstract: "We wait 50% longer.",
  };
  expect(renderBibtex(citation)).toBe(`@misc{x,
  title         = {{A Title}},
  author        = {Ada Lindqvist and Bo Ferreira},
  organization  = {MTS \\& AI},
  howpublished  = {Workshop on Slow Optimization},
  year          = {2025},
  month         = sep,
  day           = {6},
  doi           = {10.5555/a_b},
  eprint        = {2511.90001},
  archiveprefix = {arXiv},
  url           = {https://doi.org/10.5555/a_b},
  keywords      = {Optimization, Attention mechanisms},
  note          = {Withdrawn in May 2026},
  abstract      = {We wait 50\\% longer.}
}
`);
});

test("it leaves out what is not known", () => {
  expect(renderBibtex({ ...base, date: undefined, note: "Date unknown" })).toBe(`@misc{x,
  title         = {{A Title}},
  url           = {https://reading.example/papers/x/},
  note          = {Date unknown}
}
`);
  expect(renderBibtex({ ...base, date: { year: "2025" } })).not.toMatch(/month|day/);
});

describe("names", () => {
  const namesOf = (...authors: readonly string[]) =>
    readBibtex(renderBibtex({ ...base, authors }))[0]?.fields.get("author");

  test("are joined, and protected where BibTeX would take them apart wrongly", () => {
    expect(namesOf("María García López", "Okafor, Jr.", "The ATLAS Collaboration", "others", "李 明")).toBe(
      "María García López and {Okafor, Jr.} and {The ATLAS Collaboration} and {others} and {李 明}",
    );
  });

  test("bear their suffix where BibTeX looks for it", () => {
    expect(readNames(namesOf("Chi-Ming Okafor, Jr.", "Bo van der Berg III") ?? "")).toEqual([
      ["Okafor", "Chi-Ming", "Jr."],
      ["van der Berg", "Bo", "III"],
    ]);
  });
});

test("long values are folded at blanks, and read back on one line", () => {
  const title = "Sorting by Listening: Contrastive Retrieval of Birdsong at the Scale of a Continent, and of Two";
  const text = renderBibtex({ ...base, title });
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(80);
  expect(readBibtex(text)[0]?.fields.get("title")).toBe(`{${title}}`);
});

test("a DOI is never escaped: one that BibTeX cannot hold as it is stands in the address alone", () => {
  const url = "https://doi.org/10.5555/a{b";
  const text = renderBibtex({ ...base, doi: "10.5555/a{b", url });
  expect(text).not.toContain(" doi ");
  expect(readBibtex(text)[0]?.fields.get("url")).toBe("https://doi.org/10.5555/a%7Bb");
});
