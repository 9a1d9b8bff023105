import { defineCheck } from "../contracts.ts";
import type { PartialDate } from "../model/date.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A page cannot show a paper before it is published: one of the two dates has the wrong year.",
  mend: "Correct “published”, or give the capture's day with “offprint ingest PATH --captured DATE”.",
  example: {
    bad: `published: 2025-12-30
sources:
  - { capture: 001_page.txt, lines: 5-11, capturedOn: 2025-10-31 }`,
    good: `published: 2024-12-30
sources:
  - { capture: 001_page.txt, lines: 5-11, capturedOn: 2025-10-31 }`,
  },
  check: ({ archive: { papers } }, report) => {
    for (const { published, sources, file } of papers) {
      if (published === undefined) continue;
      const earlier = sources.find(({ capturedOn }) => capturedOn !== undefined && isAfter(published, capturedOn));
      if (earlier)
        report.at(
          file,
          ["published"],
          `found ${published}, after ${earlier.capture} was captured on ${earlier.capturedOn ?? ""}; expected a day up to it: correct it, or the capture's day with --captured`,
        );
    }
  },
});

/** Whether a date is surely after another, as far as both are known. */
function isAfter(date: PartialDate, other: PartialDate): boolean {
  if (date.startsWith("X") || other.startsWith("X")) return false;
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}
