import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { makeArchive, makeFolder, readTree, writeTree } from "../temporary-archive.ts";
import { runChild } from "./child.ts";
import { sampleFiles } from "./sample-files.ts";

/** Kills its own process, without notice, at the `count`-th call of a function of `node:fs` for a path in `folder`. */
const killAt = (call: string, count: number, folder: string): string => `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const original = fs[${JSON.stringify(call)}];
let left = ${count};
fs[${JSON.stringify(call)}] = (...args) => {
  if (String(args.at(0)).startsWith(${JSON.stringify(folder)}) && --left === 0) process.kill(process.pid, "SIGKILL");
  return original(...args);
};
syncBuiltinESMExports();
`;

const files = sampleFiles();
const change = {
  "content/site.yaml": String(files["content/site.yaml"]).replace("A Small Archive", "Another Name"),
  "content/topics/hearing.md": String(files["content/topics/sorting.md"])
    .replace("title: Sorting", "title: Hearing")
    .replace("sort*", "ear"),
  "content/topics/sorting.md": String(files["content/topics/sorting.md"]).replace("atLeast: 2", "atLeast: 9"),
};

/** Renames the site, moves its topics and takes a paper away: every page is another, some are new, some go. */
function changeContent(root: string): void {
  writeTree(root, change);
  rmSync(join(root, "content/papers/co/cold-starts.md"));
}

type Site = Readonly<Record<string, string>>;

/** What a build leaves: everything but what it was still working on. */
const site = (root: string): Site =>
  Object.fromEntries(Object.entries(readTree(root, "_site")).filter(([path]) => !path.includes("/.offprint/stage")));

const pages = (tree: Site): readonly (readonly [string, string])[] =>
  Object.entries(tree).filter(([path]) => !path.includes("/.offprint/"));

/** An archive built, then changed; the site before and after, each built in one go. */
async function makeStates(): Promise<{ root: string; before: Site; after: Site }> {
  const root = makeArchive(files);
  await buildSite(root);
  const before = site(root);
  changeContent(root);
  const other = copyOf(root);
  await buildSite(other, { clean: true });
  return { root, before, after: site(other) };
}

function copyOf(root: string): string {
  const copy = makeFolder();
  cpSync(root, copy, { recursive: true });
  return copy;
}

describe("a build that is killed", async () => {
  const { root: changed, before, after } = await makeStates();

  test.each([
    ["writeFileSync", 30],
    ["renameSync", 1],
    ["renameSync", 2],
    ["renameSync", 25],
    ["unlinkSync", 1],
    ["unlinkSync", 2],
    ["rmSync", 2],
  ] as const)("at %s call %i leaves every file old or new, and the next build finishes", async (call, count) => {
    const root = copyOf(changed);
    const { signal } = await runChild(["build", "--root", root], { prelude: killAt(call, count, join(root, "_site")) });
    expect(signal).toBe("SIGKILL");
    for (const [path, content] of pages(site(root))) expect([before[path], after[path]], path).toContain(content);
    await buildSite(root);
    expect(site(root)).toEqual(after);
    expect(existsSync(join(root, "_site/.offprint/stage"))).toBe(false);
  });

  test.each([1, 2, 9])("at rename %i of the first build is finished by the next", async (count) => {
    const root = makeArchive(files);
    changeContent(root);
    const prelude = killAt("renameSync", count, join(root, "_site"));
    expect((await runChild(["build", "--root", root], { prelude })).signal).toBe("SIGKILL");
    await buildSite(root);
    expect(site(root)).toEqual(after);
  });

  test.each([
    ["renameSync", 1, "_site"],
    ["renameSync", 2, "._site.offprint-next"],
    ["rmSync", 1, "._site.offprint-old"],
  ] as const)("at %s call %i for %s leaves one whole site, and the next build finishes", async (call, count, name) => {
    const root = copyOf(changed);
    writeTree(root, { "_site/CNAME": "mine" });
    const prelude = killAt(call, count, join(root, name));
    expect((await runChild(["build", "--release", "--root", root], { prelude })).signal).toBe("SIGKILL");
    if (existsSync(join(root, "_site"))) {
      expect(
        [pages({ ...before, "_site/CNAME": "mine" }), pages({ ...after, "_site/CNAME": "mine" })].map(
          Object.fromEntries,
        ),
      ).toContainEqual(Object.fromEntries(pages(site(root))));
    }
    await buildSite(root, { release: true });
    expect(site(root)).toEqual({ ...after, "_site/CNAME": "mine" });
    expect(readdirSync(root).filter((entry) => entry.startsWith("._site"))).toEqual([]);
  });
});

test("a full disk is said so, and the old site stays", async () => {
  const root = makeArchive(files);
  await buildSite(root);
  const before = site(root);
  changeContent(root);
  const full = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const original = fs.writeFileSync;
fs.writeFileSync = (path, bytes, ...rest) => original(path, String(path).endsWith("about/index.html") ? bytes.subarray(0, 9) : bytes, ...rest);
syncBuiltinESMExports();
`;
  const { status, err } = await runChild(["build", "--root", root], { prelude: full });
  expect(status).toBe(74);
  expect(err).toMatch(/wrote 9 of \d+ bytes of about\/index\.html \(ENOSPC\)/);
  expect(site(root)).toEqual(before);
});

test("of two builds at once one may say that the other is at work; the site is whole", async () => {
  const root = makeArchive(files);
  const both = await Promise.all([runChild(["build", "--root", root]), runChild(["build", "--root", root])]);
  const statuses = both.map(({ status }) => status ?? -1).toSorted((a, b) => a - b);
  expect([
    [0, 0],
    [0, 75],
  ]).toContainEqual(statuses);
  expect((await buildSite(root)).written).toEqual([]);
});
