import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createCaptureReader } from "../src/archive/capture-reader.ts";
import { type IngestPlan, planIngest } from "../src/archive/ingest.ts";
import { loadCaptures } from "../src/archive/load-captures.ts";
import type { ReadCapture } from "../src/archive/read-captures.ts";
import { readArchive } from "../src/archive/read.ts";
import { readRepairs, type RepairedEntry } from "../src/archive/repairs.ts";
import type { Source } from "../src/contracts.ts";
import type { Archive } from "../src/model/archive.ts";
import type { Paper } from "../src/model/paper.ts";
import type { Repair } from "../src/model/repair.ts";
import { loadPlugins } from "../src/registry.ts";
import { explainPaper } from "../src/report/explain.ts";
import { renderExplanation } from "../src/report/explain-text.ts";
import { renderIngestLine, renderIngestSummary } from "../src/report/ingest-report.ts";
import { readAsCaptured } from "../src/site/as-captured.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { openRepairCache } from "../src/site/repair-cache.ts";
import { run } from "./run.ts";
import { makeArchive, makeFolder } from "./temporary-archive.ts";

/*
 * What was repaired, and where a reader, a reviewer and a person at the command line see it. The readings' repairs are made by hand: what
 * the repairer finds has tests of its own.
 */

const ABSTRACT =
  "A ladder that leans is measured by its shadow, and a shadow by the hour. We give the length of any ladder from two shadows an hour apart, without a sun dial, and find that borrowed ladders are longer than their owners say, at a price that owners pay.";

const capture = (title: string, abstract: string, date: string): string => `Daily Papers
by AK and the research community
${date}

${title}

${abstract}

• 2 authors
·
Oct 2, 2025 3
`;

const FILES = {
  "content/captures/autumn.txt": capture("Ladders and Their Shadows", ABSTRACT, "Oct 24"),
  "content/captures/winter.txt": capture("Ladders and Their Shadows", ABSTRACT.slice(0, 150), "Dec 17"),
};
const LADDERS = "ladders-and-their-shadows";

const TITLE_REPAIR: Repair = { field: "title", line: 5, column: 1, from: "Laddrs", to: "Ladders", rule: "accent" };
const ABSTRACT_REPAIR: Repair = { field: "abstract", line: 7, column: 3, from: "ladder", to: "ladder", rule: "tie" };
const REPAIRS: readonly Repair[] = [TITLE_REPAIR, ABSTRACT_REPAIR];

const sources = await loadPlugins<Source>("sources");
let root = "";
let archive: Archive;
beforeAll(async () => {
  root = makeArchive(FILES);
  expect((await run(["ingest", "--root", root])).status).toBe(0);
  archive = await readArchive(root);
});

/** Reads captures as they are, and claims that `repairs` were made in each of these. */
function claim(
  repairs: readonly Repair[],
  names: readonly string[],
): (name: string) => Promise<ReadCapture | undefined> {
  const read = createCaptureReader(archive, sources);
  return async (name) => {
    const found = await read(name);
    return (
      found && {
        ...found,
        readings: found.readings.map((reading) => ({ ...reading, repairs: names.includes(name) ? repairs : [] })),
      }
    );
  };
}

function ladders(change: Partial<Paper> = {}): Paper {
  const paper = archive.papers.find(({ id }) => id === LADDERS);
  if (!paper) throw new Error("the paper is missing");
  return { ...paper, ...change };
}

