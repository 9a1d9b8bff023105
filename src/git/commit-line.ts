import type { ChangedFile, GitFile } from "../model/changed-file.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** A commit of the line that HEAD ends. */
export interface Commit {
  readonly hash: string;
  /** The commit that it followed; undefined for the first. */
  readonly parent?: string | undefined;
  /** The committer's day in UTC, `YYYY-MM-DD`; undefined for a time outside the calendar. */
  readonly day?: string | undefined;
}

/** Commits in one call: what git answers about them is held whole. */
const BATCH = 1000;

const NONE = /^0+$/u;
const NEVER_REPLACED = "--no-replace-objects";

/** Whether files of old commits are elsewhere: git would fetch them when they are asked for, and nothing is fetched while a site is built. */
export function isPartialClone({ root }: Repository): boolean {
  try {
    return runGit(root, ["config", "--get-regexp", "^(remote\\..*\\.promisor|extensions\\.partialclone)$"]).length > 0;
  } catch {
    return false;
  }
}

/**
 * HEAD and the commits before it, each the first parent of the next, oldest first: what a branch was merged as counts, not how it came to be.
 * None when nothing is committed. Only plumbing is asked, which no setting of a person changes.
 */
export function listCommits({ root }: Repository): readonly Commit[] {
  return askLine(root)
    .split("\n")
    .flatMap((line): readonly Commit[] => {
      const [time, hash, parent] = line.split(" ");
      return hash === undefined ? [] : [{ hash, parent, day: dayOf(Number(time)) }];
    })
    .reverse();
}

/** A line a commit: its time in seconds, its hash, its parents. Nothing before the first commit, where git knows no HEAD. */
function askLine(root: string): string {
  const args = ["rev-list", "--first-parent", "--parents", "--timestamp"];
  try {
    return runGit(root, [NEVER_REPLACED, ...args, "HEAD"]).toString("latin1");
  } catch (error) {
    if (runGit(root, [NEVER_REPLACED, ...args, "--max-count=1", "--all"]).length === 0) return "";
    throw error;
  }
}

/** The files below a folder of the archive that each commit changed against the one it followed, in the order of `commits`. */
export function listCommitFiles(
  { root, prefix }: Repository,
  commits: readonly Commit[],
  folder: string,
  use: (commit: Commit, files: readonly ChangedFile[]) => void,
): void {
  for (let start = 0; start < commits.length; start += BATCH) {
    const batch = commits.slice(start, start + BATCH);
    const pairs = batch.map(({ hash, parent }) => (parent === undefined ? hash : `${hash} ${parent}`));
    const options = ["--stdin", "-r", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff"];
    const args = [NEVER_REPLACED, "diff-tree", ...options, "--", folder];
    const fields = runGit(root, args, `${pairs.join("\n")}\n`)
      .toString("utf8")
      .split("\0");
    const filesOf = readRaw(fields, prefix);
    for (const commit of batch) use(commit, filesOf.get(commit.hash) ?? []);
  }
}

/** `<commit> NUL (:<modes> <blobs> <letter> NUL <path> NUL)*`; a commit that changed nothing is left out. */
function readRaw(fields: readonly string[], prefix: string): ReadonlyMap<string, readonly ChangedFile[]> {
  const filesOf = new Map<string, ChangedFile[]>();
  let files: ChangedFile[] = [];
  for (let index = 0; index + 1 < fields.length; index += 1) {
    const field = fields[index] ?? "";
    if (!field.startsWith(":")) {
      files = [];
      filesOf.set(field, files);
      continue;
    }
    const [beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = ""] = field.slice(1).split(" ");
    index += 1;
    const path = (fields[index] ?? "").slice(prefix.length);
    files.push({ path, before: fileOf(beforeMode, beforeBlob), after: fileOf(afterMode, afterBlob) });
  }
  return filesOf;
}

function fileOf(mode: string, blob: string): GitFile | undefined {
  return NONE.test(mode) ? undefined : { mode, blob };
}

/** A date of four digits: what is outside of them, somebody made up. */
function dayOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const day = date.toISOString().slice(0, 10);
  return /^\d{4}-/u.test(day) && !day.startsWith("0000") ? day : undefined;
}
