import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "An entry of a digest is a paper or was turned away, and stands on lines of its own.",
  mend: "Give each entry either “paper” or “omitted”, in the order of the page.",
  example: {
    bad: `entries:
  - { lines: 12-18, paper: tide-sort }
  - { lines: 5-11 }`,
    good: `entries:
  - { lines: 5-11, omitted: An advertisement. }
  - { lines: 12-18, paper: tide-sort }`,
  },
  check: ({ archive: { digests } }, report) => {
    for (const { entries, file } of digests) {
      let last = 0;
      for (const [index, { lines, paper, omitted }] of entries.entries()) {
        if ((paper === undefined) === (omitted === undefined))
          report.at(
            file,
            ["entries", index],
            `found an entry with ${paper === undefined ? "neither “paper” nor “omitted”" : "both “paper” and “omitted”"}; expected one of them: ${paper === undefined ? "add the paper's id, or why it was left out" : "delete the other"}`,
          );
        if (lines[0] <= last)
          report.at(
            file,
            ["entries", index, "lines"],
            `found lines ${lines[0]}-${lines[1]} after an entry that ends on line ${last}; expected lines below it: put the entries in the page's order, each on its own lines`,
          );
        last = Math.max(last, lines[1]);
      }
    }
  },
});
