import type { FieldPath } from "../model/archive.ts";
import type { ChecklistItem } from "../model/review.ts";
import type { ReviewSide } from "./input.ts";

export type Spot = ChecklistItem["places"][number];

type Words = Pick<ChecklistItem, "id" | "claim">;

/** A point that a check settles: proved when there is nothing against it. */
export function settle(words: Words, against: readonly Spot[], proof: string, contrary: string): ChecklistItem {
  const isProved = against.length === 0;
  return { ...words, state: isProved ? "proved" : "failed", evidence: isProved ? proof : contrary, places: against };
}

/** A point for a person: nothing at all when there is no place to look at. */
export function leaveOpen(words: Words, places: readonly Spot[], evidence: string): readonly ChecklistItem[] {
  return places.length === 0 ? [] : [{ ...words, state: "open", evidence, places }];
}

/** A value's place in a file of one side; the file's first line when it is not there. */
export function spotOf({ archive }: ReviewSide, file: string, path: FieldPath, what: string): Spot {
  return { file, line: archive.files.get(file)?.placeOf(path).line ?? 1, what };
}
