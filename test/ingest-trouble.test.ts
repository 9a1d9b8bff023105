import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withLock } from "../src/archive/lock.ts";
import { makeStage, putPages } from "./stage.ts";
import { readTree, writeTree } from "./temporary-archive.ts";

describe("the lock", () => {
  test("keeps a second run out, and says which process holds it", async () => {
    const stage = makeStage();
    const held = await withLock(stage.root, () => stage.ingest(...putPages(stage)));
    expect(held).toMatchObject({ status: 75, err: expect.stringContaining(`process ${process.pid}`) });
    expect(Object.keys(readTree(stage.root))).toEqual(["content/site.yaml"]);
    expect((await stage.ingest(...putPages(stage))).status).toBe(0);
    expect(readdirSync(join(stage.root, ".offprint"))).toEqual([]);
  });

  test("of a process that is gone is taken over", async () => {
    const stage = makeStage();
    mkdirSync(join(stage.root, ".offprint"));
    for (const holder of ["999999999-1", `${process.pid}-1`, "nonsense", "0-"]) {
      symlinkSync(holder, join(stage.root, ".offprint/lock"));
      expect((await stage.ingest(...putPages(stage))).status).toBe(0);
      expect(readdirSync(join(stage.root, ".offprint"))).toEqual([]);
    }
  });
});

describe("a full disk", () => {
  test("is told with status 74, and leaves every file as it was", async () => {
    const stage = makeStage();
    const [first = "", second = ""] = putPages(stage);
    await stage.ingest(first);
    const tree = readTree(stage.root);
    /* Where the new capture would be written first stands a device that is always full. */
    symlinkSync("/dev/full", join(stage.root, `content/captures/.offprint-${process.pid}-0`));
    const { status, err } = await stage.ingest(second);
    expect({ status, err }).toEqual({
      status: 74,
      err: expect.stringMatching(/^offprint: .*\(ENOSPC\): check the disk .*\n$/u),
    });
    expect(readTree(stage.root, ".")).toEqual(tree);
    expect((await stage.ingest(second)).status).toBe(0);
  });
});

describe("a run that was stopped", () => {
  test("is finished or undone by the next", async () => {
    const stage = makeStage();
    await stage.ingest(...putPages(stage));
    const tree = readTree(stage.root);
    const target = "content/papers/th/the-first.md";
    const temporary = "content/papers/th/.offprint-1-0";
    for (const state of ["prepare", "commit"] as const) {
      const text = state === "commit" ? String(tree[target]) : "half";
      writeTree(stage.root, {
        ".offprint/journal.json": JSON.stringify({ state, entries: [{ target, temporary }] }),
        [temporary]: text,
        ...(state === "commit" && { [target]: "old\n" }),
      });
      expect((await stage.ingest()).status).toBe(0);
      expect(readTree(stage.root)).toEqual(tree);
      expect(readdirSync(join(stage.root, ".offprint"))).toEqual(["cache"]);
    }
  });
});
