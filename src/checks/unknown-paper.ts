import { defineCheck } from "../contracts.ts";
import type { FieldPath } from "../model/archive.ts";
import { nearestNames } from "../text/near.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "A decision about a paper that does not exist decides nothing, and a tombstone that leads nowhere helps nobody.",
  mend: "Write the id of a paper, a former id, or (in a decision) of a tombstone.",
  example: {
    bad: `# content/decisions.yaml; the paper is called sorting-shells
related:
  - [tide-sort, sorting-shels]`,
    good: `related:
  - [tide-sort, sorting-shells]`,
  },
  check: ({ archive: { decisions, removed }, paperById }, report) => {
    const tombstones = new Set(removed.map(({ id }) => id));
    const say = (file: string, path: FieldPath, id: string): void => {
      const [near] = nearestNames(id, paperById.keys(), 1);
      const hint = near === undefined ? "correct it, or delete the line" : `did you mean “${near}”?`;
      report.at(file, path, `found “${id}”, and no paper has that id; expected the id of a paper: ${hint}`);
    };
    for (const [index, { replacedBy }] of removed.entries()) {
      if (replacedBy !== undefined && !paperById.has(replacedBy))
        say("content/removed.yaml", [index, "replacedBy"], replacedBy);
    }
    const counts = new Map<string, number>();
    for (const { kind, ids } of decisions) {
      const index = counts.get(kind) ?? 0;
      counts.set(kind, index + 1);
      for (const [position, id] of ids.entries()) {
        if (!paperById.has(id) && !tombstones.has(id)) say("content/decisions.yaml", [kind, index, position], id);
      }
    }
  },
});
