import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseFields, explainChoice } from "../../src/normalize/choose.ts";
import type { MachineFields } from "../../src/normalize/fields.ts";
import type { Reading } from "../../src/normalize/reading.ts";
import { sha256 } from "../../src/text/hash.ts";

/* When sightings of one paper differ, a written rule picks (docs/decisions/0012): each row of its table is a test here. */
const FULL = "Walking robots forget where they have been. We fold the map of a walk into cells. It takes a minute.";

function read(fields: Partial<MachineFields>, name = JSON.stringify(fields)): Reading {
  const sighting = { capture: `${name}.txt`, lines: [1, 9] } as const;
  const whole = { title: "Folding Maps", abstract: FULL, ...fields };
  return { sighting, sha256: sha256(name), slug: "", key: "", fields: whole, findings: [], repairs: [] };
}

type Field = keyof MachineFields;

const TABLE: readonly (readonly [
  why: RegExp,
  field: Field,
  wins: Partial<MachineFields>,
  loses: Partial<MachineFields>,
])[] = [
  [
    /full abstract/u,
    "abstract",
    {},
    {
      abstract:
        "We fold maps of walks, so that robots which forget where they have been can find their way back home in under a minute on any floor.",
    },
  ],
  [/full abstract/u, "abstract", {}, { abstract: `In this work ${FULL} But then there is also more to say, and…` }],
  [/full abstract/u, "abstract", {}, { abstract: `In this work ${FULL} But then there is also more to say, and ...` }],
  [/full abstract/u, "abstract", { abstract: `${FULL} And more follows.` }, {}],
  /* A text that another goes on from was cut, even where a sentence ended. */
  [/longest text/u, "abstract", { abstract: `${FULL} But there is more to say, and…` }, {}],
  [/longest text/u, "abstract", { abstract: `${FULL} It was cut here and…` }, { abstract: `${FULL.slice(0, 80)}…` }],
  [/apart as they should/u, "abstract", {}, { abstract: FULL.replace("where they", "wherethey") }],
  [/apart as they should/u, "abstract", {}, { abstract: FULL.replace("minute", "min ute") }],
  [/apart as they should/u, "abstract", {}, { abstract: FULL.replace("robots forget", "robotsforget") }],
  [
    /apart as they should/u,
    "abstract",
    { abstract: `${FULL} A robot (Kettle) walks.` },
    { abstract: `${FULL} A robot ( Kettle) walks.` },
  ],
  [
    /apart as they should/u,
    "abstract",
    { abstract: `${FULL} A transformer walks. So does another transformer.` },
    { abstract: `${FULL} A transformer walks. So does another trans former.` },
  ],
  [/apart as they should/u, "title", { title: "Maps of the Walk" }, { title: "Maps of theWalk" }],
  [/whole title/u, "title", {}, { title: "Folding Maps of Walks by…" }],
  [/longest text/u, "title", { title: "Folding Maps: A Survey" }, {}],
  [/more precise/u, "published", { published: "2023-10-16" }, { published: "2023-10" }],
  [/more precise/u, "published", { published: "2023" }, { published: "XXXX-10-16" }],
  [/printed date/u, "published", { published: "2023-10-16" }, { published: "2022-10-16", guessed: ["published"] }],
  [/earlier date/u, "published", { published: "2023-10-16" }, { published: "2023-10-17" }],
  [
    /seen last/u,
    "comments",
    { comments: { count: 2, seen: "2024-01-02" } },
    { comments: { count: 9, seen: "2024-01-01" } },
  ],
  [/longest list/u, "authors", { authors: [{ name: "Ada" }, { name: "Bo" }] }, { authors: [{ name: "Ada" }] }],
  [/smallest SHA-256/u, "venue", { venue: "A Workshop" }, { venue: "Another Workshop" }],
];

