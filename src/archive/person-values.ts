import type { Paper } from "../model/paper.ts";

/**
 * A paper with values that a person gave, by whatever way they came in. A date that a person gives is not inferred any more, and authors with
 * names need no number beside them.
 */
export function withPersonsValues(before: Paper, values: Partial<Paper>): Paper {
  const after = { ...before, ...values };
  const isDated = "published" in values && values.published !== before.published;
  const isNamed = values.authors !== undefined && values.authors.length > 0 && before.authors.length === 0;
  return {
    ...after,
    ...(isDated && { guessed: before.guessed.filter((name) => name !== "published") }),
    ...(isNamed && { authorCount: undefined }),
  };
}
