import { lstatSync, readdirSync, realpathSync, type Stats } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../usage-error.ts";
import { OWN_FOLDER } from "./output-path.ts";

/** The real path of an output folder, whether it is there or not. Throws {@link UsageError} when building there could harm anything. */
export function resolveOutputFolder(root: string, out: string): string {
  const folder = realPath(resolve(root, out));
  const archive = realPath(root);
  const refuse = (found: string): never => {
    throw new UsageError(`found --out ${out}, ${found}; expected a folder of its own, as _site`);
  };
  if (holds(folder, archive)) refuse(folder === archive ? "the archive itself" : "which holds the archive");
  for (const name of ["content", ".git", "src", "templates", "node_modules", ".offprint/cache"]) {
    const part = realPath(join(archive, name));
    if (holds(folder, part)) refuse(`which is or holds ${name}/`);
    if (holds(part, folder)) refuse(`inside ${name}/`);
  }
  const info = statLink(folder);
  if (info && !info.isDirectory()) refuse("which is no folder");
  return folder;
}

/** Refuses a folder with files that no build made: they might be somebody's only copy. */
export function refuseForeignFolder(folder: string): void {
  const names = statLink(folder) ? readdirSync(folder).filter((name) => name !== OWN_FOLDER) : [];
  if (names.length === 0) return;
  const shown = names.sort().slice(0, 3).join(", ");
  throw new UsageError(
    `found ${names.length === 1 ? "a file" : "files"} that no build made in ${folder} (${shown}${names.length > 3 ? ", …" : ""}); expected an empty folder or one of an earlier build: empty it or name another with --out`,
  );
}

/** `lstat`, undefined when nothing is there. */
export function statLink(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way);
}

/** With every link on the way followed, as far as the path exists. */
function realPath(path: string): string {
  if (statLink(path)) {
    try {
      return realpathSync.native(path);
    } catch {
      throw new UsageError(`found ${path}, a link that leads nowhere; expected a folder`);
    }
  }
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}
