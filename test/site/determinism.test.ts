import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { makeArchive, makeFolder, readTree, writeTree } from "../temporary-archive.ts";
import { runChild } from "./child.ts";
import { sampleFiles } from "./sample-files.ts";

const site = (root: string): Readonly<Record<string, string>> => readTree(root, "_site");

test("the same content gives the same bytes in any time zone, locale, folder, order of files and age", async () => {
  const root = makeArchive(sampleFiles());
  await buildSite(root);

  const other = join(makeFolder(), "a folder with blanks");
  writeTree(other, Object.fromEntries(Object.entries(sampleFiles()).toReversed()));
  for (const [index, name] of readdirSync(other, { recursive: true, encoding: "utf8" }).entries()) {
    utimesSync(join(other, name), index, index);
  }
  const env = { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
  const { status, err } = await runChild(["build", "--root", other], { env });
  expect(status, err).toBe(0);
  expect(site(other)).toEqual(site(root));
});

test("two builds in one process give the same bytes", async () => {
  const [first, second] = [makeArchive(sampleFiles()), makeArchive(sampleFiles())];
  await buildSite(first);
  await buildSite(second);
  expect(site(second)).toEqual(site(first));
});
