import * as fc from "fast-check";
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { planIngest } from "../../src/archive/ingest.ts";
import { loadCaptures } from "../../src/archive/load-captures.ts";
import { readArchive } from "../../src/archive/read.ts";
import type { FileChange } from "../../src/archive/write.ts";
import source from "../../src/sources/huggingface-text/index.ts";
import { makeStage, renderPage, type Stage } from "../stage.ts";
import { line, page } from "./arbitraries.ts";
import { assertAlwaysAsync, casesOf, workInMemory } from "./tries.ts";

workInMemory();

/** Entries of few titles, so that pages share papers, with details that differ from page to page. */
const entry = fc.record({
  title: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("Folding Maps", "FoldingMaps", "Folding maps!", "Glass Oars", "C", "C++") },
    { weight: 1, arbitrary: line },
  ),
  abstract: fc.oneof(
    fc.constantFrom(
      "Walking robots forget where they have been. We fold the map of a walk into cells. Three courses were walked.",
      "Walking robots forget where they have been. We fold the map of a walk into…",
      "Walkingrobots forget where they have been. We foldthe map of a walk into cells. Three courses were walked.",
      "Birdsong differs across mountain valleys. Nothing here resembles that in any way, so to say.",
    ),
    line.map((text) => `${text} We read this and count it. It is a sentence.`),
  ),
  owner: fc.constantFrom("  • 4 authors", "  • 5 authors", "lab Lab of Labs", ""),
  date: fc.constantFrom("Oct 16, 2023", "Oct 17, 2023 4", "Sep 3 2"),
});
const capture = fc.oneof(
  { weight: 1, arbitrary: page },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.constantFrom("Oct 31", "Oct 31, 2023", "Nov 2, 2023"))
      .map(([entries, day]) => renderPage(entries, day)),
  },
);

/** Up to five files, and an order of them. */
const piles = fc
  .array(capture, { minLength: 2, maxLength: 5 })
  .chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })));

/** What an ingest would write, from an empty archive on. */
type Ingest = (stage: Stage, paths: readonly string[]) => Promise<readonly FileChange[]>;

async function isOneTree(ingest: Ingest, endOnFailure = false): Promise<void> {
  await assertAlwaysAsync(
    fc.asyncProperty(piles, async ([texts, order]) => {
      const stage = makeStage();
      const paths = texts.map((text, index) => stage.put(`${index}.txt`, text));
      const changes = await ingest(stage, paths);
      expect(
        await ingest(
          stage,
          order.map((index) => paths[index] ?? ""),
        ),
      ).toEqual(changes);
      for (const folder of [stage.root, stage.inbox]) rmSync(folder, { recursive: true });
    }),
    { examples: casesOf("is one tree"), endOnFailure },
  );
}

/** As `offprint ingest`, without writing. */
async function planAll(stage: Stage, paths: readonly string[], isSorted = true): Promise<readonly FileChange[]> {
  const archive = await readArchive(stage.root);
  const captures = (await loadCaptures(archive, { paths }, [])).toSorted((a, b) =>
    isSorted ? 0 : paths.indexOf(a.path) - paths.indexOf(b.path),
  );
  const sources = new Map([["huggingface-text", source]]);
  const { changes } = await planIngest(archive, captures, { sources }, async () => undefined, []);
  return changes;
}

describe("captures in any order", () => {
  test("give the same bytes", async () => {
    await isOneTree(planAll);
  });

  test.each<[string, Ingest]>([
    ["that takes them as they come", (stage, paths) => planAll(stage, paths, false)],
    ["that stops before the last", (stage, paths) => planAll(stage, paths.slice(0, -1))],
    [
      "that writes as it goes",
      async (stage, paths) => (await Promise.all(paths.map((path) => planAll(stage, [path])))).flat(),
    ],
  ])("would show one %s", async (_name, ingest) => {
    await expect(isOneTree(ingest, true)).rejects.toThrow("Property failed");
  });
});
