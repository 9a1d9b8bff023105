import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compareText } from "../model/problem.ts";
import { UsageError } from "../usage-error.ts";
import { createFolderGuard, removeFiles } from "./folders.ts";
import { isSameFile, writePieces } from "./long-file.ts";
import { readManifest, writeManifest } from "./manifest.ts";
import { refuseForeignFolder, statLink } from "./output-folder.ts";
import { createPathRegister, OWN_FOLDER } from "./output-path.ts";
import { recoverSwap, swapFolder, writeRelease } from "./release.ts";

export interface OutputOptions {
  /** Writes every file, also those that have not changed. */
  readonly rewrite: boolean;
  /** A whole new folder is made and swapped in. */
  readonly release: boolean;
}

/** What became of the files of a site. */
export interface OutputReport {
  /** Sorted. */
  readonly written: readonly string[];
  readonly unchanged: number;
  /** Sorted. */
  readonly removed: readonly string[];
}

/** A site being written: nothing that is served changes before `commit`. */
export interface Output {
  /** Takes a file. Throws {@link BuildError} when another maker made it, {@link UsageError} when somebody else's file is in its place. */
  readonly put: (path: string, content: string | Uint8Array, maker: string) => void;
  /** Takes a file whose text is never whole in memory. Throws what `put` does. */
  readonly putLong: (path: string, pieces: Iterable<string>, maker: string) => void;
  /** Takes a file that Eleventy itself puts in its place. */
  readonly keep: (path: string, maker: string) => void;
  /** Names files in the manifest before somebody else writes them. */
  readonly announce: (paths: Iterable<string>) => void;
  /** Moves every changed file into place and removes what earlier builds made and this one did not. */
  readonly commit: () => OutputReport;
  /** Forgets everything. */
  readonly discard: () => void;
}

/**
 * Opens an output folder. Files that differ are first written to a folder of the build's own inside it; `commit` renames them one by one.
 * The manifest names every file before it is in place and until it is gone, so that a killed build is put right by the next one.
 */
export function openOutput(folder: string, options: OutputOptions): Output {
  recoverSwap(folder);
  const before = readManifest(folder);
  if (!before) refuseForeignFolder(folder);
  const earlier = before ?? new Set<string>();
  const guard = createFolderGuard(folder);
  const register = createPathRegister();
  const changed: string[] = [];
  const staging = options.release ? writeRelease(folder) : join(folder, OWN_FOLDER, "stage");
  rmSync(staging, { recursive: true, force: true });
  const stage = createStage(staging);

  return {
    put(path, content, maker) {
      register.claim(path, maker);
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      guard.check(dirname(path), earlier);
      const isSame = comparePlace(folder, path, earlier, (place, size) => {
        return size === bytes.length && readFileSync(place).equals(bytes);
      });
      if (!isSame || options.rewrite) changed.push(path);
      if (!isSame || options.rewrite || options.release) stage(path, (place) => writeWhole(place, bytes));
    },
    putLong(path, pieces, maker) {
      register.claim(path, maker);
      guard.check(dirname(path), earlier);
      /* Its text is made once: it is staged first, then compared. */
      const staged = stage(path, (place) => writePieces(place, pieces));
      const isSame = comparePlace(folder, path, earlier, (place) => isSameFile(place, staged));
      if (!isSame || options.rewrite) changed.push(path);
      else if (!options.release) rmSync(staged);
    },
    keep: (path, maker) => register.claim(path, maker),
    announce: (paths) => writeManifest(folder, new Set([...earlier, ...paths])),
    commit() {
      const removed = [...earlier].filter((path) => !register.has(path)).sort(compareText);
      if (options.release) {
        writeManifest(staging, register.paths());
        swapFolder(folder, staging, earlier);
      } else {
        replaceFiles(folder, staging, { changed, removed, earlier, made: [...register.paths()] });
      }
      return { written: changed.sort(compareText), unchanged: register.size() - changed.length, removed };
    },
    discard: () => rmSync(staging, { recursive: true, force: true }),
  };
}

interface Replacement {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly earlier: ReadonlySet<string>;
  readonly made: readonly string[];
}

function replaceFiles(folder: string, staging: string, { changed, removed, earlier, made }: Replacement): void {
  const isNew = made.some((path) => !earlier.has(path));
  if (isNew) writeManifest(folder, new Set([...earlier, ...made]));
  removeFiles(folder, removed);
  const parents = new Set<string>();
  for (const path of changed) {
    const parent = dirname(path);
    if (!parents.has(parent)) mkdirSync(join(folder, parent), { recursive: true });
    parents.add(parent);
    renameSync(join(staging, path), join(folder, path));
  }
  if (isNew || removed.length > 0) writeManifest(folder, made);
  rmSync(staging, { recursive: true, force: true });
}

/** Has files written below a folder, which is made for the first of them; the file's path. `write` gives the bytes it wrote. */
function createStage(staging: string): (path: string, write: (place: string) => number) => string {
  const parents = new Set<string>();
  return (path, write) => {
    const parent = dirname(path);
    if (!parents.has(parent)) mkdirSync(join(staging, parent), { recursive: true });
    parents.add(parent);
    const place = join(staging, path);
    const length = write(place);
    const size = statLink(place)?.size;
    if (size === length) return place;
    throw Object.assign(new Error(`wrote ${size ?? 0} of ${length} bytes of ${path}`), { code: "ENOSPC" });
  };
}

function writeWhole(place: string, bytes: Uint8Array): number {
  writeFileSync(place, bytes);
  return bytes.length;
}

/** True when there is a file that `isSame` finds to be the same. Throws {@link UsageError} for one that is not ours to replace. */
function comparePlace(
  folder: string,
  path: string,
  earlier: ReadonlySet<string>,
  isSame: (place: string, size: number) => boolean,
): boolean {
  const place = join(folder, path);
  const info = statLink(place);
  if (!info) return false;
  const isFile = info.isFile();
  if (isFile && isSame(place, info.size)) return true;
  if (isFile && earlier.has(path)) return false;
  throw new UsageError(
    `found ${place}, which no build made; expected that place to be free for the site: move it out of the output folder`,
  );
}
