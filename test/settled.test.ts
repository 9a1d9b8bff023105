import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { nameCodeVersion } from "../src/archive/code-version.ts";
import { readSettled } from "../src/archive/settled.ts";
import { makeStage, putPages, type Stage } from "./stage.ts";
import { readTree } from "./temporary-archive.ts";

const recordOf = ({ root }: Stage): string => join(root, ".offprint/cache/ingest.json");
const filesOf = ({ root }: Stage): readonly string[] => Object.keys(readTree(root));

/** An archive whose captures lie in it already, ingested with nothing left to do. */
async function makeSettled(): Promise<Stage> {
  const stage = makeStage({ "content/removed.yaml": "[]\n", "content/topics/maps.md": TOPIC });
  mkdirSync(join(stage.root, "content/captures"));
  for (const path of putPages(stage)) copyFileSync(path, join(stage.root, "content/captures", basename(path)));
  expect((await stage.ingest()).status).toBe(0);
  return stage;
}

const TOPIC = `---
title: Maps
description: Maps and how they fold.
match:
  atLeast: 1
  weights: { title: 1, abstract: 1 }
  phrases: [ map* ]
---
`;

describe("what an ingest said that changed nothing", () => {
  test("is kept by the ingest that wrote, and said again word for word", async () => {
    const stage = await makeSettled();
    expect(existsSync(recordOf(stage))).toBe(true);
    for (const args of [[], ["--json"], ["--frozen"], ["--dry-run", "--json"], ["--strict"]]) {
      const summary = join(stage.inbox, "summary.md");
      const recalled = await stage.ingest(...args, "--summary", summary);
      const recalledSummary = readFileSync(summary, "utf8");
      rmSync(join(stage.root, ".offprint"), { recursive: true });
      expect(await stage.ingest(...args, "--summary", summary)).toEqual(recalled);
      expect(readFileSync(summary, "utf8")).toBe(recalledSummary);
      expect(recalled.err).toContain("unrecognised-line");
      expect(recalled.err).toContain("0 papers added, 0 changed, 3 unchanged");
      await stage.ingest();
    }
  });

  test("is not kept by a run that must write nothing", async () => {
    const stage = await makeSettled();
    rmSync(join(stage.root, ".offprint"), { recursive: true });
    await stage.ingest("--frozen");
    await stage.ingest("--dry-run");
    expect(existsSync(recordOf(stage))).toBe(false);
    await stage.ingest();
    expect(existsSync(recordOf(stage))).toBe(true);
  });

  test("is asked before anything is parsed", async () => {
    const stage = await makeSettled();
    const [, body = ""] = readFileSync(recordOf(stage), "utf8").split("\n");
    writeFileSync(recordOf(stage), seal(body.replace("3 unchanged", "so it was kept")));
    expect((await stage.ingest()).err).toContain("so it was kept");
    expect((await stage.ingest("--format", "huggingface-text")).err).toContain("3 unchanged");
  });

  test("is forgotten when any byte of any file changes, be its time the old one or not", async () => {
    const stage = await makeSettled();
    const version = nameCodeVersion(stage.root);
    const files = filesOf(stage);
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const path = join(stage.root, file);
      const before = readFileSync(path);
      const { atime, mtime } = statSync(path);
      for (const change of [flipLetter, dropLast]) {
        writeFileSync(path, change(before));
        utimesSync(path, atime, mtime);
        expect(readSettled(stage.root, version), file).toBeUndefined();
        writeFileSync(path, before);
        expect(readSettled(stage.root, version), file).toBeDefined();
      }
    }
  });

  test("is forgotten when a file comes, goes or takes another name", async () => {
    const stage = await makeSettled();
    const paper = filesOf(stage).find((path) => path.includes("the-first")) ?? "";
    const path = join(stage.root, paper);
    renameSync(path, `${path}-x`);
    expect(await stage.ingest("--frozen")).toMatchObject({ status: 1, err: expect.stringContaining("stray-file") });
    renameSync(`${path}-x`, path);
    expect((await stage.ingest("--frozen")).status).toBe(0);
    rmSync(path);
    expect(await stage.ingest("--frozen")).toMatchObject({ status: 0, err: expect.stringContaining("gone-paper") });
  });

  test("may be damaged, of another program, or no file at all", async () => {
    const stage = await makeSettled();
    const path = recordOf(stage);
    const whole = readFileSync(path, "utf8");
    const expected = await stage.ingest("--json");
    const [, body = ""] = whole.split("\n");
    for (const damaged of [
      "",
      "{}",
      whole.slice(0, -9),
      whole.replace("3 unchanged", "4 unchanged"),
      `${"0".repeat(64)}\n${body}`,
    ]) {
      writeFileSync(path, damaged);
      expect(await stage.ingest("--json", "--frozen"), damaged.slice(0, 80)).toEqual(expected);
    }
    const other = body.replace(/"version":"[0-9a-f]{64}"/u, `"version":"${"0".repeat(64)}"`);
    writeFileSync(path, seal(other.replace("3 unchanged", "4 unchanged")));
    expect(await stage.ingest("--json", "--frozen")).toEqual(expected);
    rmSync(path);
    expect(await stage.ingest("--json")).toEqual(expected);
    expect(readFileSync(path, "utf8")).toBe(whole);
  });

  test("is not kept while there is an error, nor asked when paths are given", async () => {
    const stage = await makeSettled();
    const kept = readFileSync(recordOf(stage), "utf8");
    writeFileSync(join(stage.root, "content/stray.txt"), "x");
    for (const times of [1, 2]) {
      const { status, err } = await stage.ingest();
      expect({ times, status, err }).toMatchObject({ status: 1, err: expect.stringContaining("stray-file") });
    }
    expect(readFileSync(recordOf(stage), "utf8")).toBe(kept);
    rmSync(join(stage.root, "content/stray.txt"));
    const more = stage.put("2025-12-01.txt", stage.page({ title: "The Fourth" }));
    expect((await stage.ingest(more)).err).toContain("1 paper added");
  });

  test("holds no person's edit back", async () => {
    const stage = await makeSettled();
    const paper = join(stage.root, filesOf(stage).find((path) => path.includes("the-third")) ?? "");
    appendFileSync(paper, "\n## Notes\n\nRead twice.\n");
    expect((await stage.ingest()).err).toContain("3 unchanged");
    writeFileSync(paper, readFileSync(paper, "utf8").replace(/^sources:\n(?: .*\n)+/mu, ""));
    expect((await stage.ingest("--frozen")).status).toBe(1);
    expect((await stage.ingest()).err).toContain("1 changed");
    expect(readFileSync(paper, "utf8")).toContain("Read twice.");
  });
});

/** A record as it is kept: its hash, then itself. */
function seal(body: string): string {
  return `${createHash("sha256").update(body).digest("hex")}\n${body}`;
}

/** Another letter or sign in the middle of a file. */
function flipLetter(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const at = changed.length >> 1;
  changed[at] = changed[at] === 0x61 ? 0x62 : 0x61;
  return changed;
}

function dropLast(bytes: Buffer): Buffer {
  return bytes.subarray(0, -1);
}
