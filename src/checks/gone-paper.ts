import { defineCheck } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "What was published stays: a paper that a digest lists has a page, a redirect or a notice of removal.",
  mend: "Restore the paper's file, add its id to another paper's “aliases”, write a tombstone in removed.yaml, or write “omitted: reason” in place of “paper”.",
  example: {
    bad: `# content/digests/2025-03-12-page.md; no such paper is in the archive
entries:
  - { lines: 5-11, paper: tide-sort }`,
    good: `# content/removed.yaml
- { id: tide-sort, title: Tide Sort, date: 2025-06-01, reason: Its authors asked for it. }`,
  },
  check: ({ archive, paperById }, report) => {
    const removed = new Set(archive.removed.map(({ id }) => id));
    const broken = unreadablePapers(archive);
    for (const { entries, file } of archive.digests) {
      for (const [index, { paper }] of entries.entries()) {
        if (paper === undefined || paperById.has(paper) || removed.has(paper) || broken.has(paper)) continue;
        report.at(
          file,
          ["entries", index, "paper"],
          `found “${paper}”, and no paper, alias or tombstone has that id; expected one: restore its file, add the id to the “aliases” of the paper that took its place, write a tombstone in content/removed.yaml, or write “omitted: reason” here`,
        );
      }
    }
  },
});

/** Ids of papers whose files are there but cannot be read: their own problems say so. */
function unreadablePapers({ problems }: Archive): ReadonlySet<string> {
  return new Set(problems.flatMap(({ file }) => /^content\/papers\/.*\/([^/]+)\.md$/u.exec(file)?.[1] ?? []));
}
