import { defineCheck } from "../contracts.ts";
import { placeDecisions } from "../model/decisions.ts";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "Two papers that a person calls the same still have two pages: both are published, and only a person can say whose address stays.",
  mend: "Join them with “offprint merge KEEP DROP”.",
  example: {
    bad: `# content/decisions.yaml, and both papers have a file
same:
  - [tide-sort, sorting-shells]`,
    good: `# content/papers/ti/tide-sort.md, after “offprint merge tide-sort sorting-shells”
aliases: [sorting-shells]`,
  },
  check: ({ archive: { decisions }, paperById }, report) => {
    for (const { kind, ids, path } of placeDecisions(decisions)) {
      const [one, other] = ids.map((id) => paperById.get(id));
      if (kind !== "same" || !one || !other || one === other) continue;
      report.at(
        "content/decisions.yaml",
        path,
        `found “${one.id}” and “${other.id}” called the same, and both are published; expected one paper: join them with “offprint merge ${one.id} ${other.id}”, the one to keep first`,
      );
    }
  },
});
