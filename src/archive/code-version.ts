import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Names the program that runs: all its code, the packages it is locked to, and the versions of Node and Unicode. Whatever it worked out
 * once, another of the same name would work out again.
 */
export function nameCodeVersion(archiveRoot: string): string {
  const home = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256").update(`${process.versions.node}\n${process.versions["unicode"]}\n`);
  const names = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/u.test(name));
  for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(join(home, name)));
  for (const folder of [findPackage(home), archiveRoot]) {
    for (const name of ["package.json", "package-lock.json"]) {
      const path = join(folder, name);
      if (existsSync(path)) hash.update(`${name}\n`).update(readFileSync(path));
    }
  }
  return hash.digest("hex");
}

/** The folder of the package: the same for the sources and for what is compiled from them. */
function findPackage(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, "package.json")) ? folder : findPackage(parent);
}
