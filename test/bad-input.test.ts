import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import { renderProblem } from "../src/report/problems.ts";
import { expectGolden } from "./golden.ts";
import type { Outcome } from "./run.ts";
import { makeStage, type Stage } from "./stage.ts";
import { readTree, type Tree } from "./temporary-archive.ts";

/*
 * What people may give to `ingest` by mistake or malice. Each case is a folder with an input file, or an `input.mjs` whose default export puts
 * it there and gives the arguments (none: the inbox and the sound capture), and with what must come of it.
 */
const home = fileURLToPath(new URL("fixtures/bad-input/", import.meta.url));
const cases = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type MakeInput = (stage: Stage) => Promise<readonly string[] | undefined> | readonly string[] | undefined;

test("there are enough cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(45);
});

describe.each(cases)("%s", (name) => {
  test("is answered, and the rest is ingested", async () => {
    const stage = makeStage();
    const args = (await prepare(name, stage)) ?? [
      ...readdirSync(stage.inbox).map((file) => join(stage.inbox, file)),
      stage.sound,
    ];
    const before = readTree(stage.root, ".");
    const there = readdirSync(stage.root);
    const faults = await findFaults(stage.root);
    const outcome = await stage.ingest(...args);
    const after = readTree(stage.root, ".");
    const written = Object.keys(after).filter((path) => after[path] !== before[path]);
    expectGolden(join(home, name, "expected.txt"), renderOutcome(outcome, stage, after, written));
    expectCalm(outcome);
    expect(Object.keys(before).filter((path) => !(path in after))).toEqual([]);
    expect(written.filter((path) => !WRITABLE.test(path))).toEqual([]);
    if (outcome.status > 1) expect(written).toEqual([]);
    if (outcome.status === 2) expect(readdirSync(stage.root)).toEqual(there);
    if (outcome.status > 1) return;
    expect(Object.keys(after)).toEqual(expect.arrayContaining(SOUND));
    expect((await findFaults(stage.root)).filter((fault) => !faults.includes(fault))).toEqual([]);
    const again = await stage.ingest();
    expect(again.err).not.toMatch(/[1-9]\d* papers? added|[1-9]\d* changed/u);
    const { [RECORD]: _kept, ...rest } = readTree(stage.root, ".");
    expect(rest).toEqual(after);
  });
});

/** What an ingest keeps for the next. */
const RECORD = ".offprint/cache/ingest.json";

/** Where an ingest may write, whatever it is given. */
const WRITABLE =
  /^content\/(?:captures\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}|papers\/([a-z0-9-]{1,2})\/\1[a-z0-9-]{0,78}\.md|digests\/[a-z0-9-]{1,80}\.md)$/u;
const SOUND = [
  "content/captures/sound.txt",
  "content/digests/2025-10-31-sound.md",
  "content/papers/a-/a-sound-paper.md",
];

async function prepare(name: string, stage: Stage): Promise<readonly string[] | undefined> {
  const script = join(home, name, "input.mjs");
  if (existsSync(script)) return ((await import(pathToFileURL(script).href)) as { default: MakeInput }).default(stage);
  const files = readdirSync(join(home, name)).filter((file) => file !== "expected.txt");
  if (files.length === 0) throw new Error(`${name} has no input: add a file, or an input.mjs that makes one`);
  for (const file of files) copyFileSync(join(home, name, file), join(stage.inbox, file));
  return undefined;
}

/** What is wrong with the archive: an ingest must not add to it. */
async function findFaults(root: string): Promise<readonly string[]> {
  try {
    return (await readArchive(root)).problems.map((problem) => renderProblem(problem));
  } catch {
    return [];
  }
}

/** A message and a status a script can act on: no stack trace, no bug, nothing that a terminal would obey. */
function expectCalm({ status, err }: Outcome): void {
  expect([0, 1, 2, 74]).toContain(status);
  expect(err).not.toMatch(/^\s+at .*:\d+:\d+|a bug:|\[object|undefined|NaN/mu);
  expect(err).not.toMatch(/[^\P{C}\n\u{e000}-\u{f8ff}]/u);
}

/** Status, what was said, and the files that were written, those of the sound capture by name only. */
function renderOutcome(
  { status, err }: Outcome,
  { root, inbox, sound }: Stage,
  tree: Tree,
  written: readonly string[],
): string {
  const said = err.replaceAll(inbox, "inbox").replaceAll(sound, "sound.txt").replaceAll(root, "archive");
  const files = written.map(
    (path) =>
      `> ${path}${SOUND.includes(path) || path.includes("/captures/") ? "" : `\n${cutLines(String(tree[path]))}`}`,
  );
  return [`status ${status}`, cutLines(said), ...files].join("\n") + "\n";
}

function cutLines(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line.length > 400 ? `${line.slice(0, 400)}… (${line.length} characters)` : line))
    .join("\n");
}
