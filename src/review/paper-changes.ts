import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { FieldChange, PaperChange } from "../model/review.ts";
import type { Repair } from "../model/repair.ts";
import type { ReviewEvidence, ReviewInput } from "./input.ts";
import type { MatchedPaper } from "./match-papers.ts";
import { compareFields } from "./paper-fields.ts";
import { listMoves, type TopicSides } from "./topic-changes.ts";

/** A paper that a branch changes, before anybody asked what is doubtful about it. */
export type PlainChange = Omit<PaperChange, "doubts">;

/** What became of a paper, in full. */
export function describePaper(match: MatchedPaper, input: ReviewInput, topics: TopicSides): PlainChange {
  const { id, file, kind, into, reason, before, after } = match;
  const shown = kind === "merged" ? before : (after ?? before);
  return {
    id,
    title: shown?.title ?? id,
    file,
    kind,
    into,
    reason,
    published: shown?.published,
    isPublishedGuessed: shown?.guessed.includes("published"),
    fields: listFields(match),
    topics: listMoves(match, input, topics),
    repairs: kind === "merged" || !after ? [] : listNewRepairs(before, after, input.evidence),
  };
}

/** Old → new; of a paper that is new, what it says beside a title and abstract that captures bear out; nothing of one that is gone. */
function listFields({ kind, before, after }: MatchedPaper): readonly FieldChange[] {
  if (kind === "merged" || kind === "removed" || !after) return [];
  if (before) return compareFields(before, after);
  return compareFields(undefined, after).filter(({ field, owner }) => owner === "person" || !READ_THERE.has(field));
}

/** What a reviewer reads in the paper itself. */
const READ_THERE: ReadonlySet<string> = new Set(["title", "abstract"]);

/** Repairs in what a paper shows now that were not in what it showed before. */
function listNewRepairs(before: Paper | undefined, after: Paper, { repairsOf }: ReviewEvidence): readonly Repair[] {
  const known = new Set(before ? listRepairs(before, repairsOf).map(({ key }) => key) : []);
  return listRepairs(after, repairsOf)
    .filter(({ key }) => !known.has(key))
    .map(({ repair }) => repair);
}

function listRepairs(
  paper: Paper,
  repairsOf: ReviewEvidence["repairsOf"],
): readonly { readonly key: string; readonly repair: Repair }[] {
  return repairsOf(paper).flatMap(({ capture, repairs }) =>
    repairs.map((repair) => ({ key: JSON.stringify([capture, repair]), repair })),
  );
}

const KINDS: readonly PaperChange["kind"][] = ["removed", "merged", "renamed", "changed", "added"];

/** Those with doubts first, then removed, merged, renamed, changed, added; then by id. */
export function comparePapers(a: PaperChange, b: PaperChange): number {
  const isClear = ({ doubts }: PaperChange): number => (doubts.length === 0 ? 1 : 0);
  return isClear(a) - isClear(b) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(a.id, b.id);
}
