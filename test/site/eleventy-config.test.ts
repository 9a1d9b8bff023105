import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { makeArchive, makeFolder, readTree, writeTree } from "../temporary-archive.ts";
import { runChild } from "./child.ts";
import { paperFile, sampleFiles } from "./sample-files.ts";

const home = fileURLToPath(new URL("../../", import.meta.url));
const script = join(home, "node_modules/@11ty/eleventy/cmd.cjs");

/** Runs Eleventy as `npx @11ty/eleventy` does in a checkout. */
async function runEleventy(root: string): Promise<void> {
  const { status, out, err } = await runChild([`--config=.eleventy.js`], { script, cwd: root });
  if (status !== 0) throw new Error(out + err);
}

function makeCheckout(): string {
  const root = makeArchive(sampleFiles());
  mkdirSync(join(root, "templates"));
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, ".eleventy.js"), `export { default } from ${JSON.stringify(join(home, ".eleventy.js"))};\n`);
  return root;
}

test("Eleventy by itself makes the same site, and the next build finds nothing to do", async () => {
  const root = makeCheckout();
  await runEleventy(root);
  const made = readTree(root, "_site");
  expect((await buildSite(root)).written).toEqual([]);
  const clean = makeFolder();
  cpSync(join(root, "content"), join(clean, "content"), { recursive: true });
  await buildSite(clean);
  expect(made).toEqual(readTree(clean, "_site"));
});

test("Eleventy runs nothing that content brings", async () => {
  const root = makeCheckout();
  const mark = join(root, "ran");
  writeTree(root, {
    ...paperFile({
      id: "njk",
      title: "{{ 7*7 }}{% raw %}",
      abstract: `{{ "x".constructor.constructor("require('fs').writeFileSync('${mark}', '')")() }}`,
    }),
    "content/pages/liquid.md": "---\ntitle: Liquid\n---\n\n{% include '../../../etc/hostname' %} {{ 7 | times: 7 }}\n",
  });
  await runEleventy(root);
  const site = readTree(root, "_site");
  expect(site["_site/papers/njk/index.html"]).toContain("{{ 7*7 }}{% raw %}");
  expect(site["_site/liquid/index.html"]).toContain("{{ 7 | times: 7 }}");
  expect(Object.keys(readTree(root, "."))).not.toContain("ran");
});
