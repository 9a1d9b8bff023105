import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import mapPage from "../src/pages/map.ts";
import trendsPage from "../src/pages/trends.ts";
import type { PageContext } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";
import { layOutPapers, type Placement } from "../src/related/lay-out.ts";
import { openLikeness } from "../src/site/likeness.ts";
import { createDice } from "../src/related/dice.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { makePaper, manyPapers } from "./sample-content.ts";
import { makeFolder } from "./temporary-archive.ts";

/** Papers of two topics, each near those of its own, and some of none. */
const placements: readonly Placement[] = Array.from({ length: 60 }, (_, index) => {
  const group = index % 3;
  return {
    id: `p${String(index).padStart(2, "0")}`,
    labels: group === 2 ? [] : [group === 0 ? "cold" : "warm"],
    near: group === 2 ? [] : [[`p${String((index + 3) % 60).padStart(2, "0")}`, 0.5] as const],
  };
});

describe("places on the map", () => {
  const places = layOutPapers(placements);

  test("are inside the frame, one a paper, and no two are the same", () => {
    expect([...places.keys()]).toEqual(placements.map(({ id }) => id));
    for (const [x, y] of places.values()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(1);
    }
    expect(new Set([...places.values()].map(String)).size).toBe(60);
  });

  test("are the same for papers in another order", () => {
    expect(layOutPapers(placements.toReversed())).toEqual(places);
  });

  test("bring together what is alike", () => {
    const group = (label: string): readonly (readonly [number, number])[] =>
      placements.flatMap(({ id, labels }) => (labels[0] === label ? [places.get(id) ?? [0, 0]] : []));
    const spread = (points: readonly (readonly [number, number])[]): number => {
      const pairs = points.flatMap(([x, y], index) =>
        points.slice(index + 1).map(([u, v]) => Math.sqrt((x - u) ** 2 + (y - v) ** 2)),
      );
      return pairs.reduce((sum, distance) => sum + distance, 0) / pairs.length;
    };
    const all = spread([...group("cold"), ...group("warm")]);
    expect(spread(group("cold"))).toBeLessThan(all * 0.8);
    expect(spread(group("warm"))).toBeLessThan(all * 0.8);
  });

  test("hold for one paper, and for many that have nothing to tell them apart", () => {
    expect([...layOutPapers([{ id: "a", labels: [], near: [] }])]).toEqual([["a", [0.5, 0.5]]]);
    const alike = Array.from({ length: 200 }, (_, index) => ({ id: `p${index}`, labels: ["one"], near: [] }));
    for (const place of layOutPapers(alike).values()) expect(place.every(Number.isFinite)).toBe(true);
  });
});

describe("what is kept on disk", () => {
  const text = "Low-rank adapters of frozen weights, and how many ranks such adapters need before weights thaw.";
  const papers = ["a-first", "b-second", "c-third"].map((id) =>
    makePaper({ id, title: `${id} paper`, abstract: `${text} ${id === "c-third" ? "Glaciers." : ""}` }),
  );
  const catalog = sampleCatalog({ papers, digests: [], topicsOf: new Map() });
  const ask = (of: Catalog, folder: string): unknown => {
    const likeness = openLikeness(of, folder, "1");
    return [of.papers.map((paper) => likeness.related(paper)), likeness.places()];
  };

  test("is answered alike the second time, and when it is damaged or gone", () => {
    const folder = makeFolder();
    const first = ask(catalog, folder);
    const files = ["related", "map"].map((name) => join(folder, name));
    const before = files.map((file) => readFileSync(file, "utf8"));
    expect(ask(catalog, folder)).toEqual(first);
    for (const file of files) writeFileSync(file, readFileSync(file, "utf8").replace(/\d(?=\D*$)/u, "7"));
    expect(ask(catalog, folder)).toEqual(first);
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(before);
    rmSync(folder, { recursive: true });
    expect(ask(catalog, folder)).toEqual(first);
  });

  test("is worked out anew when people decide about a pair, by its ids of now or then", () => {
    const folder = makeFolder();
    const renamed = papers.map((paper) => (paper.id === "c-third" ? { ...paper, aliases: ["third"] } : paper));
    const asked = (decisions: Catalog["archive"]["decisions"]): readonly (readonly [string, boolean])[] => {
      const { archive, ...others } = sampleCatalog({ papers: renamed, digests: [], topicsOf: new Map() });
      const decided = { ...others, archive: { ...archive, decisions } };
      const [first] = decided.papers;
      if (!first) throw new Error("no paper");
      return openLikeness(decided, folder, "1")
        .related(first)
        .map(({ paper, isPinned }) => [paper.id, isPinned]);
    };
    expect(asked([]).map(([id]) => id)).not.toContain("c-third");
    expect(asked([{ kind: "related", ids: ["third", "a-first"] }])).toContainEqual(["c-third", true]);
    const both = asked([
      { kind: "related", ids: ["third", "a-first"] },
      { kind: "unrelated", ids: ["a-first", "c-third"] },
    ]);
    expect(both.map(([id]) => id)).not.toContain("c-third");
  });

  test("is worked out anew when an abstract changes", () => {
    const folder = makeFolder();
    ask(catalog, folder);
    const changed = papers.map((paper) => (paper.id === "a-first" ? { ...paper, abstract: "Bees." } : paper));
    const other = sampleCatalog({ papers: changed, digests: [], topicsOf: new Map() });
    expect(ask(other, folder)).toEqual(ask(other, makeFolder()));
  });
});

