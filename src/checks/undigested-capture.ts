import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "A capture that no digest lists has given the archive nothing yet.",
  mend: "Run “offprint ingest”.",
  example: {
    bad: `content/captures/005_page.txt
# and no file of content/digests names it`,
    good: `content/captures/005_page.txt
content/digests/2025-11-07-005-page.md
# capture: { file: 005_page.txt, … }`,
  },
  check: ({ archive: { digests, captures } }, report) => {
    const listed = new Set(digests.flatMap(({ capture }) => [capture.file, capture.sha256]));
    for (const { name, sha256 } of captures) {
      if (!listed.has(name) && !listed.has(sha256))
        report.on(
          `content/captures/${name}`,
          "found a capture that no digest lists; expected its papers in the archive: run “offprint ingest”",
        );
    }
  },
});
