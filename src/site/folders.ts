import { rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error.ts";
import { statLink } from "./output-folder.ts";

/** Sees to it that files are written below a folder and nowhere else. */
export interface FolderGuard {
  /** Throws {@link UsageError} when a link or somebody else's file stands where the folder `path` (relative, `.` for none) should be. */
  readonly check: (path: string, ours: ReadonlySet<string>) => void;
}

export function createFolderGuard(root: string): FolderGuard {
  const checked = new Set<string>(["."]);
  const check = (path: string, ours: ReadonlySet<string>): void => {
    if (checked.has(path)) return;
    check(dirname(path), ours);
    const info = statLink(join(root, path));
    if (info && !info.isDirectory() && !ours.has(path)) {
      throw new UsageError(
        `found ${join(root, path)}, which is no folder and which no build made; expected a folder of the site: move it away`,
      );
    }
    checked.add(path);
  };
  return { check };
}

/** Removes files, and folders that this leaves empty. */
export function removeFiles(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    ignoring(["ENOENT", "ENOTDIR"], () => unlinkSync(join(root, path)));
  }
  for (const path of paths) removeEmptyFolders(root, dirname(path));
}

function removeEmptyFolders(root: string, path: string): void {
  for (let folder = path; folder !== "."; folder = dirname(folder)) {
    const wentAway = ignoring(["ENOTEMPTY", "EEXIST", "ENOENT", "ENOTDIR"], () => rmdirSync(join(root, folder)));
    if (!wentAway) return;
  }
}

/** True when nothing was thrown. */
function ignoring(codes: readonly string[], task: () => void): boolean {
  try {
    task();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && codes.includes(String(error.code))) return false;
    throw error;
  }
}