describe("explain", () => {
  test("gives each repair of the value that won, with its place, its rule and what that does", async () => {
    const { fields } = await explainPaper(ladders(), buildCatalog(archive), claim(REPAIRS, ["autumn.txt"]));
    const abstract = fields.find(({ field }) => field === "abstract");
    expect(abstract?.from).toEqual({ capture: "autumn.txt", lines: [7, 7] });
    expect(abstract?.repairs).toEqual([
      {
        line: 7,
        column: 3,
        from: "ladder",
        to: "ladder",
        rule: "tie",
        does: "TeX's unbreakable blank, a tilde, became a blank",
      },
    ]);
    expect(abstract?.choice).toBe("a full abstract counts before a cut one or a single sentence");
    expect(fields.find(({ field }) => field === "published")?.repairs).toEqual([]);
  });

  test("says nothing of repairs in a value that lost", async () => {
    const { fields } = await explainPaper(ladders(), buildCatalog(archive), claim([ABSTRACT_REPAIR], ["winter.txt"]));
    expect(fields.flatMap(({ repairs }) => repairs)).toEqual([]);
  });

  test("shows them in columns, their rules once, and no control character", async () => {
    const repairs: readonly Repair[] = [
      { ...TITLE_REPAIR, from: "a\u001b[31mb", to: "" },
      { ...ABSTRACT_REPAIR, column: 1, from: "x".repeat(10_000), to: "y" },
      { ...ABSTRACT_REPAIR, column: 204, rule: "unheard-of" },
    ];
    const text = renderExplanation(
      await explainPaper(ladders(), buildCatalog(archive), claim(repairs, ["autumn.txt", "winter.txt"])),
    );
    expect(text).toContain("- 1 place repaired:\n                      5:1  “a\\u{1b}[31mb” → nothing  accent\n");
    expect(text).toContain(`7:1    “${"x".repeat(60)}… (10000 characters)” → “y”  tie\n`);
    expect(text).toContain(`7:204  “ladder” → “ladder”${" ".repeat(48 - 19)}  unheard-of\n`);
    expect(text).toContain(
      "Rules of repair\n  accent            An accent written in TeX became the accented letter\n",
    );
    expect(text).toContain("  unheard-of        unheard-of\n");
    expect(text).not.toContain("\u001b");
  });

  test("--help names every key of the machine's answer", async () => {
    const { out: help } = await run(["explain", "--help"]);
    const { out } = await run(["explain", LADDERS, "--root", root, "--json"]);
    const keys = new Set([...out.matchAll(/"([A-Za-z]+)":/gu)].map(([, key = ""]) => key));
    keys.delete("count");
    keys.delete("seen");
    expect(keys.size).toBeGreaterThan(25);
    expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`, "u").test(help))).toEqual([]);
  });
});

describe("the report of an ingest", () => {
  async function planWith(repairs: readonly Repair[]): Promise<IngestPlan> {
    const captures = await loadCaptures(archive, { paths: [] }, []);
    const plan = await planIngest(archive, captures, { sources }, createCaptureReader(archive, sources), []);
    const withRepairs = plan.captures.map((item) => ({
      ...item,
      readings: item.readings.map((reading) => ({ ...reading, repairs })),
    }));
    return { ...plan, captures: withRepairs };
  }

  test("counts repairs by rule, most first", async () => {
    const plan = await planWith([TITLE_REPAIR, ABSTRACT_REPAIR, { ...ABSTRACT_REPAIR, column: 9 }]);
    const read = plan.captures.length;
    expect(read).toBeGreaterThan(0);
    expect(renderIngestLine(plan)).toMatch(new RegExp(`; repaired: ${2 * read} tie, ${read} accent$`, "u"));
    expect(renderIngestSummary(plan)).toContain(
      `## Repaired, by rule (2)\n\n- ${2 * read} \`tie\`: TeX's unbreakable blank, a tilde, became a blank\n- ${read} \`accent\`: `,
    );
  });

  test("is silent when there were none", async () => {
    const plan = await planWith([]);
    expect(renderIngestLine(plan) + renderIngestSummary(plan)).not.toMatch(/repaired/iu);
  });
});

describe("what a paper's page shows", () => {
  /** What is shown when each capture's entry has these repairs. */
  async function shown(paper: Paper, repairsOf: Readonly<Record<string, readonly Repair[]>>, of = archive) {
    const asCaptured = await readAsCaptured(
      of,
      async (file): Promise<readonly RepairedEntry[]> =>
        (await readRepairs(root, file, sources)).map((entry) => ({ ...entry, repairs: repairsOf[file.name] ?? [] })),
      () => undefined,
    );
    return asCaptured(paper).map(({ capture: name, repairs }) => [name, repairs.map(({ field }) => field)]);
  }

  test("repairs of the sighting that each value was taken from", async () => {
    const [titleFrom] = archive.captures.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    const both = await shown(ladders(), { "autumn.txt": REPAIRS, "winter.txt": REPAIRS });
    expect(both).toEqual(
      titleFrom?.name === "autumn.txt"
        ? [["autumn.txt", ["title", "abstract"]]]
        : [
            ["autumn.txt", ["abstract"]],
            ["winter.txt", ["title"]],
          ],
    );
    expect(await shown(ladders(), { "winter.txt": [ABSTRACT_REPAIR] })).toEqual([]);
  });

  test("nothing of a value that a person wrote", async () => {
    const repairs = { "autumn.txt": [ABSTRACT_REPAIR] };
    expect(await shown(ladders(), repairs)).toEqual([["autumn.txt", ["abstract"]]]);
    expect(await shown(ladders({ abstract: "My own words." }), repairs)).toEqual([]);
    expect(await shown(ladders({ abstract: "" }), repairs)).toEqual([]);
    const { abstract: _taken, ...fingerprints } = ladders().fingerprints;
    expect(await shown(ladders({ fingerprints }), repairs)).toEqual([]);
  });

  test("nothing of a capture that is gone, was taken out, or has other bytes", async () => {
    const repairs = { "autumn.txt": [ABSTRACT_REPAIR] };
    const without = { ...archive, captures: archive.captures.filter(({ name }) => name !== "autumn.txt") };
    expect(await shown(ladders(), repairs, without)).toEqual([]);
    const digests = archive.digests.map((digest) => ({
      ...digest,
      capture: { ...digest.capture, removed: { date: "2026-01-01", reason: "Asked for." } },
    }));
    expect(await shown(ladders(), repairs, { ...archive, digests })).toEqual([]);
    const captures = archive.captures.map((file) => ({ ...file, sha256: "0".repeat(64) }));
    expect(await shown(ladders(), repairs, { ...archive, captures })).toEqual([]);
  });
});

