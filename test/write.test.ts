import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { withLock } from "../src/archive/lock.ts";
import { type FileChange, hasUnfinishedWrites, recoverWrites, writeFiles, writeWhole } from "../src/archive/write.ts";
import { makeFolder, readTree, type Tree, writeTree } from "./temporary-archive.ts";

const OLD: Tree = {
  "content/a/one.md": "one, old\n",
  "content/b/two.md": "two, old\n",
  "content/c/gone.md": "to be deleted\n",
};
const NEW: Tree = {
  "content/a/one.md": "one, new and longer\n",
  "content/b/two.md": "two, new\n",
  "content/d/three.md": "three, new\n",
};
const CHANGES: readonly FileChange[] = [
  ...Object.entries(NEW).map(([path, content]) => ({ path, content })),
  { path: "content/c/gone.md", content: undefined },
];

function makeOld(): string {
  const root = makeFolder();
  writeTree(root, OLD);
  return root;
}

/** No file but those named: no journal, nothing half. */
function expectTree(root: string, tree: Tree): void {
  expect(readTree(root, ".")).toEqual(tree);
  expect(hasUnfinishedWrites(root)).toBe(false);
}

describe("writeFiles", () => {
  test("writes, replaces and deletes as one step", async () => {
    const root = makeOld();
    await writeFiles(root, CHANGES);
    expectTree(root, NEW);
  });

  test("opens nothing when nothing changes", async () => {
    const root = makeFolder();
    await writeFiles(root, []);
    expect(readdirSync(root)).toEqual([]);
  });

  test("writes bytes as they are", async () => {
    const root = makeFolder();
    const bytes = Uint8Array.from([0xff, 0x00, 0x0d, 0x0a, 0xc3]);
    await writeFiles(root, [{ path: "content/captures/x", content: bytes }]);
    expect(new Uint8Array(readFileSync(join(root, "content/captures/x")))).toEqual(bytes);
  });

  test("changes nothing when the disk is full", async () => {
    const root = makeOld();
    /* The third file's temporary name leads to a device that is always full. */
    mkdirSync(join(root, "content/d"));
    symlinkSync("/dev/full", join(root, `content/d/.offprint-${process.pid}-2`));
    await expect(writeFiles(root, CHANGES)).rejects.toMatchObject({ code: "ENOSPC" });
    expectTree(root, OLD);
  });

  test("changes nothing when a folder or a file is in the way", async () => {
    const root = makeOld();
    mkdirSync(join(root, "content/d/three.md"), { recursive: true });
    await expect(writeFiles(root, CHANGES)).rejects.toThrow("content/d/three.md where a file belongs");
    expectTree(root, OLD);
    const other = makeFolder();
    writeTree(other, { ...OLD, "content/d": "a file" });
    await expect(writeFiles(other, CHANGES)).rejects.toMatchObject({ code: "EEXIST" });
    expectTree(other, { ...OLD, "content/d": "a file" });
  });

  test("replaces a symbolic link and leaves alone what it leads to", async () => {
    const root = makeFolder();
    writeTree(root, { "elsewhere.txt": "not ours\n", "content/x": "" });
    symlinkSync("../elsewhere.txt", join(root, "content/link.md"));
    await writeFiles(root, [{ path: "content/link.md", content: "ours\n" }]);
    expect(readFileSync(join(root, "elsewhere.txt"), "utf8")).toBe("not ours\n");
    expect(readFileSync(join(root, "content/link.md"), "utf8")).toBe("ours\n");
  });

  test("does not take a full device for written", async () => {
    await expect(writeWhole("/dev/full", "x")).rejects.toMatchObject({ code: "ENOSPC" });
  });
});

