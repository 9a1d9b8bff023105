import * as fc from "fast-check";
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { matchSightings } from "../src/archive/match-sightings.ts";
import { type Entry, makeStage, renderPage, type Stage } from "./stage.ts";
import { readTree, type Tree, writeTree } from "./temporary-archive.ts";

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
      FULL.replace("robots", "ro bots"),
      `${FULL.slice(0, 90)}…`,
      "We fold the map of a walk into cells.",
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

describe("an entry that a better source reads on other lines", () => {
  const entries = [
    seen({}),
    seen({ title: "Other Maps", abstract: "Something else. It is short." }),
    seen({ title: "No Maps" }),
  ];
  const paper = "content/papers/fo/folding-maps.md";

  /** An archive in which the recorded lines of the entries, papers and digest alike, are other ones. */
  async function makeShifted(lines: readonly (readonly [number, number])[]): Promise<{ stage: Stage; tree: Tree }> {
    const stage = makeStage();
    await stage.ingest(stage.put("page.txt", renderPage(entries)));
    const tree = readTree(stage.root);
    const own = ["13-19", "21-27", "29-35"];
    for (const [path, text] of Object.entries(tree)) {
      if (path.includes("/captures/")) continue;
      const moved = own.reduce(
        (now, range, index) => now.replaceAll(`lines: ${range}`, `lines: ${lines[index]?.join("-") ?? range}`),
        text,
      );
      writeTree(stage.root, { [path]: moved });
    }
    return { stage, tree };
  }

  test("stays the paper that it is, on its new lines, whatever its neighbours do", { timeout: 60_000 }, async () => {
    const shift = fc.integer({ min: -2, max: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(shift, shift), { minLength: 3, maxLength: 3 }), async (shifts) => {
        const starts = [13, 21, 29];
        const lines = starts.map((start, index): [number, number] => {
          const [first, last] = shifts[index] ?? [0, 0];
          return [start + Math.abs(first), start + 6 + Math.min(last, 1)];
        });
        const { stage, tree } = await makeShifted(lines);
        const { out } = await stage.ingest("--json");
        expect(JSON.parse(out)).toMatchObject({ added: [], merged: [] });
        expect(readTree(stage.root)).toEqual(tree);
      }),
      { numRuns: 10, seed: 20_261_123 },
    );
  });

  test("stays turned away", async () => {
    const { stage } = await makeShifted([[15, 19]]);
    const digest = "content/digests/2023-10-31-page.md";
    const tree = readTree(stage.root);
    writeTree(stage.root, { [digest]: String(tree[digest]).replace("paper: folding-maps", "omitted: no paper") });
    rmSync(`${stage.root}/${paper}`);
    expect(JSON.parse((await stage.ingest("--json")).out)).toMatchObject({ added: [] });
    expect(readTree(stage.root)[digest]).toContain("- { lines: 13-19, omitted: no paper }\n");
  });

  test("and that was taken for two in one gives the other a paper of its own", async () => {
    const { stage } = await makeShifted([[13, 27]]);
    const digest = "content/digests/2023-10-31-page.md";
    const tree = readTree(stage.root);
    writeTree(stage.root, { [digest]: String(tree[digest]).replace(/.*other-maps.*\n/u, "") });
    rmSync(`${stage.root}/content/papers/ot/other-maps.md`);
    expect(JSON.parse((await stage.ingest("--json")).out)).toMatchObject({
      added: ["other-maps"],
      changed: [{ id: "folding-maps", fields: ["sources"] }],
    });
    expect(readTree(stage.root)[digest]).toMatch(/13-19, paper: folding-maps.*\n.*21-27, paper: other-maps/u);
  });

  test("goes by its title before the number of lines, and never runs into one that was not found again", () => {
    const known = [
      { lines: [10, 40], title: "A" },
      { lines: [50, 60], title: "C" },
      { lines: [61, 70], title: "D" },
    ] as const;
    const found = [
      { lines: [12, 22], title: "A" },
      { lines: [23, 40], title: "B" },
      { lines: [50, 70], title: "C" },
    ] as const;
    expect([...matchSightings(known, found)].sort(([a], [b]) => a - b)).toEqual([
      [0, { known: 0, lines: [12, 22] }],
      [2, { known: 1, lines: [50, 60] }],
    ]);
  });
});
