import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../usage-error.ts";
import { OWN_FOLDER } from "./output-path.ts";
import { statLink } from "./output-folder.ts";

/*
 * A release is written to a folder beside the one that is served. Two renames swap them, so that a reader gets the old site or the new
 * one, never a mix; for the moment between the two there is none. A run killed in that moment is undone by the next.
 */

/** Where a release is written before it is swapped in. */
export function writeRelease(folder: string): string {
  return beside(folder, "next");
}

/** Puts the folder `next` in the place of `folder`, and into it what stands there that no build made. */
export function swapFolder(folder: string, next: string, ours: ReadonlySet<string>): void {
  const old = beside(folder, "old");
  if (existsSync(folder)) {
    copyForeign(folder, next, "", ours);
    renameSync(folder, old);
  }
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Finishes or undoes a swap that was cut short. */
export function recoverSwap(folder: string): void {
  const old = beside(folder, "old");
  if (statLink(old)) {
    if (!existsSync(join(old, OWN_FOLDER))) {
      throw new UsageError(`found ${old}, which no build made; expected no such folder: move it away`);
    }
    if (existsSync(folder)) rmSync(old, { recursive: true, force: true });
    else renameSync(old, folder);
  }
  rmSync(beside(folder, "next"), { recursive: true, force: true });
}

function beside(folder: string, name: string): string {
  return join(dirname(folder), `.${basename(folder)}.offprint-${name}`);
}

function copyForeign(from: string, to: string, folder: string, ours: ReadonlySet<string>): void {
  for (const entry of readdirSync(join(from, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (path === OWN_FOLDER || ours.has(path)) continue;
    if (entry.isDirectory()) {
      copyForeign(from, to, path, ours);
      continue;
    }
    mkdirSync(join(to, folder), { recursive: true });
    cpSync(join(from, path), join(to, path), { verbatimSymlinks: true });
  }
}
