import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { fieldOf } from "../src/archive/ownership.ts";
import { readArchive } from "../src/archive/read.ts";
import type { Archive } from "../src/model/archive.ts";
import { decodeCapture } from "../src/archive/capture-text.ts";
import source from "../src/sources/huggingface-text/index.ts";
import { findLinks } from "../src/text/links.ts";
import { run } from "./run.ts";
import { makeArchive } from "./temporary-archive.ts";

/*
 * The first five captures and what becomes of them: figures counted in the captures, not read off the program. They are ingested into an
 * archive of their own, so that this stays true whatever is added to content/ later.
 */
const home = fileURLToPath(new URL("../content/captures/", import.meta.url));
const names = [
  "000_82abe1bf0791d571.txt",
  "001_5aa68a91c80eadbe.txt",
  "002_f2d8b975a34fab75.txt",
  "003_03cdd046bc34df0f.txt",
  "004_0ee6907fc128904e.txt",
];
const parsed = names.map((name) => {
  const text = decodeCapture(name, name, readFileSync(`${home}${name}`), []);
  if (!text) throw new Error(`${name} cannot be read`);
  return source.parse(text);
});
const drafts = parsed.flatMap((capture) => capture.drafts);

interface Capture {
  readonly path: string;
  readonly entries: number;
  readonly capturedOn: string;
  readonly capturedOnFrom: string;
  readonly lines: Readonly<Record<"total" | "blank" | "boilerplate" | "entry" | "unrecognised", number>>;
}
let captures: readonly Capture[] = [];
let archive: Archive;

beforeAll(async () => {
  const root = makeArchive(
    Object.fromEntries(names.map((name) => [`content/captures/${name}`, readFileSync(`${home}${name}`)])),
  );
  const { status, out } = await run(["ingest", "--json", "--root", root]);
  expect(status).toBe(0);
  captures = (JSON.parse(out) as { captures: Capture[] }).captures.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  archive = await readArchive(root);
});

test("the committed content is what its captures give", async () => {
  const { status, err } = await run(["ingest", "--frozen", "--root", fileURLToPath(new URL("..", import.meta.url))]);
  expect(err).toContain("0 papers added, 0 changed");
  expect(status).toBe(0);
});

describe("the five captures", () => {
  test("have 249 entries, which are 238 papers", () => {
    expect(captures.map(({ entries }) => entries)).toEqual([11, 84, 34, 79, 41]);
    expect(archive.papers).toHaveLength(238);
    expect(archive.digests.flatMap(({ entries }) => entries)).toHaveLength(249);
  });

  test("are accounted for line by line, none unrecognised", () => {
    for (const { lines } of captures) {
      expect(lines.unrecognised).toBe(0);
      expect(lines.blank + lines.boilerplate + lines.entry).toBe(lines.total);
    }
    const expected = [
      [53, 5],
      [683, 6],
      [279, 6],
      [643, 6],
      [339, 6],
    ];
    expect(captures.map(({ lines }) => [lines.total, lines.boilerplate])).toEqual(expected);
  });

  test("are of 2025, 2025, 2025, 2026 and of a year that nobody can know", () => {
    expect(captures.map(({ capturedOn, capturedOnFrom }) => `${capturedOn} ${capturedOnFrom}`)).toEqual([
      "XXXX-03-12 unknown",
      "2025-10-31 inferred",
      "2025-12-17 inferred",
      "2025-10-24 inferred",
      "2026-05-20 inferred",
    ]);
  });

  test("print 4 organisations, 12 entries without a meta block, 29 counts of comments, 40 days without a year", () => {
    expect(drafts.filter(({ organization }) => organization)).toHaveLength(4);
    expect(drafts.filter(({ metaLines }) => !metaLines)).toHaveLength(12);
    expect(drafts.filter(({ commentCount }) => commentCount !== undefined)).toHaveLength(29);
    expect(drafts.filter(({ date }) => date && date.year === undefined)).toHaveLength(40);
  });

  test("name their code where a reader finds it", () => {
    const found = parsed.flatMap((capture, index) =>
      capture.drafts.flatMap(({ abstract, abstractLines }) =>
        findLinks(abstract.join("\n")).code.map((url) => `${names[index]?.slice(0, 3)}:${abstractLines[0]} ${url}`),
      ),
    );
    const expected = readFileSync(new URL("fixtures/real-captures/code-links.txt", import.meta.url), "utf8")
      .trim()
      .split("\n");
    expect(found).toEqual(expected);
  });
});

describe("the 238 papers", () => {
  test("three have an organisation, which is no author", () => {
    const named = archive.papers.filter(({ organization }) => organization);
    expect(named.map(({ organization, sources }) => `${organization?.name} ${sources.length}`).toSorted()).toEqual([
      "MTSAIR 2",
      "Schneider-Kamp Lab 1",
      "ServiceNow-AI 1",
    ]);
    expect(named.filter(({ authors, authorCount }) => authors.length > 0 || authorCount !== undefined)).toEqual([]);
  });

  test("eleven have no date, the rest a full one", () => {
    expect(archive.papers.filter(({ published }) => published === undefined)).toHaveLength(11);
    expect(
      archive.papers.filter(({ published }) => published !== undefined && !/^\d{4}-\d\d-\d\d$/u.test(published)),
    ).toEqual([]);
    const ulsam = archive.papers.find(({ id }) => id.startsWith("ulsam-"));
    expect(ulsam?.published).toBe("2020-06-26");
    expect(ulsam?.sources.map(({ capture }) => capture.slice(0, 3))).toEqual(["000", "002"]);
  });

  test("37 have a date whose year is a guess, each marked, none after its page", () => {
    const guessed = archive.papers.filter(({ guessed: fields }) => fields.length > 0);
    expect(guessed).toHaveLength(37);
    for (const { published = "", guessed: fields, sources } of guessed) {
      expect(fields).toEqual(["published"]);
      expect(sources.some(({ capturedOn = "" }) => capturedOn.slice(0, 4) === published.slice(0, 4))).toBe(true);
      expect(sources.every(({ capturedOn = "" }) => published <= capturedOn)).toBe(true);
    }
  });

  test("28 have comments, with the day on which they were counted; eleven were seen twice", () => {
    const commented = archive.papers.filter(({ comments }) => comments);
    expect(commented).toHaveLength(28);
    expect(commented.filter(({ comments }) => !/^20\d\d-\d\d-\d\d$/u.test(comments?.seen ?? ""))).toEqual([]);
    expect(archive.papers.filter(({ sources }) => sources.length === 2)).toHaveLength(11);
    expect(archive.papers.filter(({ sources }) => sources.length > 2)).toEqual([]);
  });

  test("every value has its fingerprint, every fingerprint its value; no abstract is short", () => {
    for (const paper of archive.papers) {
      const fields = Object.keys(paper.fingerprints);
      expect(fields).toEqual(expect.arrayContaining(["title", "abstract"]));
      for (const field of fields) expect(fieldOf(paper, field as "title"), `${paper.id}: ${field}`).toBeDefined();
      expect(paper.abstract.length).toBeGreaterThan(1000);
    }
  });
});
