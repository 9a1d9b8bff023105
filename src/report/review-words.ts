import type { ChangedFile } from "../model/changed-file.ts";
import type { Severity } from "../model/problem.ts";
import type { PaperChange, Review } from "../model/review.ts";
import { joinWords, renderCount, renderNumber } from "../render/count.ts";

/** In the order in which a reviewer wants to know of them. */
export const PAPER_KINDS: readonly PaperChange["kind"][] = ["removed", "merged", "renamed", "changed", "added"];

export function papersOfKind(review: Review, kind: PaperChange["kind"]): readonly PaperChange[] {
  return review.papers.filter((paper) => paper.kind === kind);
}

export function doubtfulPapers(review: Review): readonly PaperChange[] {
  return review.papers.filter(({ doubts }) => doubts.length > 0);
}

/** What a branch changes, in a sentence of our own words and numbers: `2 papers changed and 60 added; 1 digest added`. */
export function sayChanges(review: Review): string {
  const papers = countKinds(
    PAPER_KINDS.map((kind) => [kind, papersOfKind(review, kind).length] as const),
    "paper",
  );
  const kinds = ["removed", "renamed", "changed", "added"] as const;
  const count = (things: readonly { readonly kind: string }[], noun: string): string =>
    countKinds(
      kinds.map((kind) => [kind, things.filter((thing) => thing.kind === kind).length] as const),
      noun,
    );
  const files = [
    ...(review.content.length > 0 ? [`${renderCount(review.content.length, "other file")} of the content`] : []),
    ...(review.outside.length > 0 ? [`${renderCount(review.outside.length, "file")} outside of it`] : []),
  ];
  const parts = [papers, count(review.digests, "digest"), count(review.topics, "topic"), joinWords(files)];
  const said = parts.filter((part) => part !== "").join("; ");
  return said === "" ? "no content changed" : said;
}

/** `1 paper removed, 2 changed and 60 added`; nothing for none. */
function countKinds(counts: readonly (readonly [kind: string, count: number])[], noun: string): string {
  const some = counts.filter(([, count]) => count > 0);
  return joinWords(
    some.map(([kind, count], index) => `${index === 0 ? renderCount(count, noun) : renderNumber(count)} ${kind}`),
  );
}

/** How large the archive becomes, and what was wrong with it already. */
export function sayTotals({ totals, problems }: Review): string {
  const { papersBefore, papersAfter } = totals;
  const size =
    papersBefore === papersAfter
      ? `The archive has ${renderCount(papersAfter, "paper")}, as before.`
      : `The archive goes from ${renderNumber(papersBefore)} to ${renderCount(papersAfter, "paper")}.`;
  const standing =
    problems.standing === 0 ? "" : ` ${renderCount(problems.standing, "problem")} it had before stand as they were.`;
  return size + standing;
}

/** Whether a branch may go in, as far as machines can tell. */
export interface Verdict {
  readonly isBlocked: boolean;
  /** What blocks; what a person has to look at: each `3 errors`. */
  readonly blocks: readonly string[];
  readonly looks: readonly string[];
}

export function judge(review: Review): Verdict {
  const points = (state: string): number => review.checklist.filter((item) => item.state === state).length;
  const introduced = (severity: Severity): number =>
    review.problems.introduced.filter((problem) => problem.severity === severity).length;
  const blocks = listCounts([
    [points("failed"), "failed point of the checklist", "failed points of the checklist"],
    [introduced("error"), "error"],
    [review.addresses.vanished.length, "address that would vanish", "addresses that would vanish"],
  ]);
  const looks = listCounts([
    [points("open"), "open point of the checklist", "open points of the checklist"],
    [doubtfulPapers(review).length, "paper in doubt", "papers in doubt"],
    [review.nearDuplicates.length, "pair of near duplicates", "pairs of near duplicates"],
    [introduced("warning"), "warning"],
    [review.outside.length, "file outside the content", "files outside the content"],
  ]);
  return { isBlocked: blocks.length > 0, blocks, looks };
}

function listCounts(counts: readonly (readonly [count: number, one: string, many?: string])[]): readonly string[] {
  return counts.filter(([count]) => count > 0).map(([count, one, many]) => renderCount(count, one, many));
}

/** The verdict as two sentences, the first of which is the answer. */
export function sayVerdict({ isBlocked, blocks, looks }: Verdict): readonly [answer: string, rest: string] {
  const person = looks.length === 0 ? "" : `For a person: ${joinWords(looks)}.`;
  if (isBlocked) return ["This blocks:", `${joinWords(blocks)}. ${person}`.trim()];
  return ["Nothing blocks.", person === "" ? "No check has a question: what is left is to read the change." : person];
}

/** What happened to a file, and what it is if it is no plain file. */
export function sayFile({ before, after }: ChangedFile): string {
  const what = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const was = MODES[before?.mode ?? ""];
  const is = MODES[after?.mode ?? ""];
  if (is !== undefined) return is === was ? `${what}, ${is}` : `${what}, now ${is}`;
  return was === undefined ? what : `${what}, was ${was}`;
}

const MODES: Readonly<Record<string, string>> = {
  "100755": "a program that can be run",
  "120000": "a symbolic link",
  "160000": "a repository of its own",
};

/** How a person says that two papers are one, and that they are two; an id is no option and needs no quotes. */
export function decideCommands([keep, drop]: readonly [string, string]): {
  readonly merge: string;
  readonly line: string;
} {
  return { merge: `npx offprint merge ${quoteWord(keep)} ${quoteWord(drop)}`, line: `- [ ${keep}, ${drop} ]` };
}

/** The command that shows all of a review. */
export function wholeReviewCommand({ base }: Review): string {
  return `npx offprint report --base ${quoteWord(base.ref)} --format html`;
}

/** A word for a shell: quoted unless nothing in it means anything there. */
function quoteWord(word: string): string {
  return /^[\w./@][\w./@-]*$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** How often each rule repaired something: `3 lost-command, 1 tie`, most first, then by name. */
export function countRepairs(paper: PaperChange): readonly (readonly [rule: string, times: number])[] {
  const counts = new Map<string, number>();
  for (const { rule } of paper.repairs) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
}

/** Whether the date of a paper was inferred. */
export function isDateGuessed({ isPublishedGuessed, fields }: PaperChange): boolean {
  return isPublishedGuessed ?? fields.some(({ field, isGuessed }) => field === "published" && isGuessed);
}

/** Papers by what is doubtful about them, in the order of the first of each; one doubt for many is told once. */
export function groupByDoubts(
  papers: readonly PaperChange[],
): readonly (readonly [doubts: string, papers: readonly PaperChange[]])[] {
  const groups = new Map<string, PaperChange[]>();
  for (const paper of papers) {
    const doubts = paper.doubts.join("; ");
    const group = groups.get(doubts);
    if (group) group.push(paper);
    else groups.set(doubts, [paper]);
  }
  return [...groups];
}

/** What became of a paper that is no longer there under its id. */
export function sayFate(paper: PaperChange): string {
  const { kind } = paper;
  if (kind === "merged") return "merged into";
  if (kind === "renamed") return "renamed to";
  return paper.into === undefined ? "removed" : "removed, replaced by";
}
