import { GitError, runGit } from "./run-git.ts";

/** An archive's place in a git repository. */
export interface Repository {
  /** Absolute path of the archive. */
  readonly root: string;
  /** The archive's folder from the top of the working tree: `""`, or ending in `/`. */
  readonly prefix: string;
  /** Its history was cut off: older commits are not there. */
  readonly isShallow: boolean;
}

/** A commit that a branch is compared with. */
export interface Base {
  /** As it was asked for: `main`, `origin/main`, a hash. */
  readonly ref: string;
  /** Full hash of the newest commit that the branch and `ref` share. */
  readonly commit: string;
}

/** The repository that an archive stands in; undefined when it stands in none, or when git is not there. */
export function openRepository(root: string): Repository | undefined {
  try {
    const answer = runGit(root, ["rev-parse", "--show-prefix", "--is-shallow-repository", "--is-inside-work-tree"]);
    const [prefix = "", isShallow, isInside] = answer.toString("utf8").split("\n");
    return isInside === "true" ? { root, prefix, isShallow: isShallow === "true" } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where a branch began: the newest commit that HEAD and `ref` share. Throws {@link GitError} with what to do when there is no such ref, or
 * when the history that is here does not reach back to it.
 */
export function findBase({ root, isShallow }: Repository, ref: string): Base {
  const deepen = "fetch the whole history: git fetch --unshallow (in GitHub Actions, fetch-depth: 0)";
  const commit = ask(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (commit === undefined)
    throw new GitError(
      `found no commit “${ref}”; expected a branch, tag or commit of this repository: ${isShallow ? deepen : "git fetch it, or name another with --base"}`,
    );
  const shared = ask(root, ["merge-base", commit, "HEAD"]);
  if (shared !== undefined) return { ref, commit: shared };
  throw new GitError(
    isShallow
      ? `found a shallow clone, whose history does not reach the commit that this branch and “${ref}” share; expected both: ${deepen}`
      : `found no commit that this branch and “${ref}” share; expected a branch made from it: name the one it was made from`,
  );
}

function ask(root: string, args: readonly string[]): string | undefined {
  try {
    return runGit(root, args).toString("utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
