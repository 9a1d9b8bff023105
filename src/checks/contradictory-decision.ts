import { defineCheck } from "../contracts.ts";
import type { Decision } from "../model/archive.ts";

/** Kinds that cannot both be true of one pair. */
const OPPOSITES: Readonly<Record<Decision["kind"], Decision["kind"]>> = {
  same: "different",
  different: "same",
  related: "unrelated",
  unrelated: "related",
};

export default defineCheck({
  severity: "error",
  why: "Two decisions that contradict each other decide nothing.",
  mend: "Delete one of the two lines.",
  check: ({ archive: { decisions } }, report) => {
    const seen = new Set<string>();
    const counts = new Map<string, number>();
    for (const { kind, ids } of decisions) {
      const index = counts.get(kind) ?? 0;
      counts.set(kind, index + 1);
      const pair = ids.toSorted().join("\n");
      if (seen.has(`${OPPOSITES[kind]}\n${pair}`))
        report.at(
          "content/decisions.yaml",
          [kind, index],
          `found “${ids[0]}” and “${ids[1]}” under “${kind}” and under “${OPPOSITES[kind]}”; expected one of them: delete the other line`,
        );
      if (ids[0] === ids[1])
        report.at(
          "content/decisions.yaml",
          [kind, index],
          `found “${ids[0]}” beside itself; expected two papers: correct one of the two ids`,
        );
      seen.add(`${kind}\n${pair}`);
    }
  },
});
