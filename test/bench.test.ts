import { expect, test } from "vitest";
import { renderCaptures } from "../bench/corpus.ts";
import { medianCost } from "../bench/measure.ts";
import { takeRecords } from "../bench/records.ts";
import { makeArchive, readTree, type Tree } from "./temporary-archive.ts";
import { run } from "./run.ts";

const { papers, origin } = takeRecords(200, "/no/such/file.jsonl.gz");

test("without real papers, the bench invents some, the same at every call", () => {
  expect(origin).toBe("invented");
  expect(takeRecords(100, "/no/such/file.jsonl.gz").papers).toEqual(papers.slice(0, 100));
  expect(new Set(papers.map(({ title }) => title)).size).toBe(200);
});

test("ingest reads every entry of the bench's captures", async () => {
  const captures = renderCaptures(papers);
  const files: Tree = Object.fromEntries(captures.map(({ name, text }) => [`content/captures/${name}`, text]));
  const root = makeArchive(files);
  const { status, out } = await run(["ingest", "--json", "--root", root]);
  const answer = JSON.parse(out) as {
    added: string[];
    merged: unknown[];
    captures: { entries: number; lines: { unrecognised: number } }[];
  };
  expect(status).toBe(0);
  expect(answer.added).toHaveLength(200);
  expect(answer.captures.map(({ lines }) => lines.unrecognised)).toEqual([0, 0, 0, 0]);
  expect(answer.captures.reduce((total, { entries }) => total + entries, 0)).toBe(200 + answer.merged.length);
});

test("a digest of a thousand entries can be read again", async () => {
  const pages = renderCaptures(takeRecords(1000, "/no/such/file.jsonl.gz").papers);
  const [head = "", ...rest] = pages.map(({ text }) => text);
  const entries = rest.map((text) =>
    text.slice(text.indexOf("\n\n", text.indexOf("community") + "community\n\n".length)),
  );
  const root = makeArchive({ "content/captures/long.txt": head + entries.join("") });
  expect(
    (await run(["ingest", "--captured", "2026-12-31", `${root}/content/captures/long.txt`, "--root", root])).status,
  ).toBe(0);
  const written = readTree(root);
  const again = await run(["ingest", "--root", root]);
  expect(again.err).toContain("1000 unchanged");
  expect(again.status).toBe(0);
  expect(readTree(root)).toEqual(written);
});

test("a median is the middle figure, or between the two middle ones", () => {
  const cost = (wall: number) => ({ wall, cpu: wall, memory: wall });
  expect(medianCost([cost(9), cost(1), cost(2)])).toEqual(cost(2));
  expect(medianCost([cost(4), cost(2)])).toEqual(cost(3));
  expect(() => medianCost([])).toThrow("no runs");
});
