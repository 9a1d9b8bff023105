import type { PartialDate } from "./date.ts";
import type { StatusKind } from "./paper.ts";

/** A paper's own date as it stood in a commit. */
export interface HistoryDate {
  readonly date: PartialDate;
  readonly guessed: boolean;
}

/** A field of a paper that a commit changed; of its values no more than a date and the marks that were set, for these cannot be anybody's words. */
export interface HistoryField {
  /** As in front matter; `abstract` and `notes` for the two parts of the body. */
  readonly name: string;
  readonly was?: HistoryDate | undefined;
  readonly is?: HistoryDate | undefined;
  /** Kinds of `status` that were not there before. */
  readonly marks?: readonly StatusKind[] | undefined;
}

/** What a commit did to a paper. Who made it, and their words, stay in the repository. */
export interface HistoryEntry {
  /** `moved`: it had another id until then; `joined`: another paper became a part of it. */
  readonly kind: "added" | "changed" | "moved" | "joined" | "restored";
  /** The commit's day in UTC, `YYYY-MM-DD`; undefined for one that no calendar has. */
  readonly day?: string | undefined;
  /** The commit's full hash. */
  readonly commit: string;
  readonly fields: readonly HistoryField[];
}
