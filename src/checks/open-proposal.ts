import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "note",
  why: "What the captures say, and a person's value does not, waits under “proposed” for a decision.",
  mend: "Take the value over, or delete the line under “proposed”.",
  example: {
    bad: `published: 2024-10-31
proposed:
  published: 2024-10-13`,
    good: "published: 2024-10-31",
  },
  check: ({ archive: { papers } }, report) => {
    for (const { proposed, file } of papers) {
      for (const field of Object.keys(proposed))
        report.at(
          file,
          ["proposed", field],
          `found another reading of “${field}” in the captures; expected a decision: take it over, or delete this line`,
        );
    }
  },
});
