import type { Decision } from "./archive.ts";

/** A pair of ids as one text, in either order the same. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** The pairs that people decided about in any way; `idOf` gives the id that a paper has now for a former one. */
export function decidedPairs(decisions: readonly Decision[], idOf: (id: string) => string): ReadonlySet<string> {
  return new Set(decisions.map(({ ids: [a, b] }) => pairKey(idOf(a), idOf(b))));
}

/** Where each decision stands in decisions.yaml: the kinds are lists of their own. */
export function placeDecisions(
  decisions: readonly Decision[],
): readonly (Decision & { readonly path: readonly [kind: string, index: number] })[] {
  const counts = new Map<string, number>();
  return decisions.map((decision) => {
    const index = counts.get(decision.kind) ?? 0;
    counts.set(decision.kind, index + 1);
    return { ...decision, path: [decision.kind, index] };
  });
}
