#!/usr/bin/env node
/* Plain JavaScript, so that it runs before anything is built: dist/ when it was made from these sources, else the sources themselves. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`offprint: needs Node 20.19 or newer, found ${process.versions.node}\n`);
  process.exit(2);
}

const home = realpathSync(fileURLToPath(new URL("..", import.meta.url)));

/**
 * SHA-256 over the names and bytes of all sources and of the versions they were locked to.
 * @param {string} root
 */
export function stampOf(root) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of ["src", "templates"]) {
    if (!existsSync(join(root, folder))) continue;
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    for (const name of names.sort((a, b) => (a < b ? -1 : 1)))
      hash.update(`${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest("hex");
}

/**
 * True when dist/ was made from the sources here, or there are no sources (an installed package).
 * @param {string} root
 */
export function isBuilt(root) {
  if (!existsSync(join(root, "dist/stamp"))) return false;
  return !existsSync(join(root, "src")) || readFileSync(join(root, "dist/stamp"), "utf8") === stampOf(root);
}

/**
 * Imports a module of the sources by its path without extension: `src/cli`.
 * @param {string} module
 */
export async function load(module) {
  if (isBuilt(home)) return import(pathToFileURL(join(home, `dist/${module}.js`)).href);
  const { tsImport } = await import("tsx/esm/api");
  return tsImport(pathToFileURL(join(home, `${module}.ts`)).href, import.meta.url);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  /* A reader that stops early, as `| head` does, is no fault. */
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  const { runCli } = await load("src/cli");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  process.exitCode = await runCli(process.argv.slice(2), {
    out: process.stdout,
    err: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    today: () => new Date().toISOString().slice(0, 10),
    version,
  });
}
