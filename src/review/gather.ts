import type { Problem } from "../model/problem.ts";
import type { OpenPair, PaperChange, Review } from "../model/review.ts";
import { compareAddresses, listChangedPages } from "./address-changes.ts";
import { listChecklist } from "./checklist.ts";
import { compareDigests } from "./digest-changes.ts";
import { type Grounds, listDoubts } from "./doubts.ts";
import type { ReviewInput } from "./input.ts";
import { compareListings, digestKey } from "./listing-changes.ts";
import { type MatchedPaper, matchPapers } from "./match-papers.ts";
import { listOpenPairs } from "./open-pairs.ts";
import { comparePapers, describePaper } from "./paper-changes.ts";
import { compareFindings } from "./problem-changes.ts";
import { compareTopics } from "./topic-changes.ts";

/** Works out all that a change does to an archive, for the person who reviews it. Costs what changed, and one walk over all papers. */
export function gatherReview(input: ReviewInput): Review {
  const { base, before, after, changed, notes } = input;
  const matches = matchPapers(input, changed);
  const topics = compareTopics(input, changed);
  const problems = compareProblems(input, matches);
  const nearDuplicates = listOpenPairs(after.catalog, listFresh(matches));
  const plain = matches.map((match) => describePaper(match, input, topics));
  const grounds = gatherGrounds(input, problems.introduced, nearDuplicates);
  const papers = matches.flatMap((match, index): readonly PaperChange[] => {
    const change = plain[index];
    return change ? [{ ...change, doubts: listDoubts(match, change, grounds) }] : [];
  });
  const digests = compareDigests(input, changed);
  const review = {
    base,
    ...(notes.length > 0 && { notes }),
    totals: { papersBefore: before.archive.papers.length, papersAfter: after.archive.papers.length },
    papers: papers.toSorted(comparePapers),
    topics: topics.changes,
    digests,
    content: changed.filter(({ path }) => path.startsWith("content/") && !TOLD.test(path)),
    outside: changed.filter(({ path }) => !path.startsWith("content/")),
    nearDuplicates,
    problems,
    addresses: gatherAddresses(input, papers, topics.changes, digests),
  };
  return { ...review, checklist: listChecklist({ input, matches, papers, review }) };
}

/** True when a branch must not be merged as it is: a new error, an address that would vanish, a point of the list that a check found wrong. */
export function isRefused({ problems, addresses, checklist }: Review): boolean {
  return (
    problems.introduced.some(({ severity }) => severity === "error") ||
    addresses.vanished.length > 0 ||
    checklist.some(({ state }) => state === "failed")
  );
}

/** Files that have a part of the review of their own. */
const TOLD = /^content\/(?:papers\/[^/]+\/|digests\/|topics\/)[^/]+\.md$/u;

function compareProblems(
  { before, after, compared }: ReviewInput,
  matches: readonly MatchedPaper[],
): Review["problems"] {
  const names = new Map(
    matches.flatMap(({ kind, before: was, file }) => (kind === "renamed" && was ? [[was.file, file] as const] : [])),
  );
  return compareFindings(before.problems, [...after.problems, ...compared], (file) => names.get(file) ?? file);
}

/** Ids of papers whose title or abstract is new. */
function listFresh(matches: readonly MatchedPaper[]): ReadonlySet<string> {
  return new Set(
    matches.flatMap(({ kind, before, after }) => {
      const isSame = before?.title === after?.title && before?.abstract === after?.abstract;
      return !after || kind === "merged" || isSame ? [] : [after.id];
    }),
  );
}

function gatherGrounds({ evidence }: ReviewInput, introduced: readonly Problem[], pairs: readonly OpenPair[]): Grounds {
  const problemsIn = new Map<string, Problem[]>();
  for (const problem of introduced) listOf(problemsIn, problem.file).push(problem);
  const pairsOf = new Map<string, OpenPair[]>();
  for (const pair of pairs) for (const id of pair.ids) listOf(pairsOf, id).push(pair);
  return { problemsIn, pairsOf, abstractOf: evidence.abstractOf };
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Fields that no page shows. */
const UNSHOWN: ReadonlySet<string> = new Set(["fingerprints"]);

function gatherAddresses(
  input: ReviewInput,
  papers: readonly PaperChange[],
  topics: Review["topics"],
  digests: Review["digests"],
): Review["addresses"] {
  const touched = papers
    .filter(({ fields, topics }) => topics.length > 0 || fields.some(({ field }) => !UNSHOWN.has(field)))
    .map(({ id, into, kind }) => (kind === "renamed" ? (into ?? id) : id));
  const moved = topics.flatMap(({ gained, lost }) => [...gained, ...lost]);
  const entries = new Set([...touched, ...digests.map(({ id }) => digestKey(id))]);
  const listings = compareListings(input.before.catalog, input.after.catalog, entries);
  const pages = [...touched, ...moved, ...papers.filter(({ kind }) => kind === "removed").map(({ id }) => id)];
  return {
    ...compareAddresses(input),
    changed: listChangedPages(input, pages, listings),
    feeds: listings.flatMap(({ feed, title, added, changed, removed }) =>
      feed === undefined ? [] : [{ path: feed, title, added, changed, removed }],
    ),
  };
}
