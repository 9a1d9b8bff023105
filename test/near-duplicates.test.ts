import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparable, findNearDuplicates } from "../src/text/near-duplicates.ts";
import { run } from "./run.ts";
import { makeStage, renderPage } from "./stage.ts";
import { readTree, writeTree } from "./temporary-archive.ts";

/* Papers that look like one paper twice are reported, never joined, until a person decides. */
const SENTENCES = [
  "Kettles sing before they boil, and the song tells how full they are.",
  "We record nine hundred kettles in forty kitchens and read their water level from the pitch.",
  "A listener with a tuning fork does as well as a camera that looks through the lid.",
  "The song of a kettle with lime in it is lower by a third, which our rule takes into account.",
  "Nobody was burned, and all recordings are free to use for whoever likes the sound of tea.",
];
const KETTLES = SENTENCES.join(" ");

/** Invented papers that have nothing in common. */
function makePapers(count: number): readonly Comparable[] {
  let state = 7;
  const next = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 4096).toString(36);
  };
  return Array.from({ length: count }, (_, index) => ({
    id: `paper-${index}`,
    title: Array.from({ length: 7 }, next).join(" "),
    abstract: Array.from({ length: 90 }, next).join(" "),
  }));
}

const paper = (id: string, title: string, abstract = KETTLES): Comparable => ({ id, title, abstract });
const known = paper("a", "Reading the Water Level of Kettles from Their Song");

