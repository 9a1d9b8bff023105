import { type Dirent, readdirSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../model/problem.ts";

/** Files open at once: far below every system's limit. */
const OPEN_FILES = 32;

/** A file found below a folder; links and special files are named, never followed. */
export interface FoundFile {
  /** Relative to the archive's root, with `/`. */
  readonly path: string;
  readonly kind: "file" | "link" | "special";
}

/** Lists a folder and what is below it, sorted by path; nothing when it is not there. */
export function listFiles(root: string, folder: string): readonly FoundFile[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  return entries
    .flatMap((entry): readonly FoundFile[] => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(root, path);
      return [{ path, kind: entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "special" }];
    })
    .sort((a, b) => compareText(a.path, b.path));
}

/** Reads files a few at a time, in order; `use` is called as each comes. */
export async function readEach(
  root: string,
  paths: readonly string[],
  use: (path: string, bytes: Buffer) => void,
): Promise<void> {
  for (let start = 0; start < paths.length; start += OPEN_FILES) {
    const batch = paths.slice(start, start + OPEN_FILES);
    const read = await Promise.all(batch.map((path) => readFile(join(root, path))));
    for (const [index, path] of batch.entries()) use(path, read[index] ?? Buffer.alloc(0));
  }
}

/** Bytes of a regular file; undefined when there is none. Throws when it is no regular file. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    const info = await lstat(path);
    if (!info.isFile()) throw Object.assign(new Error(`${path} is no regular file`), { code: "EINVAL" });
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
