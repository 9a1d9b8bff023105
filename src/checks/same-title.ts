import { defineCheck } from "../contracts.ts";
import { decidedPairs, pairKey } from "../model/decisions.ts";
import type { Paper } from "../model/paper.ts";
import { titleKey } from "../text/fold.ts";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "Two papers with one title are mostly one paper seen twice, with its readers, topics and digests split between two pages.",
  mend: "Join them with “offprint merge KEEP DROP”, or say that they are two under “different” in content/decisions.yaml.",
  example: {
    bad: `# content/papers/so/sorting-shells.md
title: Sorting Shells
# content/papers/so/sorting-shells-2a41f0.md
title: Sorting shells`,
    good: `# content/papers/so/sorting-shells.md, after “offprint merge sorting-shells sorting-shells-2a41f0”
title: Sorting Shells
aliases: [sorting-shells-2a41f0]`,
  },
  check: ({ archive: { papers, decisions }, paperById }, report) => {
    const decided = decidedPairs(decisions, (id) => paperById.get(id)?.id ?? id);
    const first = new Map<string, Paper>();
    for (const paper of papers) {
      const key = titleKey(paper.title);
      const other = first.get(key);
      if (!other) first.set(key, paper);
      else if (!decided.has(pairKey(other.id, paper.id)))
        report.at(
          paper.file,
          ["title"],
          `found the title of “${other.id}” again; expected one paper or a decision: join them with “offprint merge ${other.id} ${paper.id}”, or add the pair to “different” in content/decisions.yaml`,
        );
    }
  },
});
