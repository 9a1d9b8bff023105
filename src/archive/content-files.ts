import { createHash } from "node:crypto";
import type { Problem } from "../model/problem.ts";
import { findFile, type FoundFile, listFiles, readEach } from "./disk.ts";
import { CAPTURES, CONTENT } from "./layout.ts";

const KNOWN =
  /^content\/(?:site\.yaml|removed\.yaml|decisions\.yaml|papers\/[^/]+\/[^/]+\.md|(?:digests|topics|pages)\/[^/]+\.md|captures\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,95})$/u;
const IGNORED = /(?:^|\/)(?:\.gitkeep|\.DS_Store|Thumbs\.db|\.offprint-[^/]*)$|^content\/README\.md$/u;

/** True for a name that is never read as a capture: systems leave such files about. */
export function isIgnoredName(name: string): boolean {
  return IGNORED.test(`/${name}`);
}

/** True for the path of a file that an archive reads. */
export function isContentPath(path: string): boolean {
  return KNOWN.test(path) && !IGNORED.test(path);
}

/** What is under `content/`: files to read, sorted by path, and things that do not belong there. */
export interface ContentFiles {
  readonly paths: readonly string[];
  readonly strays: readonly FoundFile[];
}

/** Lists `content/`. Only regular files of a known name are to be opened: a link could lead anywhere, a template could be meant to run. */
export function listContent(root: string): ContentFiles {
  return sortFound(listFiles(root, CONTENT));
}

/** The same for some files alone, in the order given: those that are there, and under `content/`. */
export function findContent(root: string, paths: readonly string[]): ContentFiles {
  return sortFound(paths.flatMap((path) => (path.startsWith(`${CONTENT}/`) ? (findFile(root, path) ?? []) : [])));
}

function sortFound(all: readonly FoundFile[]): ContentFiles {
  const found = all.filter(({ path }) => !IGNORED.test(path));
  const isPart = ({ path, kind }: FoundFile): boolean => kind === "file" && KNOWN.test(path);
  return {
    paths: found.filter(isPart).map(({ path }) => path),
    strays: found.filter((file) => !isPart(file)),
  };
}

/** What is wrong with a thing that does not belong into `content/`. */
export function describeStray({ path, kind }: FoundFile): Problem {
  const found =
    kind === "link"
      ? "a symbolic link"
      : kind === "special"
        ? "a special file"
        : "a file that is no part of an archive";
  return {
    file: path,
    line: 1,
    column: 1,
    severity: "error",
    rule: "stray-file",
    message:
      kind === "file" && path.startsWith(`${CAPTURES}/`)
        ? "found a capture under a name with other characters than A-Z, a-z, 0-9, “.”, “_” and “-”; expected such a name: move it out and give its path to “offprint ingest”, which names it"
        : `found ${found}; expected only the files of an archive: move it out of content/`,
  };
}

/** A hash of all that is read of `content/`, made while it is read: any byte, name or file that differs makes another. */
export interface ContentHash {
  readonly begin: (files: ContentFiles) => void;
  /** Called with each file, in the order of its list. */
  readonly add: (bytes: Uint8Array) => void;
  readonly digest: () => string;
}

export function createContentHash(): ContentHash {
  const hash = createHash("sha256");
  return {
    begin: ({ paths, strays }) => void hash.update(JSON.stringify([paths, strays])),
    /* With its length, so that bytes cannot pass from one file to the next. */
    add: (bytes) => void hash.update(`\n${bytes.length}\n`).update(bytes),
    digest: () => hash.digest("hex"),
  };
}

/** The hash of `content/` as it is now. */
export function hashContent(root: string): string {
  const hash = createContentHash();
  const files = listContent(root);
  hash.begin(files);
  readEach(root, files.paths, (_path, bytes) => hash.add(bytes));
  return hash.digest();
}
