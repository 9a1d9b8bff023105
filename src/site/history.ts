import { join } from "node:path";
import { composeHistory } from "../archive/compose-history.ts";
import { readPaperEvents } from "../archive/paper-history.ts";
import { isPartialClone, listCommits, type Commit } from "../git/commit-line.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { GitError } from "../git/run-git.ts";
import type { HistoryEntry } from "../model/history.ts";
import type { Paper } from "../model/paper.ts";
import { readEvents, writeEvents, type EventsByCommit } from "./history-cache.ts";

/** The history of papers, or in one line why there is none. */
export interface SiteHistory {
  /** A paper's changes, newest first; absent when git cannot tell them all. */
  readonly of?: ((paper: Paper) => readonly HistoryEntry[]) | undefined;
  readonly missing?: string | undefined;
}

/** What git knows of an archive's papers. What was read of each commit is kept in `folder`, and `version` names the code that read it. */
export function readHistory(root: string, folder: string, version: string): SiteHistory {
  const repository = openRepository(root);
  const missing = findObstacle(repository);
  if (missing !== undefined || !repository) return { missing };
  try {
    const commits = listCommits(repository);
    if (commits.length === 0)
      return { missing: "found a git repository without a commit; expected one: commit content/" };
    return { of: composeHistory(commits, recallEvents(repository, commits, join(folder, "events"), version)) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { missing: `git says “${error.message}”; expected all commits and their files: run “git fsck”` };
  }
}

/** Half a history would be told as if it were the whole. */
function findObstacle(repository: Repository | undefined): string | undefined {
  if (!repository)
    return "found no git repository that git would read here; expected one: run “git init”, or install git";
  if (repository.isShallow)
    return "found a shallow clone; expected all commits: git fetch --unshallow (in GitHub Actions, fetch-depth: 0)";
  if (isPartialClone(repository))
    return "found a partial clone; expected the files of all commits: clone without --filter";
  return undefined;
}

/** What the commits did, read now or by an earlier build. */
function recallEvents(
  repository: Repository,
  commits: readonly Commit[],
  path: string,
  version: string,
): EventsByCommit {
  const known = readEvents(path, version);
  const unread = commits.filter(({ hash }) => !known.has(hash));
  if (unread.length === 0 && known.size === commits.length) return known;
  const read = readPaperEvents(repository, unread);
  const events = new Map(commits.map(({ hash }) => [hash, known.get(hash) ?? read.get(hash) ?? []]));
  writeEvents(path, version, events);
  return events;
}
