import type { ChangedFile } from "../model/changed-file.ts";
import type { Paper } from "../model/paper.ts";
import type { PaperChange } from "../model/review.ts";
import type { ReviewSide } from "./input.ts";

/** A paper on both sides of a change, as far as it is there. */
export interface MatchedPaper extends Pick<PaperChange, "id" | "file" | "kind" | "into" | "reason"> {
  readonly before?: Paper | undefined;
  /** What it is now; of one that was merged, the paper that it went into. */
  readonly after?: Paper | undefined;
  /** Its file is there and cannot be read. */
  readonly isBroken: boolean;
  /** Where the same bytes stand now, of one whose file was moved without its id. */
  readonly movedTo?: string | undefined;
}

interface Sides {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
}

/** Every paper whose file came, went or changed, and what became of it, by id. */
export function matchPapers({ before, after }: Sides, changed: readonly ChangedFile[]): readonly MatchedPaper[] {
  const files = new Map(changed.map((file) => [file.path, file]));
  const old = before.archive.papers.filter(({ file }) => files.has(file));
  const now = after.archive.papers.filter(({ file }) => files.has(file));
  const nowById = new Map(now.map((paper) => [paper.id, paper]));
  const oldById = new Map(old.map((paper) => [paper.id, paper]));
  const renamed = findRenamed(old, nowById, oldById, after);
  const targets = new Set(renamed.values());
  const follow = createFollower(after, files);
  const gone = old.filter(({ id }) => !nowById.has(id));
  return [
    ...gone.map((paper) => {
      const target = renamed.get(paper.id);
      return target === undefined ? follow(paper) : renameOf(paper, target);
    }),
    ...now
      .filter((paper) => !targets.has(paper))
      .map((paper): MatchedPaper => {
        const was = oldById.get(paper.id);
        const kind = files.get(paper.file)?.before === undefined ? "added" : "changed";
        return { id: paper.id, file: paper.file, kind, before: was, after: paper, isBroken: false };
      }),
  ];
}

/** Ids of papers that were there before, whose paper has a new id now and keeps the old one as an alias: former id → the paper. */
function findRenamed(
  old: readonly Paper[],
  nowById: ReadonlyMap<string, Paper>,
  oldById: ReadonlyMap<string, Paper>,
  { catalog }: ReviewSide,
): ReadonlyMap<string, Paper> {
  const renamed = new Map<string, Paper>();
  const taken = new Set<string>();
  /* Of several that went into one new paper, the one with its title or abstract is the one that was renamed. */
  const byLikeness = old.filter(({ id }) => !nowById.has(id));
  for (const isLike of [(a: Paper, b: Paper) => a.title === b.title || a.abstract === b.abstract, () => true])
    for (const paper of byLikeness) {
      const target = nowById.get(catalog.paperById.get(paper.id)?.id ?? "");
      if (!target || oldById.has(target.id) || taken.has(target.id) || renamed.has(paper.id)) continue;
      if (!isLike(paper, target)) continue;
      renamed.set(paper.id, target);
      taken.add(target.id);
    }
  return renamed;
}

function renameOf(before: Paper, after: Paper): MatchedPaper {
  return { id: before.id, file: after.file, kind: "renamed", into: after.id, before, after, isBroken: false };
}

/** What became of a paper that is not there any more. */
function createFollower(
  { archive, catalog }: ReviewSide,
  files: ReadonlyMap<string, ChangedFile>,
): (paper: Paper) => MatchedPaper {
  const tombstones = new Map(archive.removed.map((tombstone) => [tombstone.id, tombstone]));
  const papers = new Map(archive.papers.map((paper) => [paper.id, paper]));
  const added = new Map<string, string>();
  for (const { path, before, after } of files.values())
    if (before === undefined && after?.blob !== undefined) added.set(after.blob, path);
  return (before) => {
    const { id, file } = before;
    const matched = { id, file, before, isBroken: false };
    const into = catalog.paperById.get(id)?.id;
    const tombstone = tombstones.get(id);
    if (into !== undefined) return { ...matched, kind: "merged", into, after: papers.get(into) };
    if (tombstone) return { ...matched, kind: "removed", into: tombstone.replacedBy, reason: tombstone.reason };
    if (files.get(file)?.after !== undefined) return { ...matched, kind: "changed", isBroken: true };
    return { ...matched, kind: "removed", movedTo: added.get(files.get(file)?.before?.blob ?? "") };
  };
}
