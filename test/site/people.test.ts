import { array, assert, constantFrom, option, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Author, Paper } from "../../src/model/paper.ts";
import { buildCatalog } from "../../src/site/catalog.ts";
import { indexPeople } from "../../src/site/people.ts";
import { sampleCatalog, sampleSite } from "../sample-catalog.ts";
import { makePaper } from "../sample-content.ts";

const ADA = "https://orcid.org/0000-0002-1825-0097";
const OTHER = "https://orcid.org/0000-0001-5109-3700";

/** One paper for each list of authors, newest first. */
function papersBy(...authors: readonly (readonly (string | Author)[])[]): readonly Paper[] {
  return authors.map((list, index) =>
    makePaper({
      id: `p${index}`,
      authors: list.map((author) => (typeof author === "string" ? { name: author } : author)),
    }),
  );
}

const by = (name: string, orcid: string): Author => ({ name, orcid });

function index(papers: readonly Paper[], aliases: Readonly<Record<string, string>> = {}) {
  const people = indexPeople(papers, aliases);
  return {
    ...people,
    shown: people.listings.map(
      ({ slug, name, papers: own }) => `${slug}: ${name}, ${own.map(({ id }) => id).join(" ")}`,
    ),
    former: Object.fromEntries(people.listings.map(({ slug, formerSlugs }) => [slug, formerSlugs])),
  };
}

