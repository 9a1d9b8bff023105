import { execFile as execFileWithCallback, spawnSync } from "node:child_process";
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { buildSite } from "../src/site/build.ts";
import { makeStage, putPages } from "./stage.ts";
import { makeArchive, readTree } from "./temporary-archive.ts";

const execFile = promisify(execFileWithCallback);
const command = fileURLToPath(new URL("../bin/offprint.js", import.meta.url));

/** Names and times of all files and folders: writing to one, or making another beside it, shows. */
function stampsOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => {
      const { ino, mtimeMs, ctimeMs, size } = lstatSync(join(root, name));
      return `${name} ${ino} ${mtimeMs} ${ctimeMs} ${size}`;
    });
}

describe("a second ingest", () => {
  test("changes no byte and touches no file", async () => {
    const stage = makeStage();
    await stage.ingest(...putPages(stage));
    const content = join(stage.root, "content");
    const [tree, stamps] = [readTree(stage.root), stampsOf(content)];
    for (const args of [
      [],
      [join(content, "captures")],
      putPages(stage),
      ["--captured", "2023-11-05", join(stage.inbox, "page.txt")],
    ]) {
      const { status, err } = await stage.ingest(...args);
      expect({ status, err }).toMatchObject({ status: 0, err: expect.stringContaining("0 papers added, 0 changed") });
      expect(readTree(stage.root)).toEqual(tree);
      expect(stampsOf(content)).toEqual(stamps);
    }
  });

  test("leaves every feed, and all the rest of the site, as it was", async () => {
    const stage = makeStage();
    await stage.ingest(...putPages(stage));
    const first = await buildSite(stage.root);
    expect(
      first.written.filter((file) => /feed(?:-archive-\d+)?\.(?:atom\.xml|rss\.xml|json)$/u.test(file)).length,
    ).toBeGreaterThan(5);
    await stage.ingest();
    await stage.ingest(...putPages(stage));
    expect(await buildSite(stage.root)).toMatchObject({ written: [], removed: [] });
  });

  test("opens no file for writing", async () => {
    const stage = makeStage();
    await stage.ingest(...putPages(stage));
    const args = [command, "ingest", "--root", stage.root];
    const trace = join(stage.inbox, "trace");
    const calls = "trace=open,openat,creat,rename,renameat,renameat2,unlink,truncate,ftruncate";
    const traced = spawnSync("strace", ["-f", "-qq", "-o", trace, "-e", calls, process.execPath, ...args]);
    if (traced.status !== 0) {
      /* Without strace: files that cannot be written to show it as well, to all but root. */
      expect(spawnSync("chmod", ["-R", "a-w", join(stage.root, "content")]).status).toBe(0);
      expect((await stage.ingest()).status).toBe(0);
      spawnSync("chmod", ["-R", "u+w", join(stage.root, "content")]);
      return;
    }
    const own = readFileSync(trace, "utf8")
      .split("\n")
      .filter((line) => line.includes(stage.root));
    expect(own.filter((line) => line.includes("content/papers/"))).not.toEqual([]);
    expect(own.filter((line) => !/open(?:at)?\(.*O_RDONLY/u.test(line) && !line.includes("/.offprint/"))).toEqual([]);
  });
});

/** The five captures that the project began with. */
function copyCaptures(root: string): readonly string[] {
  const home = fileURLToPath(new URL("../content/captures/", import.meta.url));
  const names = readdirSync(home).filter((name) => /^00[0-4]_/u.test(name));
  mkdirSync(join(root, "content/captures"), { recursive: true });
  for (const name of names) copyFileSync(`${home}${name}`, join(root, "content/captures", name));
  return names.map((name) => `${home}${name}`);
}

describe("the same captures", () => {
  test("give the same bytes in any order, one by one or all at once", async () => {
    const all = makeStage();
    const paths = copyCaptures(all.root);
    await all.ingest();
    const one = makeStage();
    for (const index of [4, 2, 0, 3, 1]) await one.ingest(paths[index] ?? "");
    expect(readTree(one.root)).toEqual(readTree(all.root));
  });

  test("give the same bytes in any time zone and language", async () => {
    const places = [
      { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
      { TZ: "America/Adak", LC_ALL: "C", LANG: "de_DE.UTF-8" },
    ];
    const trees = await Promise.all(
      places.map(async (place) => {
        const root = makeArchive();
        copyCaptures(root);
        const env = { PATH: process.env["PATH"], ...place };
        await execFile(process.execPath, [command, "ingest", "--root", root], { env, cwd: "/" });
        return readTree(root);
      }),
    );
    expect(trees[1]).toEqual(trees[0]);
    expect(Object.keys(trees[0] ?? {}).length).toBe(1 + 5 + 5 + 238);
  });
});
