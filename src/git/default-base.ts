import { type Base, findBase, type Repository } from "./repository.ts";
import { GitError } from "./run-git.ts";

/** What a branch is compared with when nobody says: what will be merged into, else what was committed last. */
const REFS = ["origin/main", "main", "HEAD"];

/** The base that `ref` names, or the first of the usual ones that is there. Throws {@link GitError} as {@link findBase} does. */
export function findDefaultBase(repository: Repository, ref?: string): Base {
  if (ref !== undefined) return findBase(repository, ref);
  for (const name of REFS) {
    try {
      return findBase(repository, name);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
    }
  }
  throw new GitError(
    "found no commit; expected one to compare with: commit the archive first, or name one with --base",
  );
}