describe("of two readings", () => {
  test.each(TABLE)("%s counts for %s", (why, field, wins, loses) => {
    const [a, b] = [read(wins, "a"), read(loses, "b")].map((reading, index) =>
      /* The winner must not win by its bytes. */
      field === "venue" ? reading : { ...reading, sha256: index === 0 ? "f" : "0" },
    );
    if (!a || !b) throw new Error("two readings");
    if (field === "venue") Object.assign(b, { sha256: "f".repeat(64) });
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      const { winner, why: said } = explainChoice(field, order);
      expect(winner?.fields[field]).toEqual(a.fields[field]);
      expect(said).toMatch(why);
      expect(chooseFields(order)[field]).toEqual(a.fields[field]);
    }
  });

  test("there is nothing to explain when both say the same, or one alone speaks", () => {
    expect(explainChoice("title", [read({}, "a"), read({}, "b")]).why).toBeUndefined();
    expect(explainChoice("venue", [read({ venue: "A Workshop" }), read({})])).toMatchObject({ why: undefined });
    expect(explainChoice("venue", [read({})])).toEqual({ winner: undefined, why: undefined });
  });

  test("names count before their number, wherever they come from", () => {
    const [named, counted] = [read({ authors: [{ name: "Ada" }] }), read({ authorCount: 7 })];
    expect(chooseFields([named, counted])).not.toHaveProperty("authorCount");
    expect(chooseFields([read({ authors: [{ name: "Ada" }], authorCount: 3 })])).not.toHaveProperty("authorCount");
    expect(explainChoice("authorCount", [named, counted])).toEqual({
      winner: undefined,
      why: "names count before their number",
    });
  });

  test("a guess goes with its date", () => {
    const [guessed, year] = [read({ published: "2023-10-16", guessed: ["published"] }), read({ published: "2023" })];
    expect(chooseFields([year, guessed])).toMatchObject({ published: "2023-10-16", guessed: ["published"] });
    expect(chooseFields([read({ published: "2023-10-15" }), guessed])).not.toHaveProperty("guessed");
  });
});

describe("of any number of readings", () => {
  const words = fc.constantFrom(
    "walking ",
    "robots",
    "ro bots ",
    "forget ",
    "the",
    "map ",
    "( of ",
    "(of ",
    "it. It ",
    "…",
    "x",
    " ",
  );
  const fields = fc.record({
    title: fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join("")),
    abstract: fc.oneof(
      fc.constantFrom(
        FULL,
        FULL.slice(0, 60),
        `${FULL.slice(0, 60)}…`,
        FULL.replace("the map", "themap"),
        FULL.replace("minute", "min ute"),
      ),
      fc.array(words, { maxLength: 8 }).map((list) => list.join("")),
    ),
    published: fc.constantFrom("2023-10-16", "2023-10-17", "2023-10", "2023", "XXXX-10-16", undefined),
    guessed: fc.constantFrom(["published"], undefined),
    authorCount: fc.constantFrom(3, 4, undefined),
    authors: fc.constantFrom([{ name: "Ada" }], undefined),
    comments: fc.constantFrom({ count: 1, seen: "2024-01-01" }, { count: 1 }, undefined),
  });
  const readings = fc
    .uniqueArray(fields, { minLength: 1, maxLength: 6, selector: (item) => JSON.stringify(item) })
    .map((list) => list.map((item) => read(JSON.parse(JSON.stringify(item)) as Partial<MachineFields>)))
    /* Only a date that is there can be inferred. */
    .map((list) =>
      list.filter(({ fields: { published, guessed } }) => published !== undefined || guessed === undefined),
    )
    .filter((list) => list.length > 0);
  const shuffled = readings.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  test("the choice is the same in every order, and seeing one again changes nothing", () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const chosen = chooseFields(list);
        expect(chooseFields(other)).toEqual(chosen);
        expect(chooseFields([...other, ...list])).toEqual(chosen);
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  test("the winner of all stays the winner when a loser is taken away", () => {
    fc.assert(
      fc.property(readings, fc.nat(), (list, at) => {
        const { winner } = explainChoice("published", list);
        const rest = list.filter((reading, index) => reading === winner || index !== at % list.length);
        expect(explainChoice("published", rest).winner).toBe(winner);
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });
});
