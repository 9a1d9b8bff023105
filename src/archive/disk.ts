import { type Dirent, lstatSync, readdirSync, readFileSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../model/problem.ts";

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

/**
 * A file by its path; undefined when there is none, or a folder. One that a link leads to is named as the link: it is never followed, be it
 * the file itself or a folder above it.
 */
export function findFile(root: string, path: string): FoundFile | undefined {
  const steps = path.split("/");
  for (let length = 1; length <= steps.length; length += 1) {
    const here = steps.slice(0, length).join("/");
    const info = lstatSync(join(root, here), { throwIfNoEntry: false });
    if (!info) return undefined;
    if (info.isSymbolicLink()) return { path: here, kind: "link" };
    if (length === steps.length && !info.isDirectory()) return { path: here, kind: info.isFile() ? "file" : "special" };
    if (length < steps.length && !info.isDirectory()) return undefined;
  }
  return undefined;
}

/**
 * Reads files one after the other, in order; `use` is called as each comes. Content is many small files: for these, asking the system and
 * waiting is several times faster than handing each step of each file to another thread.
 */
export function readEach(root: string, paths: readonly string[], use: (path: string, bytes: Buffer) => void): void {
  for (const path of paths) use(path, readFileSync(join(root, path)));
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