describe("the page of the map", () => {
  const contextOf = (count: number): PageContext => {
    const papers = manyPapers(count).map((paper, index) =>
      index === 0
        ? { ...paper, title: `</title></svg><script>alert(1)</script>` }
        : { ...paper, title: `${paper.title}: ${"a long way of saying what others said before ".repeat(3)}` },
    );
    const topicsOf = new Map(
      papers.map(({ id }, index) => [id, [{ slug: index % 2 ? "quantization" : "pruning", why: "" }]]),
    );
    const catalog = sampleCatalog({ papers, topicsOf, digests: [] });
    const dice = createDice(3);
    const places = papers.map((paper) => ({ paper, x: dice(), y: dice() }));
    return { catalog, baseUrl: "https://reading.example/", renderMarkdown: (text) => text, places: () => places };
  };
  const render = (context: PageContext): string => {
    const [item] = mapPage.list(context.catalog);
    return item ? mapPage.render(item, context) : "";
  };

  test("links every paper of a small archive, and each region", () => {
    const page = render(contextOf(90));
    expect(new Set(page.match(/href="\.\.\/papers\/paper-\d+\/"(?= tabindex)/g)).size).toBe(90);
    expect(page).toContain("Every dot is a paper");
    for (const slug of ["quantization", "pruning"]) expect(page).toContain(`href="../topics/${slug}/"`);
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json")/u);
  });

  test("stays small for a large one, and says what it leaves out", () => {
    const page = render(contextOf(9000));
    expect(page.length).toBeLessThan(500_000);
    const links = page.match(/" tabindex/g)?.length ?? 0;
    expect(links).toBeGreaterThan(1500);
    expect(links).toBeLessThanOrEqual(3000);
    const shown = `${String(links).replace(/(?=\d{3}$)/, ",")} newest papers are links`;
    expect(page).toContain(shown);
    expect(page).toMatch(/class="rest (?:few|some|many)"/);
  });

  test("is the same for the same archive", () => {
    expect(render(contextOf(90))).toBe(render(contextOf(90)));
  });
});

describe("the page of trends", () => {
  test("counts papers by month, months without any as such, and says what it cannot draw", () => {
    const days = ["2024-03-02", "2024-01-15", "2024-01-03", "2023", undefined];
    const papers = days.map((published, index) => makePaper({ id: `p${index}`, published }));
    const catalog = sampleCatalog({ papers, digests: [], topicsOf: new Map() });
    const [item] = trendsPage.list(catalog);
    const page = item ? trendsPage.render(item, { catalog, baseUrl: "", renderMarkdown: (text) => text }) : "";
    expect(page).toContain("From January 2024 to March 2024; most in January 2024, with 2 papers");
    expect(
      [...page.matchAll(/<th scope="row">([^<]+)<\/th><td>(\d+)<\/td>/g)].map(([, key, count]) => [key, count]),
    ).toEqual([
      ["January 2024", "2"],
      ["March 2024", "1"],
    ]);
    expect(page).toContain("1 paper of unknown or earlier month is not drawn.");
    expect(page).toContain('<a href="../archive/undated/">1 paper without a year</a> is not drawn.');
  });

  test("says which topics go together, most often first", () => {
    const papers = [1, 2, 3].map((number) => makePaper({ id: `p${number}`, published: `2024-0${number}-01` }));
    const slugs = [["quantization", "pruning"], ["pruning", "quantization"], ["pruning"]];
    const topicsOf = new Map(
      papers.map(({ id }, index) => [id, (slugs[index] ?? []).map((slug) => ({ slug, why: "" }))]),
    );
    const catalog = sampleCatalog({ papers, digests: [], topicsOf });
    const [item] = trendsPage.list(catalog);
    const twin = item ? trendsPage.twin?.(item, { catalog, baseUrl: "", renderMarkdown: (text) => text }) : "";
    expect(twin).toMatch(/## Topics that go together\n\n- .*(?:Pruning|Quantization).* and .*: 2\n/);
  });
});