describe("the cache of repairs", () => {
  const ENTRY: RepairedEntry = {
    lines: [5, 11],
    values: { title: "00000000", abstract: "11111111" },
    text: [{ line: 5, text: "Laddrs" }],
    repairs: REPAIRS,
  };
  const FILES_READ = ["a", "b"].map((letter) => ({ name: `${letter}.txt`, sha256: letter.repeat(64) }));

  /** Reads both captures; the names of those that were not known. */
  async function use(folder: string, version = "1", files = FILES_READ): Promise<readonly string[]> {
    const asked: string[] = [];
    const cache = openRepairCache(folder, version, ({ name }) => {
      asked.push(name);
      return Promise.resolve([ENTRY]);
    });
    for (const file of files) expect(await cache.read(file)).toEqual([ENTRY]);
    cache.save();
    return asked;
  }

  test("reads a capture once, over builds, and anew with other code", async () => {
    const folder = join(makeFolder(), "cache");
    expect(await use(folder)).toEqual(["a.txt", "b.txt"]);
    expect(await use(folder)).toEqual([]);
    expect(await use(folder, "2")).toEqual(["a.txt", "b.txt"]);
    expect(await use(folder, "2", FILES_READ.slice(0, 1))).toEqual([]);
    expect(readdirSync(folder)).toEqual(["a".repeat(64)]);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -9)],
    ["changed", (text: string) => text.replace("Laddrs", "Snakes")],
    ["empty", () => ""],
    ["something else", () => "\u0000\n[]"],
  ])("heals when a file is %s", async (_how, damage) => {
    const folder = join(makeFolder(), "cache");
    await use(folder);
    const path = join(folder, "a".repeat(64));
    writeFileSync(path, damage(readFileSync(path, "utf8")));
    writeFileSync(join(folder, "stray"), "x");
    expect(await use(folder)).toEqual(["a.txt"]);
    expect(await use(folder)).toEqual([]);
    expect(existsSync(join(folder, "stray"))).toBe(false);
  });
});

/** A page that holds damage which the repairer mends; the archive with it, built. */
describe("a site built from a damaged capture", () => {
  const page = `papers/${LADDERS}/index.html`;
  let site = "";
  const html = (): string => readFileSync(join(site, "_site", page), "utf8");

  beforeAll(async () => {
    const damaged = ABSTRACT.replace("an hour apart", "99.5\\% of <b>an hour</b> apart");
    site = makeArchive({
      "content/captures/autumn.txt": capture("Ladders and Their Shadows", damaged, "Oct 24"),
    });
    expect((await run(["ingest", "--root", site])).status).toBe(0);
    expect((await run(["build", "--root", site])).status).toBe(0);
  });

  test("shows the repair and the line as it was captured, and its twin does not", () => {
    expect(html()).toContain("<summary>As captured: 1 place repaired</summary>");
    expect(html()).toMatch(/<mark>[^<]*\\%<\/mark> of &lt;b&gt;an hour&lt;\/b&gt; apart/u);
    expect(readFileSync(join(site, "_site", page.replace("html", "md")), "utf8")).not.toContain("repaired");
  });

  test("is the same from the cache, without it, and with a damaged one", async () => {
    const first = html();
    const cache = join(site, ".offprint/cache/repairs");
    const [name = ""] = readdirSync(cache);
    for (const prepare of [
      () => undefined,
      () => writeFileSync(join(cache, name), "damaged"),
      () => rmSync(cache, { recursive: true }),
    ]) {
      prepare();
      const { status, out } = await run(["build", "--root", site, "--json"]);
      expect(status).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ written: [] });
      expect(html()).toBe(first);
    }
  });

  test("is silent once a person wrote the abstract", async () => {
    const path = join(site, "content/papers", LADDERS.slice(0, 2), `${LADDERS}.md`);
    writeFileSync(path, readFileSync(path, "utf8").replace("A ladder that leans", "The ladder that leans"));
    expect((await run(["build", "--root", site])).status).toBe(0);
    expect(html()).not.toContain("captured:");
  });
});
