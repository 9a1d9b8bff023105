import { defineCheck } from "../contracts.ts";
import type { Decision } from "../model/archive.ts";
import { pairKey, placeDecisions } from "../model/decisions.ts";

/** Kinds that cannot both be true of one pair. */
const OPPOSITES: Readonly<Record<Decision["kind"], Decision["kind"]>> = {
  same: "different",
  different: "same",
  related: "unrelated",
  unrelated: "related",
};

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "Two decisions that contradict each other decide nothing.",
  mend: "Delete one of the two lines.",
  example: {
    bad: `same:
  - [tide-sort, sorting-shells]
different:
  - [sorting-shells, tide-sort]`,
    good: `different:
  - [sorting-shells, tide-sort]`,
  },
  check: ({ archive: { decisions }, paperById }, report) => {
    const seen = new Set<string>();
    for (const { kind, ids, path } of placeDecisions(decisions)) {
      const say = (message: string): void => report.at("content/decisions.yaml", path, message);
      const [one, other] = ids.map((id) => paperById.get(id)?.id ?? id);
      const pair = pairKey(one ?? "", other ?? "");
      if (seen.has(`${OPPOSITES[kind]}\n${pair}`))
        say(
          `found “${ids[0]}” and “${ids[1]}” under “${kind}” and under “${OPPOSITES[kind]}”; expected one of them: delete the other line`,
        );
      if (ids[0] === ids[1]) say(`found “${ids[0]}” beside itself; expected two papers: correct one of the two ids`);
      else if (one === other && kind !== "same")
        say(
          `found “${ids[0]}” and “${ids[1]}” under “${kind}”, and both are ids of one paper; expected two papers: delete the line, or take the id out of the “aliases” of “${one}”`,
        );
      seen.add(`${kind}\n${pair}`);
    }
  },
});
