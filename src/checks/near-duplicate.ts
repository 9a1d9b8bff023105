import { defineCheck } from "../contracts.ts";
import { decidedPairs, pairKey } from "../model/decisions.ts";
import { findNearDuplicates, type NearPair } from "../text/near-duplicates.ts";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "Two papers that say nearly the same are often one paper under two titles, with its readers, topics and digests split between two pages.",
  mend: "Join them with “offprint merge KEEP DROP”, or say that they are two under “different” in content/decisions.yaml.",
  example: {
    bad: `# two files, whose abstracts are nearly the same
title: Sorting Stones by Their Sound
title: Sorting Pebbles by Their Sound`,
    good: `# content/decisions.yaml
different:
  - [sorting-stones-by-their-sound, sorting-pebbles-by-their-sound]`,
  },
  check: ({ archive: { papers, decisions }, paperById }, report) => {
    const decided = decidedPairs(decisions, (id) => paperById.get(id)?.id ?? id);
    /* A paper is told of the one that is most like it: when that is settled, the next. */
    const nearest = new Map<string, NearPair>();
    for (const pair of findNearDuplicates(papers)) {
      if (decided.has(pairKey(...pair.ids))) continue;
      if (pair.score > (nearest.get(pair.ids[1])?.score ?? -1)) nearest.set(pair.ids[1], pair);
    }
    for (const {
      ids: [other, own],
      score,
    } of nearest.values())
      report.at(
        paperById.get(own)?.file ?? "",
        ["title"],
        `found a paper much like “${other}” (${Math.round(score * 100)} %); expected one paper or a decision: join them with “offprint merge ${other} ${own}”, or add the pair to “different” in content/decisions.yaml`,
      );
  },
});
