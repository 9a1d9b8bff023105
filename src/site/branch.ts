import { readBaseArchive } from "../archive/base-archive.ts";
import { ArchiveError, readArchive } from "../archive/read.ts";
import { listChangedFiles } from "../git/changed-files.ts";
import type { Base, Repository } from "../git/repository.ts";
import type { Archive, SiteSettings } from "../model/archive.ts";
import type { ChangedFile } from "../model/changed-file.ts";
import type { Problem } from "../model/problem.ts";
import type { BuildProgress } from "./site.ts";

/** An archive as a branch has it, and as it was where the branch began. */
export interface Branch {
  readonly base: Base;
  readonly changed: readonly ChangedFile[];
  readonly before: Archive;
  readonly after: Archive;
  /** What could not be compared. */
  readonly notes: readonly string[];
}

const SETTINGS = "content/site.yaml";

/** Taken where settings cannot be read, so that everything else still can. */
const STAND_IN: SiteSettings = {
  id: "00000000-0000-0000-0000-000000000000",
  title: "",
  description: "",
  baseUrl: "https://archive.invalid/",
  language: "en",
  rights: "",
  since: "1970-01-01",
  aliases: { organizations: {}, people: {} },
};

/**
 * Reads both sides of a branch, the base at the cost of what changed. A side without readable settings takes the other's, and a note says so.
 * Throws {@link ArchiveError} when neither side has any: then there is no archive to speak of.
 */
export async function readBranch(repository: Repository, base: Base, progress: BuildProgress): Promise<Branch> {
  const changed = listChangedFiles(repository, base);
  const showProgress = (done: number, total: number): void => progress("reading content", done, total);
  const after = await readArchive(repository.root, showProgress, undefined, STAND_IN);
  const before = readBaseArchive(repository, after, changed, STAND_IN);
  const isLost = { before: before.site === STAND_IN, after: after.site === STAND_IN };
  if (isLost.before && isLost.after) {
    await readArchive(repository.root);
    throw new ArchiveError(`${SETTINGS} cannot be read`, after.problems);
  }
  if (isLost.after)
    return {
      base,
      changed,
      before,
      after: { ...after, site: before.site, problems: nameMissing(after.problems) },
      notes: [`${SETTINGS} cannot be read on this branch: addresses are worked out with the settings of the base.`],
    };
  if (!isLost.before) return { base, changed, before, after, notes: [] };
  const wasThere = changed.some(({ path, before: old }) => old !== undefined && path.startsWith("content/"));
  const note = wasThere
    ? `${SETTINGS} could not be read at the base: addresses are worked out with the settings of this branch.`
    : "The base has no archive yet: everything is new.";
  return { base, changed, before: { ...before, site: after.site }, after, notes: [note] };
}

/** Settings that are not there at all are told by nobody who read the rest. */
function nameMissing(problems: readonly Problem[]): readonly Problem[] {
  if (problems.some(({ file }) => file === SETTINGS)) return problems;
  const message = "found no settings; expected those of the archive: restore the file from git";
  return [...problems, { file: SETTINGS, line: 1, column: 1, severity: "error", rule: "missing-settings", message }];
}
