import { listCommitFiles, type Commit } from "../git/commit-line.ts";
import { readBlobs } from "../git/read-blobs.ts";
import type { Repository } from "../git/repository.ts";
import type { ChangedFile, GitFile } from "../model/changed-file.ts";
import type { HistoryField } from "../model/history.ts";
import { compareText } from "../model/problem.ts";
import { CONTENT, paperFile } from "./layout.ts";
import { comparePaperFields, readPaperFields, type PaperFields } from "./paper-fields.ts";

/** What a commit did to one paper's file; `fields` is empty where none can be named. */
export interface PaperEvent {
  readonly id: string;
  readonly kind: "added" | "changed" | "removed";
  readonly fields: readonly HistoryField[];
}

/** Pairs of versions compared at a time: so many are held whole. */
const BATCH = 1000;

/** A change whose fields are not known yet. */
interface OpenChange {
  readonly events: PaperEvent[];
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What each commit did to papers: its hash → events, sorted by id. A change of nothing that readers are told of is none. Throws `GitError`
 * when a version is not in the repository.
 */
export function readPaperEvents(
  repository: Repository,
  commits: readonly Commit[],
): ReadonlyMap<string, readonly PaperEvent[]> {
  const eventsOf = new Map<string, PaperEvent[]>();
  const open: OpenChange[] = [];
  const flush = (): void => compareVersions(repository, open.splice(0));
  listCommitFiles(repository, commits, `${CONTENT}/papers`, ({ hash }, files) => {
    const events: PaperEvent[] = [];
    eventsOf.set(hash, events);
    for (const file of files) {
      const id = idOf(file);
      if (id === undefined) continue;
      const before = blobOf(file.before);
      const after = blobOf(file.after);
      if (before === after) continue;
      if (before !== undefined && after !== undefined) open.push({ events, id, before, after });
      else events.push({ id, kind: before === undefined ? "added" : "removed", fields: [] });
      if (open.length >= BATCH) flush();
    }
  });
  flush();
  for (const events of eventsOf.values()) events.sort((a, b) => compareText(a.id, b.id));
  return eventsOf;
}

/** Reads each version once, and adds to each commit what became of its papers. */
function compareVersions(repository: Repository, changes: readonly OpenChange[]): void {
  const blobs = [...new Set(changes.flatMap(({ before, after }) => [before, after]))];
  const versions = new Map<string, PaperFields | undefined>();
  readBlobs(repository, blobs, (index, bytes) => void versions.set(blobs[index] ?? "", readPaperFields(bytes)));
  for (const { events, id, before, after } of changes) {
    const fields = comparePaperFields(versions.get(before), versions.get(after));
    if (fields === undefined || fields.length > 0) events.push({ id, kind: "changed", fields: fields ?? [] });
  }
}

/** The paper whose file stands in its place. */
function idOf({ path }: ChangedFile): string | undefined {
  const id = /\/([^/]+)\.md$/u.exec(path)?.[1];
  return id !== undefined && paperFile(id) === path ? id : undefined;
}

/** A link or another repository is no paper. */
function blobOf(file: GitFile | undefined): string | undefined {
  return file?.mode.startsWith("100") === true ? file.blob : undefined;
}
