import type { FacetValue } from "../../search/searcher.ts";

/** Values that are shown at once; the rest on demand. */
const MOST_AT_ONCE = 8;

/** A value that the results can be narrowed by. */
export interface Choice extends FacetValue {
  readonly isChosen: boolean;
}

/** What a list shows at once, and what only when asked. */
export interface Choices {
  readonly first: readonly Choice[];
  readonly rest: readonly Choice[];
}

/** The values of a list, those chosen always among the first, also when no result has them. */
export function arrangeChoices(values: readonly FacetValue[], chosen: readonly string[]): Choices {
  const known = new Set(values.map(({ value }) => value));
  const all: readonly Choice[] = [
    ...values.map((value) => ({ ...value, isChosen: chosen.includes(value.value) })),
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0, isChosen: true })),
  ];
  const first = all.filter(({ isChosen }, index) => isChosen || index < MOST_AT_ONCE);
  const rest = all.filter(({ isChosen }, index) => !isChosen && index >= MOST_AT_ONCE);
  /* One value more is no reason to hide it. */
  return rest.length < 2 ? { first: all, rest: [] } : { first, rest };
}
