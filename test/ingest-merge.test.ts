import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, makeStage, renderPage, type Stage } from "./stage.ts";
import { readTree, type Tree } from "./temporary-archive.ts";

/* One paper on several pages: which of its details count does not depend on which page came first. */
const FULL =
  "Walking robots forget where they have been. We fold the map of a walk into cells. Code is at https://github.com/lantern/maps. Three courses were walked.";

interface Sighting extends Entry {
  readonly day: string;
}

async function ingestAll(sightings: readonly Sighting[]): Promise<Tree> {
  const stage = makeStage();
  await stage.ingest(...sightings.map((sighting, index) => putPage(stage, sighting, index)));
  return readTree(stage.root);
}

async function ingestOneByOne(sightings: readonly Sighting[], order: readonly number[]): Promise<Tree> {
  const stage = makeStage();
  for (const index of order) {
    const sighting = sightings[index];
    if (sighting) await stage.ingest(putPage(stage, sighting, index));
  }
  return readTree(stage.root);
}

const putPage = (stage: Stage, { day, ...entry }: Sighting, index: number): string =>
  stage.put(`page-${index}.txt`, renderPage([entry, { title: `Only on Page ${index}` }], day));

/** The paper that all pages show, whatever order they came in. */
async function merge(...sightings: readonly Sighting[]): Promise<string> {
  const tree = await ingestAll(sightings);
  const backwards = await ingestOneByOne(sightings, [...sightings.keys()].reverse());
  expect(backwards).toEqual(tree);
  expect(Object.keys(tree).filter((path) => path.startsWith("content/papers/"))).toHaveLength(1 + sightings.length);
  return String(tree["content/papers/fo/folding-maps.md"]);
}

const seen = (fields: Partial<Sighting>): Sighting => ({
  title: "Folding Maps",
  abstract: FULL,
  day: "Oct 31, 2023",
  ...fields,
});

describe("of two sightings", () => {
  test("a whole abstract counts before a cut one, and intact blanks before glued words", async () => {
    expect(await merge(seen({ abstract: FULL.slice(0, 80) }), seen({}))).toContain(FULL);
    expect(await merge(seen({}), seen({ abstract: FULL.replace("where they", "wherethey") }))).toContain(FULL);
  });

  test("the intact title counts, and the id stays the first one's", async () => {
    const [a, b] = [seen({}), seen({ title: "FoldingMaps" })];
    for (const [first, second, id] of [
      [a, b, "folding-maps"],
      [b, a, "foldingmaps"],
    ] as const) {
      const tree = await ingestOneByOne([first, second], [0, 1]);
      expect(tree[`content/papers/fo/${id}.md`]).toContain("title: Folding Maps\n");
    }
  });

  test("an organisation and a count of authors say two things, and both are kept", async () => {
    const text = await merge(seen({ owner: "lantern Lantern Lab" }), seen({ owner: "  • 7 authors" }));
    expect(text).toContain("authorCount: 7\norganization: { name: Lantern Lab, handle: lantern }\n");
  });

  test("a printed year counts before a guessed one, a day before none, and the earlier day", async () => {
    const guessed = seen({ date: "Sep 3", day: "Oct 31" });
    expect(await merge(guessed, seen({ date: "Sep 5, 2022" }))).toContain("published: 2022-09-05\nauthorCount");
    expect(await merge(seen({ owner: "" }), guessed)).toContain("published: 2024-09-03\nguessed: [ published ]\n");
    expect(await merge(seen({ date: "Sep 5, 2022" }), seen({ date: "Sep 4, 2022" }))).toContain(
      "published: 2022-09-04\n",
    );
  });

  test("the latest count of comments counts", async () => {
    const text = await merge(
      seen({ date: "Sep 3, 2022 9", day: "Oct 1, 2023" }),
      seen({ date: "Sep 3, 2022 4", day: "Oct 2, 2023" }),
    );
    expect(text).toContain("comments: { count: 4, seen: 2023-10-02 }\n");
  });

  test("of one title and other words stay apart, and are reported", async () => {
    const stage = makeStage();
    const other = "Nothing here resembles that. Birdsong differs across mountain valleys every spring morning.";
    const page = renderPage([seen({}), seen({ abstract: other })]);
    const { out, err } = await stage.ingest(stage.put("page.txt", page), "--json");
    expect(JSON.parse(out)).toMatchObject({
      added: ["folding-maps", expect.stringMatching(/^folding-maps-[0-9a-f]{6}$/u)],
      nearDuplicates: [{ score: expect.any(Number) }],
    });
    expect(err).toMatch(
      /page\.txt:21:1 {2}warning {2}found an entry like “folding-maps”, kept apart as “folding-maps-[0-9a-f]{6}”/u,
    );
    expect((await stage.ingest("--strict")).status).toBe(0);
  });
});

describe("any number of sightings", () => {
  const sighting: fc.Arbitrary<Sighting> = fc.record({
    title: fc.constant("Folding Maps"),
    abstract: fc.constantFrom(
      FULL,
      FULL.slice(0, 100),
      FULL.replace("fold the", "foldthe"),
      `${FULL} And more: https://example.org/x.`,
      `${FULL} github.com/lantern/other`,
    ),
    owner: fc.constantFrom("", "  • 4 authors", "  • 5 authors", "lantern Lantern Lab", "harbour Harbour"),
    date: fc.constantFrom("Sep 3", "Sep 3 2", "Sep 3, 2022", "Sep 2, 2022 7", "Dec 30"),
    day: fc.constantFrom("Oct 31", "Oct 31, 2023", "Jan 2, 2024"),
  });

  test("give one paper, the same in every order", { timeout: 120_000 }, async () => {
    const case_ = fc
      .array(sighting, { minLength: 2, maxLength: 4 })
      .chain((sightings) =>
        fc.tuple(fc.constant(sightings), fc.shuffledSubarray([...sightings.keys()], { minLength: sightings.length })),
      );
    await fc.assert(
      fc.asyncProperty(case_, async ([sightings, order]) => {
        const tree = await ingestAll(sightings);
        expect(await ingestOneByOne(sightings, order)).toEqual(tree);
        expect(tree["content/papers/fo/folding-maps.md"]).toBeDefined();
      }),
      { numRuns: 20, seed: 20_251_217 },
    );
  });
});