describe("recoverWrites", () => {
  const entries = [
    { target: "content/a/one.md", temporary: "content/a/.offprint-1-0" },
    { target: "content/b/two.md", temporary: "content/b/.offprint-1-1" },
    { target: "content/d/three.md", temporary: "content/d/.offprint-1-2" },
    { target: "content/c/gone.md" },
  ];
  const temporaries = Object.fromEntries(
    entries.flatMap(({ target, temporary }) => (temporary === undefined ? [] : [[temporary, String(NEW[target])]])),
  );
  const journal = (state: "prepare" | "commit"): Tree => ({
    ".offprint/journal.json": JSON.stringify({ state, entries }),
  });

  test("undoes what was only being prepared, however much of it was there", async () => {
    for (let written = 0; written <= 3; written += 1) {
      const root = makeOld();
      writeTree(root, { ...journal("prepare"), ...Object.fromEntries(Object.entries(temporaries).slice(0, written)) });
      expect(hasUnfinishedWrites(root)).toBe(true);
      expect(await recoverWrites(root)).toBe(4);
      expectTree(root, OLD);
    }
  });

  test("finishes what was decided, however far it had come", async () => {
    for (let renamed = 0; renamed <= 3; renamed += 1) {
      const root = makeOld();
      const done = Object.fromEntries(entries.slice(0, renamed).map(({ target }) => [target, String(NEW[target])]));
      writeTree(root, {
        ...journal("commit"),
        ...Object.fromEntries(Object.entries(temporaries).slice(renamed)),
        ...done,
      });
      expect(await recoverWrites(root)).toBe(4);
      expectTree(root, NEW);
    }
  });

  test("does nothing after a run that ended", async () => {
    const root = makeOld();
    expect(await recoverWrites(root)).toBe(0);
    expectTree(root, OLD);
  });
});

const strace = spawnSync("strace", ["-qq", "-o", "/dev/null", "true"]).status === 0;

describe("a run that is killed", () => {
  /* At every call that reaches the disk, when strace can stop it there; else at moments as they come. */
  const points = strace
    ? [
        ...Array.from({ length: 4 }, (_, index) => `pwrite64:signal=KILL:when=${index + 1}`),
        ...Array.from({ length: 5 }, (_, index) => `rename:signal=KILL:when=${index + 1}`),
        ...Array.from({ length: 3 }, (_, index) => `fsync:signal=KILL:when=${index * 3 + 1}`),
        "unlink:signal=KILL:when=1",
        "pwrite64:error=ENOSPC:when=3",
        "fsync:error=EIO:when=4",
        "rename:error=EIO:when=3",
      ]
    : Array.from({ length: 8 }, (_, index) => `${index * 40} ms`);

  test("leaves every file old or new, and the next one brings all to one side", { timeout: 120_000 }, async () => {
    const sides = new Set<string>();
    for (const point of points) {
      const root = makeOld();
      writeFileSync(
        join(root, "changes.json"),
        JSON.stringify(CHANGES.map(({ path, content }) => ({ path, content }))),
      );
      writeInChild(root, point);
      for (const path of ["content/a/one.md", "content/b/two.md", "content/d/three.md", "content/c/gone.md"]) {
        const found = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
        expect([OLD[path], NEW[path]], `${path} at ${point}`).toContain(found);
      }
      await withLock(root, () => recoverWrites(root));
      const tree = readTree(root);
      expect([OLD, NEW], point).toContainEqual(tree);
      expect(hasUnfinishedWrites(root)).toBe(false);
      sides.add(tree["content/a/one.md"] ?? "");
    }
    /* Some were stopped before the step was decided, and some after: else nothing has been tried. */
    if (strace) expect(sides.size).toBe(2);
  });
});

/** Writes the changes of `changes.json` in a process of its own, which is stopped at a point. */
function writeInChild(root: string, point: string): void {
  const script = fileURLToPath(new URL("fixtures/write/child.ts", import.meta.url));
  const node = [process.execPath, "--import", "tsx", script, root];
  const tracing = [
    "strace",
    "-f",
    "-qq",
    "-o",
    "/dev/null",
    "-e",
    `trace=${point.split(":")[0]}`,
    "-e",
    `inject=${point}`,
  ];
  const [command = "", ...args] = strace ? [...tracing, ...node] : node;
  spawnSync(command, args, {
    stdio: "ignore",
    ...(!strace && { timeout: 200 + parseInt(point, 10), killSignal: "SIGKILL" }),
  });
}
