import { ArchiveError } from "../archive/read.ts";
import { readBaseArchive } from "../archive/base-archive.ts";
import type { Comparison } from "../contracts.ts";
import { listChangedFiles } from "../git/changed-files.ts";
import { findBase, openRepository } from "../git/repository.ts";
import { GitError } from "../git/run-git.ts";
import type { Catalog } from "../model/catalog.ts";
import { UsageError } from "../usage-error.ts";
import { buildCatalog } from "./catalog.ts";

/**
 * An archive beside what it was where its branch left `ref`; undefined when there was no archive then. Throws {@link UsageError}, which says
 * what to do, when the two cannot be compared: no repository, no such commit, a shallow clone.
 */
export function compareWith(ref: string, after: Catalog): Comparison | undefined {
  const { archive } = after;
  const repository = openRepository(archive.root);
  if (!repository)
    throw new UsageError(
      `found no git repository at ${archive.root}; expected one, to compare with “${ref}”: run it in a clone, or without --against`,
    );
  try {
    const changed = listChangedFiles(repository, findBase(repository, ref));
    return { before: buildCatalog(readBaseArchive(repository, archive, changed)), after, changed };
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    if (error instanceof GitError) throw new UsageError(error.message.replace("--base", "--against"));
    throw error;
  }
}
