import type { Inline, Mend, Suspect } from "../../model/repair.ts";

/** A text as mended: its pieces, what was changed, and what was left in doubt. */
export interface Mended {
  readonly inlines: readonly Inline[];
  readonly mends: readonly Mend[];
  readonly suspects: readonly Suspect[];
}

/** Repairs what a capture did to the TeX of one paragraph or title (clean text, one line). */
export function mendText(text: string): Mended {
  return { inlines: [{ kind: "text", value: text }], mends: [], suspects: [] };
}
