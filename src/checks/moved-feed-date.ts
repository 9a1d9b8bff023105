import { defineCheck } from "../contracts.ts";
import { datePaper } from "../render/feed-entry.ts";

/** An earlier day is a digest that was found later, and surprises nobody: readers sort it below what they have read. */
export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "A feed entry that moves to a later day comes up again as if it were new.",
  mend: "Put the digest's date, or “since” in site.yaml, back; leave it if the year was learnt only now.",
  example: {
    bad: "# content/digests/2025-03-12-page.md\ndate: 2026-03-12 # was: 2025-03-12",
    good: "date: 2025-03-12",
  },
  compare: ({ before, after }, report) => {
    const { since } = after.archive.site;
    const isLaterSince = since > before.archive.site.since;
    if (isLaterSince)
      report.at(
        "content/site.yaml",
        ["since"],
        `found the first day of the archive moved from ${before.archive.site.since} to ${since}, and with it what no digest dates in feeds; expected it to stay: put it back`,
      );
    for (const paper of before.archive.papers) {
      const now = after.paperById.get(paper.id);
      if (now?.id !== paper.id) continue;
      const was = datePaper(paper, before).published;
      const is = datePaper(now, after).published;
      if (is > was && !(isLaterSince && is === since))
        report.on(
          now.file,
          `found that its entry in feeds moves from ${was} to ${is}; expected it to stay: put back the date of the earliest digest that lists it`,
        );
    }
  },
});
