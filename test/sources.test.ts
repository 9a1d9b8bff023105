import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Source } from "../src/contracts.ts";
import type { LineKind, ParsedCapture } from "../src/model/capture.ts";
import { decodeCapture } from "../src/archive/capture-text.ts";
import { loadPlugins } from "../src/registry.ts";
import { expectGolden } from "./golden.ts";

const home = fileURLToPath(new URL("fixtures/sources/", import.meta.url));
const sources = await loadPlugins<Source>("sources");
const folders = readdirSync(home).sort();

test("every source has a basic case, and every case a source", () => {
  for (const id of sources.keys()) {
    const cases = folders.includes(id) ? readdirSync(join(home, id)) : [];
    expect(cases, `src/sources/${id} has no fixture: add test/fixtures/sources/${id}/basic/capture.txt`).toContain(
      "basic",
    );
  }
  expect(folders.filter((id) => !sources.has(id))).toEqual([]);
});

describe.each(
  folders.flatMap((id) =>
    readdirSync(join(home, id))
      .sort()
      .map((name) => [id, name] as const),
  ),
)("%s/%s", (id, name) => {
  const folder = join(home, id, name);
  const capture = decodeCapture("capture.txt", "capture.txt", readFileSync(join(folder, "capture.txt")), []);
  const source = sources.get(id);
  if (!capture || !source) throw new Error(`${folder} holds no capture for a source`);
  const parsed = source.parse(capture);

  test("is read as expected", () => {
    expectGolden(join(folder, "expected.json"), renderParsed(parsed));
  });

  test("accounts for every line, each by one entry at most", () => {
    expect(parsed.kinds).toHaveLength(capture.lines.length);
    const taken = parsed.drafts.flatMap(({ lines: [first, last] }) => range(first, last));
    expect(new Set(taken).size).toBe(taken.length);
    const inEntries = parsed.kinds.flatMap((kind, index) => (kind === "entry" ? [index + 1] : []));
    expect(taken.filter((line) => parsed.kinds[line - 1] !== "blank")).toEqual(inEntries);
  });

  test("is recognised as this source's", () => {
    expect(source.detect(capture)).toBeGreaterThanOrEqual(0.5);
  });
});

/** What was read, so that a person can follow it: drafts as they are, lines by kind, findings a line each. */
function renderParsed({ day, pageDates, drafts, kinds, findings }: ParsedCapture): string {
  const lines = Object.fromEntries(
    (["blank", "boilerplate", "entry", "unrecognised"] as const).map((kind) => [kind, renderLines(kinds, kind)]),
  );
  const said = findings
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, severity, message, rule }) => `${line}:${column}  ${severity}  ${message}  ${rule}`);
  return `${JSON.stringify({ day, pageDates, drafts, lines, findings: said }, undefined, 2)}\n`;
}

/** Numbers of the lines of a kind: `1 3 5-9`. */
function renderLines(kinds: readonly LineKind[], kind: LineKind): string {
  const runs: [number, number][] = [];
  for (const [index, found] of kinds.entries()) {
    if (found !== kind) continue;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index + 1, index + 1]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(" ");
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
