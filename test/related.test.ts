import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairKey } from "../src/model/decisions.ts";
import type { Comparable } from "../src/related/reading.ts";
import { relatePapers, type Relation, type Verdicts } from "../src/related/relate.ts";
import { TRIES } from "./properties/tries.ts";

const none: Verdicts = { related: [], apart: new Set(), different: new Set() };

function paper(id: string, title: string, abstract: string, labels: readonly string[] = []): Comparable {
  return { id, title, abstract, labels };
}

/** Two of one subject, two of another, and some of none. */
const shelf: readonly Comparable[] = [
  paper(
    "adapters",
    "Low-Rank Adapters in a Drawer",
    "Fine-tuning with low-rank adapters keeps the frozen weights. We store many low-rank adapters beside one frozen model.",
  ),
  paper(
    "ranks",
    "Choosing the Rank",
    "How many ranks do low-rank adapters need? We prune directions of adapters until frozen weights no longer notice.",
  ),
  paper(
    "glaciers",
    "Glaciers from Above",
    "Satellite images of glaciers are segmented into ice and rock. Melting ice moves the glacier's edge.",
  ),
  paper(
    "ice",
    "Counting Ice",
    "We count floating ice in satellite images, next to a glacier, and follow each floe while it is melting.",
  ),
  ...Array.from({ length: 12 }, (_, index) =>
    paper(
      `other-${String(index).padStart(2, "0")}`,
      `Subject ${"abcdefghijkl"[index]}qzx`,
      `Alone with word${index}x.`,
    ),
  ),
];

function nearOf(relations: ReadonlyMap<string, readonly Relation[]>, id: string): readonly string[] {
  return (relations.get(id) ?? []).map((relation) => relation.id);
}

describe("related papers", () => {
  const relations = relatePapers(shelf, none);

  test("are those of one subject, in both directions", () => {
    expect(nearOf(relations, "adapters")).toEqual(["ranks"]);
    expect(nearOf(relations, "ranks")).toEqual(["adapters"]);
    expect(nearOf(relations, "glaciers")).toEqual(["ice"]);
  });

  test("a paper unlike all others has none", () => {
    expect(nearOf(relations, "other-03")).toEqual([]);
  });

  test("show the words they share as they are written, in the form they have inside a sentence", () => {
    const [relation] = relations.get("adapters") ?? [];
    expect(relation?.terms).toContain("low-rank adapters");
    expect(relations.get("glaciers")?.[0]?.terms).toContain("Satellite images");
    for (const term of [...relations.values()].flat().flatMap(({ terms }) => terms))
      expect(
        shelf.some(({ title, abstract }) => `${title} ${abstract}`.includes(term)),
        term,
      ).toBe(true);
  });

  test("do not hang on maths, addresses or words that every paper has", () => {
    const abstracts = [
      String.raw`We propose $\mathcal{L}$ for bees, see https://forge.example/hive.`,
      String.raw`We propose $\mathcal{L}$ for tram lines, see https://forge.example/rail.`,
    ];
    const found = relatePapers(
      [...abstracts.map((abstract, index) => paper(`p${index}`, `Paper ${index}`, abstract)), ...shelf],
      none,
    );
    expect(nearOf(found, "p0")).toEqual([]);
  });

  test("leave out one work under two ids, unless a person says that they are two", () => {
    const twin = { ...(shelf[0] as Comparable), id: "adapters-again" };
    const both = [...shelf, twin];
    expect(nearOf(relatePapers(both, none), "adapters")).toEqual(["ranks"]);
    const different = new Set([pairKey("adapters", "adapters-again")]);
    expect(nearOf(relatePapers(both, { ...none, different }), "adapters")).toEqual(["adapters-again", "ranks"]);
  });

  test("are pinned and banned by people", () => {
    const found = relatePapers(shelf, {
      ...none,
      related: [["adapters", "glaciers"]],
      apart: new Set([pairKey("ranks", "adapters")]),
    });
    expect(found.get("adapters")).toEqual([{ id: "glaciers", likeness: 0, terms: [], isPinned: true }]);
    expect(found.get("glaciers")?.map(({ id, isPinned }) => [id, isPinned])).toEqual([
      ["adapters", true],
      ["ice", false],
    ]);
    expect(nearOf(found, "ranks")).toEqual([]);
  });

  test("a topic in common brings papers nearer, topics without one keep them apart", () => {
    const labelled = (labels: readonly string[]): number => {
      const found = relatePapers(
        shelf.map((one) =>
          one.id === "ice" ? { ...one, labels } : one.id === "glaciers" ? { ...one, labels: ["cold"] } : one,
        ),
        none,
      );
      return found.get("ice")?.[0]?.likeness ?? 0;
    };
    expect(labelled(["cold"])).toBeGreaterThan(labelled([]));
    expect(labelled([])).toBeGreaterThan(labelled(["warm"]));
  });

  test("do not depend on the order of papers, and whatever people write is read", () => {
    const word = fc.constantFrom(
      "ice",
      "Adapter",
      "low-rank",
      "<script>",
      "$x_1$",
      "مقالة",
      "論文",
      "𝔸𝔹",
      "\ud800",
      "e\u0301",
      "{{7*7}}",
    );
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    const papers = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), text, text), {
      selector: ([id]) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(papers, fc.infiniteStream(fc.nat()), (list, keys) => {
        const own = list.map(([id, title, abstract]) => paper(id, title, abstract));
        const order = new Map(own.map((one) => [one, keys.next().value as number]));
        const mixed = own.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect([...relatePapers(mixed, none)]).toEqual([...relatePapers(own, none)]);
      }),
      TRIES,
    );
  });
});
