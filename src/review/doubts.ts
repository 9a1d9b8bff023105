import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import type { OpenPair } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import type { ReviewEvidence } from "./input.ts";
import type { MatchedPaper } from "./match-papers.ts";
import type { PlainChange } from "./paper-changes.ts";
import { isHandWritten } from "./paper-fields.ts";

/** What doubts are read from, by paper. */
export interface Grounds {
  /** File → problems that are new in it. */
  readonly problemsIn: ReadonlyMap<string, readonly Problem[]>;
  /** Id → pairs to decide. */
  readonly pairsOf: ReadonlyMap<string, readonly OpenPair[]>;
  readonly abstractOf: ReviewEvidence["abstractOf"];
}

/** Why a person should look at a paper first, the gravest reason first; empty when nothing speaks against it. */
export function listDoubts(match: MatchedPaper, change: PlainChange, grounds: Grounds): readonly string[] {
  const { kind, isBroken } = match;
  if (isBroken) return ["its file cannot be read any more"];
  if (match.movedTo !== undefined) return [`its file was moved to ${match.movedTo}, its id was not`];
  if (kind === "removed" && match.into === undefined && match.reason === undefined)
    return ["it is gone without a redirect or a notice"];
  if (kind === "removed" || kind === "merged") return [];
  return [
    ...tellProblems(grounds.problemsIn.get(change.file) ?? []),
    ...tellPairs(grounds.pairsOf.get(match.after?.id ?? "") ?? []),
    ...tellDate(match, change),
    ...(isJoinedByTitle(match, grounds.abstractOf)
      ? ["joined by its title alone: two captures have other abstracts"]
      : []),
    ...tellHands(match, change),
  ];
}

/** `1 error: bad-id`, `2 warnings: short-abstract, no-topic` */
function tellProblems(problems: readonly Problem[]): readonly string[] {
  return (["error", "warning"] as const).flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity);
    const rules = [...new Set(found.map(({ rule }) => rule))].join(", ");
    return found.length === 0 ? [] : [`${renderCount(found.length, severity)}: ${rules}`];
  });
}

function tellPairs(pairs: readonly OpenPair[]): readonly string[] {
  return pairs.length === 0 ? [] : [renderCount(pairs.length, "near duplicate")];
}

/** What is not sure about a date, of a paper that is new or whose date is. */
function tellDate({ before, after }: MatchedPaper, { fields }: PlainChange): readonly string[] {
  const isNews = fields.some(({ field }) => field === "published" || field === "guessed");
  if (!after || (before !== undefined && !isNews)) return [];
  if (after.published === undefined) return ["it has no date"];
  if (after.published.startsWith("X")) return ["its year is unknown"];
  return after.guessed.includes("published") ? ["its year was inferred"] : [];
}

/** True for a paper that was newly seen in a capture, with another abstract than elsewhere and no number that both pages print. */
export function isJoinedByTitle({ before, after }: MatchedPaper, abstractOf: ReviewEvidence["abstractOf"]): boolean {
  const { arxiv, doi } = after?.links ?? {};
  if (!after || after.sources.length < 2 || arxiv !== undefined || doi !== undefined) return false;
  /* A new alias is that of a paper which a person joined to this one, with its sightings. */
  if (after.aliases.some((alias) => before?.aliases.includes(alias) !== true)) return false;
  const known = new Set(before?.sources.map((source) => JSON.stringify(source)));
  if (after.sources.every((source) => known.has(JSON.stringify(source)))) return false;
  const abstracts = after.sources.map(abstractOf).filter((hash) => hash !== undefined);
  return new Set(abstracts).size > 1;
}

/** Where a person's word and the machine's stand against each other, or one gave way to the other. */
function tellHands({ before, after }: MatchedPaper, { fields }: PlainChange): readonly string[] {
  const offered = fields.flatMap(({ field, after: value }) =>
    field.startsWith("proposed.") && value !== undefined ? [field.slice("proposed.".length)] : [],
  );
  const lost = before && after ? listLostEdits(before, after, fields) : [];
  return [
    ...offered.map((field) => `captures give another ${field}`),
    ...lost.map((field) => `a person's ${field} gave way to the machine's`),
    ...(hasShrunk(before, after) ? ["its abstract lost more than half of its text"] : []),
  ];
}

/** Fields that a person wrote, and that hold the machine's value now. */
export function listLostEdits(before: Paper, after: Paper, fields: PlainChange["fields"]): readonly string[] {
  return fields
    .filter(
      ({ field, after: value }) => value !== undefined && isHandWritten(field, before) && !isHandWritten(field, after),
    )
    .map(({ field }) => field);
}

function hasShrunk(before: Paper | undefined, after: Paper | undefined): boolean {
  return before !== undefined && after !== undefined && after.abstract.length * 2 < before.abstract.length;
}