describe("a person", () => {
  test("is one name, whatever its blanks and its Unicode form", () => {
    const { shown } = index(papersBy(["Ines  Ødegård"], ["Ines Ødegård".normalize("NFD")], [" Ines\u00a0Ødegård"]));
    expect(shown).toEqual(["ines-odegard: Ines Ødegård, p0 p1 p2"]);
  });

  test("is not another whose name differs by an accent, a capital or a full stop", () => {
    const { listings, namesakes } = index(papersBy(["J. Nunez"], ["J Nunez"], ["J. Núñez"], ["j. nunez"]));
    expect(listings.map(({ papers }) => papers.length)).toEqual([1, 1, 1, 1]);
    expect(new Set(listings.map(({ slug }) => slug)).size).toBe(4);
    for (const { slug, sharedSlug } of listings) {
      expect(slug).toMatch(/^j-nunez-[0-9a-f]{6}$/u);
      expect(sharedSlug).toBe("j-nunez");
    }
    expect(namesakes.map(({ slug, people }) => [slug, people.length])).toEqual([["j-nunez", 4]]);
  });

  test("is one ORCID under all its names, and shown as the newest paper writes it", () => {
    const { shown, former } = index(papersBy([by("Ada Lindqvist-Roe", ADA)], [by("Ada Lindqvist", ADA)], ["Ada Roe"]));
    expect(shown).toEqual(["ada-lindqvist-roe: Ada Lindqvist-Roe, p0 p1", "ada-roe: Ada Roe, p2"]);
    expect(former["ada-lindqvist-roe"]).toEqual([
      "ada-lindqvist",
      "ada-lindqvist-roe-0097",
      expect.stringMatching(/^ada-lindqvist-roe-[0-9a-f]{6}$/u),
      "ada-lindqvist-0097",
      expect.stringMatching(/^ada-lindqvist-[0-9a-f]{6}$/u),
    ]);
  });

  test("without an ORCID is the only one who is shown with that name", () => {
    const { shown, find } = index(papersBy([by("Ada Lindqvist", ADA)], ["Ada Lindqvist"]));
    expect(shown).toEqual(["ada-lindqvist: Ada Lindqvist, p0 p1"]);
    expect(find({ name: "Ada Lindqvist" })).toBe(find(by("Ada Lindqvist", ADA)));
  });

  test("of a name with two ORCIDs is told apart by the last four digits, and a third without one is nobody's", () => {
    const { shown, namesakes } = index(
      papersBy([by("Ada Lindqvist", ADA)], [by("Ada Lindqvist", OTHER)], ["Ada Lindqvist"]),
    );
    expect(shown).toEqual([
      "ada-lindqvist-0097: Ada Lindqvist, p0",
      "ada-lindqvist-3700: Ada Lindqvist, p1",
      expect.stringMatching(/^ada-lindqvist-[0-9a-f]{6}: Ada Lindqvist, p2$/u),
    ]);
    expect(namesakes.map(({ slug, papers }) => [slug, papers.map(({ id }) => id)])).toEqual([
      ["ada-lindqvist", ["p0", "p1", "p2"]],
    ]);
  });

  test("keeps the address with four digits when nobody else has the name any more", () => {
    const { shown, former } = index(papersBy([by("Ada Lindqvist", ADA)]));
    expect(shown).toEqual(["ada-lindqvist: Ada Lindqvist, p0"]);
    expect(former).toEqual({ "ada-lindqvist": ["ada-lindqvist-0097"] });
  });

  test("is who an alias says, and both spellings lead there", () => {
    const before = index(papersBy(["Jose Nunez"], ["José Núñez"]));
    const { shown, former, namesakes } = index(papersBy(["Jose Nunez"], ["José Núñez"]), {
      "Jose Nunez": "José Núñez",
      "J. Nuñez": "José Núñez",
    });
    expect(shown).toEqual(["jose-nunez: José Núñez, p0 p1"]);
    expect(namesakes).toEqual([]);
    expect(former["jose-nunez"]).toContain("j-nunez");
    for (const { slug } of before.listings) expect(former["jose-nunez"]).toContain(slug);
  });

  test("in a script without letters of ASCII, with a device's name, or with the index's own word has an address too", () => {
    const { listings } = index(papersBy(["王伟"], ["Con"], ["Letter"], ["A".repeat(200)]));
    for (const { slug } of listings) expect(slug).toMatch(/^(?:author|con|letter|a+)-[0-9a-f]{6}$/u);
    expect(new Set(listings.map(({ slug }) => slug)).size).toBe(4);
  });

  test("called like another's address does not take it", () => {
    const { listings, namesakes } = index(
      papersBy([by("Ada Lindqvist", ADA)], [by("Ada Lindqvist", OTHER)], ["Ada Lindqvist 0097"]),
    );
    const slugs = [...listings, ...namesakes].flatMap((listing) => listing.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(listings.find(({ name }) => name === "Ada Lindqvist 0097")?.slug).toBe("ada-lindqvist-0097");
  });

  test("named twice on one paper has it once; an organisation or a count is nobody", () => {
    const papers = [
      ...papersBy(["Wei Wang", "Wei Wang"]),
      makePaper({ id: "x", authorCount: 3, organization: { name: "Lake Lab" } }),
    ];
    expect(index(papers).shown).toEqual(["wei-wang: Wei Wang, p0"]);
  });

  test("stands in the index by family name", () => {
    const names = [
      "Bo van der Berg",
      "Zoe Abel",
      "Chi-Ming Okafor, Jr.",
      "The Atlas Team",
      "Ana de la Cruz Roe",
      "王伟",
      "J. R. Holm",
    ];
    expect(index(papersBy(names)).listings.map(({ name }) => name)).toEqual([
      "Zoe Abel",
      "Ana de la Cruz Roe",
      "Bo van der Berg",
      "J. R. Holm",
      "Chi-Ming Okafor, Jr.",
      "The Atlas Team",
      "王伟",
    ]);
  });
});

describe("any people", () => {
  const anyAuthor = record({
    name: constantFrom(
      "Jose Nunez",
      "José Núñez",
      "J. Nunez",
      "Jose Nunez 0097",
      "letter",
      "王伟",
      "山",
      "constructor",
    ),
    orcid: option(constantFrom(ADA, OTHER, "https://orcid.org/0000-0003-0000-0097"), { nil: undefined }),
  });
  const anyPapers = uniqueArray(
    record({ id: constantFrom(..."abcdefgh"), authors: array(anyAuthor, { maxLength: 4 }) }),
    { selector: ({ id }) => id },
  );
  const aliases = { "J. Nunez": "Jose Nunez" };
  const site = { ...sampleSite, aliases: { organizations: {}, people: aliases } };

  test("have one address each, every author a listing, every former address one owner, whatever the order of files", () => {
    assert(
      property(anyPapers, (fields) => {
        const papers = fields.map((one) => makePaper(one));
        const catalogOf = (list: readonly Paper[]) =>
          buildCatalog(sampleCatalog({ papers: list, digests: [], topics: [], site }).archive);
        const catalog = catalogOf(papers);
        expect(catalogOf(papers.toReversed()).authors).toEqual(catalog.authors);
        const { authors, namesakes, authorOf } = catalog;
        const addresses = [
          ...authors.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
          ...namesakes.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
        ];
        expect(new Set(addresses).size).toBe(addresses.length);
        expect(addresses.filter((slug) => !/^[a-z0-9-]+$/u.test(slug) || slug === "letter")).toEqual([]);
        for (const paper of papers)
          for (const author of paper.authors) expect(authorOf(author)?.papers).toContain(paper);
        for (const { people, papers: all } of namesakes) {
          expect(people.length).toBeGreaterThan(1);
          for (const person of people) expect(all).toEqual(expect.arrayContaining([...person.papers]));
        }
      }),
      { numRuns: 300 },
    );
  });

  /* Two ORCIDs with the same last digits under one name, and a person called like another's long address, are too rare to be promised. */
  const ordinary = (papers: readonly Paper[]): readonly Paper[] =>
    papers.map((paper) => ({
      ...paper,
      authors: paper.authors.filter(({ name, orcid }) => !name.endsWith("0097") && orcid?.includes("0003") !== true),
    }));

  test("keep every address when a paper is added: it is theirs, leads to them, or tells them apart", () => {
    assert(
      property(anyPapers, (fields) => {
        const papers = ordinary(fields.map((one) => makePaper(one)));
        const addressesOf = (list: readonly Paper[]): Set<string> => {
          const { listings, namesakes } = indexPeople(list, aliases);
          return new Set([
            ...listings.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
            ...namesakes.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
          ]);
        };
        const after = addressesOf(papers);
        for (const slug of addressesOf(papers.slice(1))) expect(after).toContain(slug);
      }),
      { numRuns: 300 },
    );
  });

  test("of ten times the papers take about ten times as long", () => {
    const make = (count: number): readonly Paper[] =>
      Array.from({ length: count }, (_, at) =>
        makePaper({
          id: `p${at}`,
          authors: Array.from({ length: 10 }, (__, own) => ({ name: `Given${(at * 7 + own) % count} Family${own}` })),
        }),
      );
    const timeOf = (papers: readonly Paper[]): number =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          const start = performance.now();
          indexPeople(papers, {});
          return performance.now() - start;
        }),
      );
    expect(timeOf(make(5000))).toBeLessThan(40 * Math.max(5, timeOf(make(500))));
  });
});
