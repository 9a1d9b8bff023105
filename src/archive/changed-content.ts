import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { listChangedFiles } from "../git/changed-files.ts";
import { findDefaultBase } from "../git/default-base.ts";
import { openRepository } from "../git/repository.ts";
import { GitError } from "../git/run-git.ts";
import { listFiles } from "./disk.ts";
import { CAPTURES, CONTENT } from "./layout.ts";

/** Files of an archive to be judged without the rest. */
export interface ContentPart {
  /** Relative to the archive's root, with `/`; none of them a capture. */
  readonly paths: readonly string[];
  /** What they are, for people: `3 files differing from main`. */
  readonly what: string;
  /** Those among them that every other file is judged by. */
  readonly context: readonly string[];
}

/** The files under `content/` that differ from a commit. Throws {@link GitError} with what to do when there is no repository or no such commit. */
export function findChangedContent(root: string, ref?: string): ContentPart {
  const repository = openRepository(root);
  if (!repository)
    throw new GitError(`found no git repository at ${root}; expected one to tell what changed: name the files instead`);
  const base = findDefaultBase(repository, ref);
  const paths = listChangedFiles(repository, base).flatMap(({ path, after }) => (after ? [path] : []));
  return describePart(paths, `differing from ${base.ref}`);
}

/** The files, and those in the folders, that somebody named; `undefined` for a name that is none of the archive's. */
export function findNamedContent(
  root: string,
  cwd: string,
  names: readonly string[],
): ContentPart | { readonly unknown: string } {
  const paths: string[] = [];
  for (const name of names) {
    const place = [resolve(cwd, name), resolve(root, name)].find((path) => existsSync(path));
    const path = place === undefined ? ".." : relative(root, place).split(sep).join("/");
    if (path !== CONTENT && !path.startsWith(`${CONTENT}/`)) return { unknown: name };
    if (place !== undefined && statSync(place).isDirectory())
      paths.push(...listFiles(root, path).map((file) => file.path));
    else paths.push(path);
  }
  return describePart([...new Set(paths)].sort(), "named");
}

function describePart(all: readonly string[], which: string): ContentPart {
  const paths = all.filter((path) => path.startsWith(`${CONTENT}/`) && !path.startsWith(`${CAPTURES}/`));
  return {
    paths,
    what: `${paths.length} ${paths.length === 1 ? "file" : "files"} ${which}`,
    context: paths.filter((path) => /^content\/(?:topics\/|site\.yaml$|decisions\.yaml$)/u.test(path)),
  };
}
