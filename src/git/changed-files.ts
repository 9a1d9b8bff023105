import type { ChangedFile, GitFile } from "../model/changed-file.ts";
import { compareText } from "../model/problem.ts";
import type { Base, Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

const NONE = /^0+$/u;

/**
 * The files below an archive's root that differ from a commit, sorted by path: committed, staged, edited, and new ones that git does not
 * ignore. A renamed file is one that went and one that came.
 */
export function listChangedFiles({ root, prefix }: Repository, { commit }: Base): readonly ChangedFile[] {
  const raw = runGit(root, ["diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", commit, "--", "."]);
  const fields = raw.toString("utf8").split("\0");
  const changed = new Map<string, ChangedFile>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [beforeMode = "", afterMode = "", beforeBlob = "", afterBlob = ""] = (fields[index] ?? "")
      .slice(1)
      .split(" ");
    const path = (fields[index + 1] ?? "").slice(prefix.length);
    changed.set(path, { path, before: fileOf(beforeMode, beforeBlob), after: fileOf(afterMode, afterBlob) });
  }
  const untracked = runGit(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]).toString("utf8");
  for (const path of untracked.split("\0"))
    if (path !== "") changed.set(path, { path, ...changed.get(path), after: { mode: "100644" } });
  return [...changed.values()].sort((a, b) => compareText(a.path, b.path));
}

function fileOf(mode: string, blob: string): GitFile | undefined {
  if (NONE.test(mode)) return undefined;
  return { mode, blob: NONE.test(blob) ? undefined : blob };
}
