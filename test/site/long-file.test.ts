import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openOutput, type OutputReport } from "../../src/site/output.ts";
import { UsageError } from "../../src/usage-error.ts";
import { makeFolder, writeTree } from "../temporary-archive.ts";

/** Longer than what is read and written at a time, with signs of several bytes at the seams. */
const LINES = Array.from({ length: 3000 }, (_, index) => `${index} ${"ü€🙂".repeat(100 + (index % 7))}\n`);

function write(folder: string, lines: readonly string[], options = {}): OutputReport {
  const output = openOutput(folder, { rewrite: false, release: false, ...options });
  output.put("other.txt", "other", "a test");
  output.putLong("data/long.txt", lines, "a test");
  return output.commit();
}

describe("a file that comes in pieces", () => {
  test("is written whole", () => {
    const folder = makeFolder();
    expect(write(folder, LINES).written).toEqual(["data/long.txt", "other.txt"]);
    expect(readFileSync(join(folder, "data/long.txt"), "utf8")).toBe(LINES.join(""));
  });

  test("is left alone when it is the same, and written when one byte of it is not, wherever", () => {
    const folder = makeFolder();
    write(folder, LINES);
    const path = join(folder, "data/long.txt");
    const { mtimeMs, ino } = statSync(path);
    expect(write(folder, LINES)).toEqual({ written: [], unchanged: 2, removed: [] });
    expect(statSync(path)).toMatchObject({ mtimeMs, ino });
    for (const at of [0, 1500, 2999]) {
      const lines = LINES.with(at, LINES[at]?.replace("🙂", "🙃") ?? "");
      expect(write(folder, lines).written).toEqual(["data/long.txt"]);
      expect(readFileSync(path, "utf8")).toBe(lines.join(""));
    }
    expect(write(folder, LINES.slice(1)).written).toEqual(["data/long.txt"]);
  });

  test("is written again on demand, and stands in every release", () => {
    const folder = join(makeFolder(), "site");
    write(folder, LINES, { release: true });
    expect(write(folder, LINES, { release: true }).written).toEqual([]);
    expect(readFileSync(join(folder, "data/long.txt"), "utf8")).toBe(LINES.join(""));
    expect(write(folder, LINES, { rewrite: true }).written).toContain("data/long.txt");
  });

  test("may be empty", () => {
    const folder = makeFolder();
    write(folder, []);
    expect(statSync(join(folder, "data/long.txt")).size).toBe(0);
    expect(write(folder, []).written).toEqual([]);
  });

  test("is refused where somebody else's file is", () => {
    const folder = makeFolder();
    write(folder, LINES);
    const output = openOutput(folder, { rewrite: false, release: false });
    writeTree(folder, { "data/mine.txt": "mine" });
    expect(() => output.putLong("data/mine.txt", ["yours"], "a test")).toThrow(UsageError);
    output.discard();
    expect(readFileSync(join(folder, "data/mine.txt"), "utf8")).toBe("mine");
    expect(existsSync(join(folder, "data/long.txt"))).toBe(true);
  });
});
