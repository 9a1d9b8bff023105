import { expect } from "vitest";
import type { IngestPlan } from "../../../src/archive/ingest.ts";
import type { Archive } from "../../../src/model/archive.ts";
import type { Tree } from "../../temporary-archive.ts";
import { MARK } from "./repository.ts";

/** The files that change are those of the plan; none goes; people's marks, line ends and order of keys stay. */
export function checkFiles(before: Tree, after: Tree, planned: readonly string[]): void {
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed.toSorted()).toEqual([...new Set(planned)].sort());
  expect(Object.keys(before).filter((path) => !(path in after))).toEqual([]);
  checkMarks(before, after, new Set());
  for (const path of changed) {
    const [old, now] = [before[path], after[path]].map(String);
    if (before[path] === undefined || path.includes("/captures/") || old === undefined || now === undefined) continue;
    expect(now).not.toMatch(/^(?:<{7}|={7}|>{7})/mu);
    if (!/(?<!\r)\n/u.test(old)) expect(now).not.toMatch(/(?<!\r)\n/u);
    if (!old.includes("\r")) expect(now).not.toContain("\r");
    const keys = keysOf(now);
    const shared = keysOf(old).filter((key) => keys.includes(key));
    expect(keys.filter((key) => shared.includes(key))).toEqual(shared);
  }
}

/** Keys at the top of the front matter. */
function keysOf(text: string): readonly string[] {
  const front = text.slice(0, text.indexOf("\n---", 4));
  return [...front.matchAll(/^([A-Za-z]+):/gmu)].map(([, key = ""]) => key);
}

/** People's marks stay, but for those that they were told of. */
export function checkMarks(before: Tree, after: Tree, told: ReadonlySet<string>): void {
  const marksOf = (tree: Tree): ReadonlySet<string> =>
    new Set(
      Object.entries(tree).flatMap(([path, text]) =>
        path.includes("/captures/") ? [] : (String(text).match(MARK) ?? []),
      ),
    );
  const there = marksOf(after);
  expect([...marksOf(before)].filter((mark) => !there.has(mark) && !told.has(mark))).toEqual([]);
}

/** What is written can be read again: no error that was not there. */
export function checkClosure(before: Archive, after: Archive): void {
  const errors = ({ problems }: Archive): readonly string[] =>
    problems.filter(({ severity }) => severity === "error").map(({ file, rule }) => `${file} ${rule}`);
  const old = new Set(errors(before));
  expect(errors(after).filter((error) => !old.has(error))).toEqual([]);
}

/** No entry that a digest listed makes a new paper, and nothing under a tombstone comes back. */
export function checkGone(before: Archive, after: Archive, { added }: IngestPlan): void {
  const listed = new Set(
    before.digests.flatMap(({ capture, entries }) => entries.map(({ lines }) => `${capture.file}:${lines[0]}`)),
  );
  const news = after.papers.filter(({ id }) => added.includes(id));
  expect(
    news
      .flatMap(({ sources }) => sources.map(({ capture, lines }) => `${capture}:${lines[0]}`))
      .filter((key) => listed.has(key)),
  ).toEqual([]);
  const removed = new Set(before.removed.map(({ id }) => id));
  expect(added.filter((id) => removed.has(id))).toEqual([]);
}