describe("two papers are near duplicates", () => {
  test.each<readonly [string, Comparable]>([
    ["with another title", paper("b", "What the Kettle Sings")],
    ["with a word of the title changed", paper("b", "Reading the Water Height of Kettles from Their Song")],
    ["with half of the abstract", paper("b", "Kettles and Their Song, Read", SENTENCES.slice(0, 3).join(" "))],
    [
      "with slips of the pen",
      paper("b", "Reading the Water Levle of Kettles", KETTLES.replace("boil", "bowl").replace("forty", "fourty")),
    ],
    [
      "with glued words",
      paper(
        "b",
        "Reading Water Level from Song",
        KETTLES.replace("nine hundred", "ninehundred").replace("the lid", "thelid"),
      ),
    ],
    [
      "under titles alike, half rewritten",
      paper(
        "b",
        "Reading the Water Level of Kettles from Song",
        `${SENTENCES.slice(0, 2).join(" ")} Everything after this was written anew for a second venue, with other words and other pots, by the same hands. It says more of pots than of kettles.`,
      ),
    ],
    [
      "without an abstract, with a slip in the title",
      paper("b", "Reading the Water Level of Kettle from Their Song", ""),
    ],
  ])("%s", (_what, other) => {
    const papers = [...makePapers(200), known, other];
    expect(findNearDuplicates(papers)).toEqual([{ ids: ["a", "b"], score: expect.any(Number) }]);
  });

  test.each<readonly [string, Comparable]>([
    [
      "a title alike alone",
      paper(
        "b",
        "Reading the Water Level of Kettles from Their Heat",
        "Heat is what we measure here, and it has nothing to do with sound. Thermometers hang in a row above the stove of a very large kitchen, and their mean is taken every second for a week.",
      ),
    ],
    ["the next part of a series", paper("b", `${known.title} II`)],
    ["the same title, which is another rule's", paper("b", known.title.toUpperCase())],
    ["no abstract and a short title", paper("b", "Prefaces", "")],
  ])("but not by %s", (_what, other) => {
    const first = other.title === "Prefaces" ? paper("a", "Preface", "") : known;
    expect(findNearDuplicates([...makePapers(50), first, other])).toEqual([]);
  });

  test("in any order of papers, and the same when only new ones are asked about", () => {
    const pair = [
      known,
      paper("b", "What the Kettle Sings"),
      paper("c", "Kettles and Their Song", KETTLES.slice(0, 250)),
    ];
    const papers = [...makePapers(60), ...pair];
    const found = findNearDuplicates(papers);
    expect(found.map(({ ids }) => ids.join(""))).toEqual(["ab", "ac", "bc"]);
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (list) => {
        expect(findNearDuplicates(list)).toEqual(found);
        expect(findNearDuplicates(list, new Set(["c"])).map(({ ids }) => ids.join(""))).toEqual(["ac", "bc"]);
      }),
      { numRuns: 30, seed: 3 },
    );
    expect(findNearDuplicates(papers, new Set())).toEqual([]);
  });

  test("in any order, too, where there are more than are looked at", () => {
    const alike = Array.from({ length: 40 }, (_, index) => paper(`p${index}`, `The ${index.toString(36)}q report`));
    const found = findNearDuplicates(alike);
    expect(found.length).toBeGreaterThan(40);
    const other = alike.map((_, index) => alike[(index * 7) % 40] ?? known);
    expect(findNearDuplicates(other)).toEqual(found);
  });

  test("and thousands alike cost no more than thousands that differ", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => paper(`p${index}`, "Preface", ""));
    expect(findNearDuplicates(many)).toEqual([]);
    const alike = Array.from({ length: 3000 }, (_, index) =>
      paper(`p${index}`, `Report of the year number ${index.toString(36)}x`, KETTLES),
    );
    expect(findNearDuplicates(alike).length).toBeLessThan(3000 * 20);
  });

  test("and no text makes it fail", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (list) => {
        const pairs = findNearDuplicates(list.map(([title, abstract], index) => paper(`p${index}`, title, abstract)));
        for (const { score } of pairs) expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe("ingest and check", () => {
  const one = renderPage([{ title: known.title, abstract: KETTLES }], "Oct 31, 2023");
  const two = renderPage([{ title: "What the Kettle Sings", abstract: KETTLES }], "Nov 1, 2023");
  const ids = ["reading-the-water-level-of-kettles-from-their-song", "what-the-kettle-sings"];

  test("report a pair when one of it is new, check until somebody decides, and nobody joins it", async () => {
    const stage = makeStage();
    await stage.ingest(stage.put("one.txt", one));
    const { out, err, status } = await stage.ingest(stage.put("two.txt", two), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ added: [ids[1]], nearDuplicates: [{ ids, score: 1 }] });
    expect(err).toMatch(
      /two\.txt:13:1 {2}warning {2}found “what-the-kettle-sings” much like “reading-[a-z-]+” \(100 %\); .*offprint merge reading-[a-z-]+ what-the-kettle-sings.* {2}near-duplicate\n/u,
    );
    expect(err).toContain("1 near duplicate");
    const again = await stage.ingest("--json", "--strict");
    expect(JSON.parse(again.out)).toMatchObject({ nearDuplicates: [] });
    expect(again.status).toBe(0);
    const check = (): Promise<{ readonly err: string }> => run(["check", "--root", stage.root]);
    expect((await check()).err).toContain("near-duplicate");
    writeTree(stage.root, { "content/decisions.yaml": `different:\n  - [ ${ids.join(", ")} ]\n` });
    expect((await check()).err).not.toContain("near-duplicate");
  });

  test("are silent about a pair that was decided before", async () => {
    const stage = makeStage({ "content/decisions.yaml": `related:\n  - [ ${ids.join(", ")} ]\n` });
    const { out, err } = await stage.ingest(stage.put("one.txt", one), stage.put("two.txt", two), "--json");
    expect(JSON.parse(out)).toMatchObject({ added: ids, nearDuplicates: [] });
    expect(err).not.toContain("near-duplicate");
  });

  test("report at most three of a paper that is like hundreds", async () => {
    const stage = makeStage();
    const entries = Array.from({ length: 30 }, (_, index) => ({
      title: `${"Kettle Pot Pan Cup Jug Mug Tin Can Vat Tub".split(" ")[index % 10]} ${index % 3 === 0 ? "Songs" : "Tunes"} of ${"abcdefghijklmnopqrstuvwxyzabcd"[index]}q`,
      abstract: KETTLES,
    }));
    const { out } = await stage.ingest(stage.put("page.txt", renderPage(entries)), "--json");
    const { nearDuplicates } = JSON.parse(out) as { nearDuplicates: { ids: string[] }[] };
    const counts = new Map<string, number>();
    for (const { ids: pair } of nearDuplicates) for (const id of pair) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(nearDuplicates.length).toBeGreaterThan(5);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(3);
    expect(Object.keys(readTree(stage.root)).filter((path) => path.includes("/papers/"))).toHaveLength(30);
  });
});
