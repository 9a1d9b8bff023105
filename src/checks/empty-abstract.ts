import { defineCheck } from "../contracts.ts";
import { hasWords, stripMarks } from "../text/markdown-marks.ts";

/** Nearly every abstract shows its first words within so many characters: the rest need not be looked at. */
const START = 200;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A paper without an abstract cannot be judged, searched or sorted into topics.",
  mend: "Write the abstract below the front matter, above the first “##” heading.",
  example: {
    bad: `---
title: Sorting Shells with the Tide
id: sorting-shells
---

## Notes

Read on Tuesday.`,
    good: `---
title: Sorting Shells with the Tide
id: sorting-shells
---

Shells are sorted by the sea before anybody comes …

## Notes

Read on Tuesday.`,
  },
  check: ({ archive: { papers } }, report) => {
    for (const { abstract, notes, file } of papers) {
      if (hasWords(stripMarks(abstract.slice(0, START))) || hasWords(stripMarks(abstract))) continue;
      const found =
        abstract !== ""
          ? "no text in the abstract"
          : notes === ""
            ? "no abstract"
            : "no abstract before the first section";
      report.inBody(file, 0, `found ${found}; expected the paper's abstract: write it below the front matter`);
    }
  },
});
