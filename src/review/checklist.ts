import type { ChecklistItem, PaperChange, Review } from "../model/review.ts";
import { listContentItems } from "./checklist-content.ts";
import { listFileItems } from "./checklist-files.ts";
import { listPersonItems } from "./checklist-person.ts";
import type { ReviewInput } from "./input.ts";
import type { MatchedPaper } from "./match-papers.ts";

/** What the points of the list are read from. */
export interface Findings {
  readonly input: ReviewInput;
  readonly matches: readonly MatchedPaper[];
  /** In the order of `matches`. */
  readonly papers: readonly PaperChange[];
  readonly review: Omit<Review, "checklist">;
}

/**
 * What a reviewer makes sure of: first what checks proved or found wrong, then what only a person can tell. Points that a change does not
 * touch are left out, but for those that every change must hold.
 */
export function listChecklist(findings: Findings): readonly ChecklistItem[] {
  return [...listContentItems(findings), ...listFileItems(findings), ...listPersonItems(findings)];
}
