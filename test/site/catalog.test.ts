import { assert, array, constantFrom, property, record, option, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Archive } from "../../src/model/archive.ts";
import type { Paper } from "../../src/model/paper.ts";
import { buildCatalog } from "../../src/site/catalog.ts";
import { indexOrganizations } from "../../src/site/organizations.ts";
import { sampleCatalog, sampleSite } from "../sample-catalog.ts";
import { makePaper, manyPapers, sampleDigests, samplePapers, sampleTopics } from "../sample-content.ts";

const paper = (id: string, published?: string, more: Partial<Paper> = {}): Paper =>
  makePaper({ id, ...(published !== undefined && { published }), ...more });

const ids = (papers: readonly Paper[]): readonly string[] => papers.map(({ id }) => id);

function catalogOf(papers: readonly Paper[], parts: Parameters<typeof sampleCatalog>[0] = {}) {
  return buildCatalog(sampleCatalog({ papers, digests: [], topics: [], ...parts }).archive);
}

describe("papers", () => {
  test("are newest first, then known to the month, to the year, then undated; then by id", () => {
    const dates = ["XXXX-12-31", "2024", "2024-02", undefined, "2024-02-01", "2025-01-01", "2024-02-01", "2023-12-31"];
    const catalog = catalogOf(dates.map((date, index) => paper(`p${index}`, date)));
    expect(ids(catalog.papers)).toEqual(["p5", "p4", "p6", "p2", "p1", "p7", "p0", "p3"]);
    expect(catalog.years.map(({ key, papers }) => [key, ids(papers)])).toEqual([
      ["2025", ["p5"]],
      ["2024", ["p4", "p6", "p2", "p1"]],
      ["2023", ["p7"]],
    ]);
    expect(catalog.years[1]?.months.map(({ key, papers }) => [key, ids(papers)])).toEqual([
      ["2024-02", ["p4", "p6", "p2"]],
    ]);
    expect(ids(catalog.undated)).toEqual(["p0", "p3"]);
  });

  test("are found by former ids, unless another paper has one now", () => {
    const { paperById } = catalogOf([paper("new", "2024", { aliases: ["old", "other"] }), paper("other", "2023")]);
    expect(paperById.get("old")?.id).toBe("new");
    expect(paperById.get("other")?.id).toBe("other");
  });

  test("know the digests that list them, newest first, also by a former id", () => {
    const papers = samplePapers.map((sample) => sample.paper);
    const { digestsOf } = catalogOf(papers, { digests: sampleDigests });
    expect(digestsOf.get("folded-weights")?.map(({ id }) => id)).toEqual(["2025-12-17-winter", "2025-10-24-autumn"]);
    const renamed = papers.map((one) =>
      one.id === "folded-weights" ? { ...one, id: "folded", aliases: ["folded-weights"] } : one,
    );
    expect(catalogOf(renamed, { digests: sampleDigests }).digestsOf.get("folded")).toHaveLength(2);
    expect(digestsOf.get("written-by-hand")).toBeUndefined();
  });
});

describe("topics", () => {
  test("are sorted by title, their papers as all papers are", () => {
    const [topic] = sampleTopics;
    if (!topic) throw new Error("no topic");
    const topics = ["beta", "Alpha", "alpha"].map((title, index) => ({
      ...topic,
      slug: `t${index}`,
      title,
      terms: [],
      aliases: [],
    }));
    const { topics: listings, topicBySlug } = catalogOf(
      [paper("a", "2020", { topics: ["t0"] }), paper("b", "2021", { topics: ["t0"] })],
      { topics },
    );
    expect(listings.map((listing) => listing.topic.slug)).toEqual(["t1", "t2", "t0"]);
    expect(ids(topicBySlug.get("t0")?.papers ?? [])).toEqual(["b", "a"]);
  });
});

