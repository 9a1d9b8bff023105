import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "note",
  why: "What the captures say, and a person's value does not, waits under “proposed” for a decision.",
  mend: "Take the value over, or delete the line under “proposed”.",
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
