import * as fc from "fast-check";
import {
  appendFileSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureNameFor, digestSlug } from "../../src/archive/capture-name.ts";
import { readArchive } from "../../src/archive/read.ts";
import { sha256 } from "../../src/text/hash.ts";
import { chooseId, isId, slugify } from "../../src/text/slug.ts";
import type { Outcome } from "../run.ts";
import { type Entry, makeStage, renderPage, type Stage } from "../stage.ts";
import { readTree } from "../temporary-archive.ts";
import { line, page, TRIES, word } from "./arbitraries.ts";
import { assertAlways, assertAlwaysAsync, casesOf, workInMemory } from "./tries.ts";

workInMemory();

const PLACES =
  /^content\/(?:site\.yaml|captures\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}|papers\/([a-z0-9-]{1,2})\/\1[a-z0-9-]{0,78}\.md|digests\/[a-z0-9-]{1,80}\.md)$/u;

const entry: fc.Arbitrary<Entry> = fc.record({
  title: line,
  abstract: line.map((text) => `${text} We read this and count it. It is a sentence.`),
  owner: fc.constantFrom("  • 4 authors", "lab Lab of Labs", ""),
  date: fc.constantFrom("Oct 16, 2023", "Sep 3 2", "Feb 29", "Dec 31, 9999"),
});
const capture = fc.oneof(
  page,
  fc
    .tuple(fc.array(entry, { maxLength: 6 }), fc.constantFrom("Oct 31", "Feb 29", "Oct 31, 2023"))
    .map(([entries, day]) => renderPage(entries, day)),
);

/** Names and times of all files and folders: writing to one, or making another beside it, shows. */
function stampsOf(root: string): readonly string[] {
  return readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => {
      const { ino, mtimeMs, ctimeMs, size } = lstatSync(join(root, "content", name));
      return `${name} ${ino} ${mtimeMs} ${ctimeMs} ${size}`;
    });
}

async function isDoneOnce(again: (stage: Stage) => Promise<Outcome>, endOnFailure = false): Promise<void> {
  await assertAlwaysAsync(
    fc.asyncProperty(fc.array(capture, { minLength: 1, maxLength: 3 }), async (texts) => {
      const stage = makeStage();
      const first = await stage.ingest(...texts.map((text, index) => stage.put(`${index}.txt`, text)));
      expect(first.status).toBeLessThan(2);
      const [tree, stamps] = [readTree(stage.root), stampsOf(stage.root)];
      expect(Object.keys(tree).filter((path) => !PLACES.test(path))).toEqual([]);
      const archive = await readArchive(stage.root);
      expect(archive.problems).toEqual([]);
      for (const { id } of [...archive.papers, ...archive.digests]) expect(isId(id)).toBe(true);
      const second = await again(stage);
      expect(JSON.parse(second.out)).toMatchObject({ added: [], changed: [], conflicts: [] });
      expect(stampsOf(stage.root)).toEqual(stamps);
      expect(readTree(stage.root)).toEqual(tree);
      for (const folder of [stage.root, stage.inbox]) rmSync(folder, { recursive: true });
    }),
    { examples: casesOf("is done once"), endOnFailure },
  );
}

/** A second ingest that does something to a file besides. */
async function spoil(stage: Stage, act: (path: string) => void, isMoved = false): Promise<Outcome> {
  const outcome = await stage.ingest("--json");
  const path = join(stage.root, "content/site.yaml");
  act(path);
  if (isMoved) renameSync(`${path}-new`, path);
  return outcome;
}

describe(`seed ${TRIES.seed}`, () => {
  test("what is ingested from any text can be read again, stays in its place, and a second ingest opens nothing", async () => {
    await isDoneOnce((stage) => stage.ingest("--json"));
  });

  test.each<[string, (stage: Stage) => Promise<Outcome>]>([
    ["that writes a file again as it was", (stage) => spoil(stage, (path) => writeFileSync(path, readFileSync(path)))],
    ["that puts another in its place", (stage) => spoil(stage, (path) => copyFileSync(path, `${path}-new`), true)],
    ["that adds a blank line each time", (stage) => spoil(stage, (path) => appendFileSync(path, "\n"))],
    [
      "that says that it changed something",
      async (stage) => ({ ...(await stage.ingest("--json")), out: '{"added":["x"]}' }),
    ],
    ["that leaves a folder behind", (stage) => spoil(stage, (path) => mkdirSync(`${path}.d`))],
  ])("a second ingest would show one %s", async (_name, again) => {
    await expect(isDoneOnce(again, true)).rejects.toThrow("Property failed");
  });

  test("any titles have ids of their own, the same in every run, that no device or path is called", () => {
    assertAlways(
      fc.property(fc.array(fc.oneof(line, word), { maxLength: 12 }), (titles) => {
        const ids = new Set<string>();
        for (const [index, title] of titles.entries()) {
          const suffixes = [title, `${index}`, `${index}:`].map((text) => sha256(text).slice(0, 6));
          const id = chooseId(slugify(title), "paper", suffixes, (candidate) => ids.has(candidate));
          expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/u);
          expect(id).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/u);
          ids.add(id);
        }
        expect(ids.size).toBe(titles.length);
      }),
      TRIES,
    );
  });

  test("any file's name gives a name in the archive, and a digest's", () => {
    const name = fc.oneof(
      line,
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.constantFrom("", ".", "..", "-", ".git", "a/../b", "x".repeat(300), "2025-11-02_0123456789abcdef.txt"),
    );
    assertAlways(
      fc.property(name, fc.boolean(), (text, isTaken) => {
        const kept = captureNameFor(
          text,
          "0123456789abcdef",
          (candidate) => isTaken && !candidate.includes("01234567"),
        );
        expect(kept).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/u);
        expect(captureNameFor(kept, "f", () => false)).toBe(kept);
        expect(isId(chooseId(digestSlug("2025-11-02", kept), "digest", ["aaaaaa"], () => false))).toBe(true);
      }),
      TRIES,
    );
  });
});
