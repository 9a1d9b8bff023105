import type { Catalog } from "../model/catalog.ts";
import { decidedPairs, pairKey } from "../model/decisions.ts";
import { compareText } from "../model/problem.ts";
import type { OpenPair } from "../model/review.ts";
import { findNearDuplicates } from "../text/near-duplicates.ts";

/** Pairs that look like one paper twice and that nobody has decided about, of which one is in `fresh`: the most alike first. */
export function listOpenPairs({ archive, paperById }: Catalog, fresh: ReadonlySet<string>): readonly OpenPair[] {
  if (fresh.size === 0) return [];
  const decided = decidedPairs(archive.decisions, (id) => paperById.get(id)?.id ?? id);
  return findNearDuplicates(archive.papers, fresh)
    .filter(({ ids }) => !decided.has(pairKey(...ids)))
    .map(({ ids: [a, b], score }): OpenPair => ({
      ids: [a, b],
      titles: [paperById.get(a)?.title ?? a, paperById.get(b)?.title ?? b],
      score,
    }))
    .toSorted((a, b) => b.score - a.score || compareText(pairKey(...a.ids), pairKey(...b.ids)));
}
