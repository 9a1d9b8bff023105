import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../text/hash.ts";
import { findPackageRoot } from "./package-root.ts";

/**
 * Names everything that decides what Markdown becomes: the code of `render/` and `text/`, and the packages it is locked to. It changes more
 * often than it must, which costs one slow build; if it changed too seldom, a mended renderer would not be seen.
 */
export function nameRenderVersion(archiveRoot: string): string {
  const code = ["../render/", "../text/"].flatMap((folder) => {
    const home = new URL(folder, import.meta.url);
    return readdirSync(home, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.[jt]s$/u.test(name))
      .sort()
      .map((name) => readFileSync(new URL(name, home)));
  });
  const packageRoot = findPackageRoot();
  const locks = [
    join(packageRoot, "package.json"),
    join(packageRoot, "package-lock.json"),
    join(archiveRoot, "package-lock.json"),
  ];
  const contents = [...code, ...locks.filter((path) => existsSync(path)).map((path) => readFileSync(path))];
  return sha256(contents.map(sha256).join("\n"));
}
