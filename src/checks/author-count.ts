import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "“authorCount” is for papers whose authors were only counted: beside a list of names, one of the two is wrong.",
  mend: "Delete “authorCount” when the list is whole, else complete the list.",
  example: {
    bad: `authors:
  - name: Ada Lindqvist
  - name: Tom Reyes
authorCount: 6`,
    good: "authorCount: 6",
  },
  check: ({ archive: { papers } }, report) => {
    for (const { authors, authorCount, file } of papers) {
      if (authors.length > 0 && authorCount !== undefined && authorCount !== authors.length)
        report.at(
          file,
          ["authorCount"],
          `found ${authorCount}, and a list of ${authors.length} under “authors”; expected equal numbers: complete the list, or delete “authorCount”`,
        );
    }
  },
});
