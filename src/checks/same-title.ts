import { defineCheck } from "../contracts.ts";
import type { Decision } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import { titleKey } from "../text/fold.ts";

export default defineCheck({
  severity: "warning",
  why: "Two papers with one title are mostly one paper seen twice, with its readers, topics and digests split between two pages.",
  mend: "Join them: give one the other's sources and, under aliases, its id, then delete the other's file. Or say that they are two under “different” in content/decisions.yaml.",
  check: ({ archive: { papers, decisions } }, report) => {
    const decided = new Set(decisions.filter(({ kind }) => kind !== "same").map(pairOf));
    const first = new Map<string, Paper>();
    for (const paper of papers) {
      const key = titleKey(paper.title);
      const other = first.get(key);
      if (!other) first.set(key, paper);
      else if (!decided.has(pairOf({ ids: [other.id, paper.id] })))
        report.at(
          paper.file,
          ["title"],
          `found the title of “${other.id}” again; expected one paper or a decision: give “${other.id}” this paper's sources and, under aliases, its id, then delete this file; or add the pair to “different” in content/decisions.yaml`,
        );
    }
  },
});

function pairOf({ ids }: Pick<Decision, "ids">): string {
  return ids.toSorted().join(" ");
}