describe("organisations", () => {
  test("other spellings keep leading to the listing, those that were written down first", () => {
    const papers = [
      paper("a", "2024", { organization: { name: "Lake", handle: "LakeLab" } }),
      paper("b", "2023", { organization: { name: "Pond" } }),
    ];
    const { listings } = indexOrganizations(papers, { "Zoo Inc.": "Lake", "Old Lake": "Lake", Pond: "Pond" });
    expect(listings.map(({ slug, formerSlugs }) => [slug, formerSlugs])).toEqual([
      ["lakelab", ["zoo-inc", "old-lake", "lake"]],
      ["pond", []],
    ]);
  });

  const index = (organizations: readonly { name: string; handle?: string }[], aliases: Record<string, string> = {}) =>
    indexOrganizations(
      organizations.map((organization, at) => paper(`p${at}`, undefined, { organization })),
      aliases,
    );

  test.each<[string, { name: string; handle?: string }[], Record<string, string>, [string, string, number][]]>([
    ["take their slug from the handle", [{ name: "MTSAIR", handle: "MTSAIR" }], {}, [["mtsair", "MTSAIR", 1]]],
    ["else from the name", [{ name: "Schneider-Kamp Lab" }], {}, [["schneider-kamp-lab", "Schneider-Kamp Lab", 1]]],
    [
      "are one with and without a handle",
      [{ name: "Lake" }, { name: "Lake", handle: "LakeLab" }],
      {},
      [["lakelab", "Lake", 2]],
    ],
    [
      "are one under one handle",
      [
        { name: "Lake Laboratory", handle: "lake" },
        { name: "Lake", handle: "lake" },
      ],
      {},
      [["lake", "Lake Laboratory", 2]],
    ],
    [
      "are one by an alias",
      [{ name: "Lake Inc." }, { name: "Lake", handle: "LakeLab" }],
      { "Lake Inc.": "Lake" },
      [["lakelab", "Lake", 2]],
    ],
    [
      "are one by an alias for a handle",
      [{ name: "L", handle: "old-lake" }],
      { "old-lake": "Lake" },
      [["old-lake", "Lake", 1]],
    ],
    [
      "keep apart in a script without ASCII",
      [{ name: "湖研究所" }, { name: "山研究所" }],
      {},
      [
        ["organization-6311c8", "山研究所", 1],
        ["organization-ad55d8", "湖研究所", 1],
      ],
    ],
  ])("%s", (_what, organizations, aliases, expected) => {
    const { listings, find } = index(organizations, aliases);
    expect(listings.map(({ slug, organization, papers }) => [slug, organization.name, papers.length])).toEqual(
      expected,
    );
    for (const organization of organizations) expect(listings).toContain(find(organization));
    expect(find({ name: "Nobody" })).toBeUndefined();
  });
});

describe("any archive", () => {
  const names = ["Lake", "lake", "Lake Lab", "Å", "", "constructor", "__proto__"];
  const anyPaper = record({
    id: constantFrom(..."abcdefghijkl"),
    published: option(constantFrom("2024-02-29", "2024-02", "2024", "XXXX-02-29", "2023-01-01"), { nil: undefined }),
    organization: option(
      record({
        name: constantFrom(...names),
        handle: option(constantFrom("lake", "L", "constructor"), { nil: undefined }),
      }),
      { nil: undefined },
    ),
    topics: array(constantFrom("pruning", "nowhere", "constructor"), { maxLength: 2 }),
    aliases: array(constantFrom("x", "a", "constructor"), { maxLength: 2 }),
  });

  test("has each paper once in each place, whatever the order of its files", () => {
    assert(
      property(uniqueArray(anyPaper, { selector: ({ id }) => id }), (fields) => {
        const papers = fields.map((one) => makePaper(one));
        const catalog = catalogOf(papers, { topics: sampleTopics });
        const other = catalogOf(papers.toReversed(), { topics: sampleTopics });
        expect(ids(other.papers)).toEqual(ids(catalog.papers));
        expect(other.years).toEqual(catalog.years);
        expect(other.organizations).toEqual(catalog.organizations);
        expect(new Set(ids(catalog.papers)).size).toBe(papers.length);
        const dated = catalog.years.flatMap((year) => year.papers).length;
        expect(dated + catalog.undated.length).toBe(papers.length);
        const slugs = catalog.organizations.map(({ slug }) => slug);
        expect(new Set(slugs).size).toBe(slugs.length);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]+$/);
        const listed = catalog.organizations.reduce((sum, listing) => sum + listing.papers.length, 0);
        expect(listed).toBe(papers.filter(({ organization }) => organization).length);
      }),
      { numRuns: 300 },
    );
  });

  test("of ten times the papers takes about ten times as long", () => {
    const { archive } = sampleCatalog({ papers: [], digests: sampleDigests, topics: sampleTopics, site: sampleSite });
    const makeArchiveOf = (count: number): Archive => ({
      ...archive,
      papers: manyPapers(count).map((one, at) => ({ ...one, organization: { name: `Lab ${at % (count / 10)}` } })),
    });
    /* The best of several: whatever else the machine does makes a run longer, never shorter. */
    const timeOf = (subject: Archive): number =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now();
          buildCatalog(subject);
          return performance.now() - start;
        }),
      );
    expect(timeOf(makeArchiveOf(20_000))).toBeLessThan(40 * Math.max(5, timeOf(makeArchiveOf(2000))));
  });
});
