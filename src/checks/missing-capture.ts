import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "A capture is the evidence for what its papers say: without it nobody can check them.",
  mend: "Restore the file from git; if it had to go, say so in its digest with “removed: { date, reason }”.",
  example: {
    bad: `# there is no content/captures/001_page.txt
capture: { file: 001_page.txt, sha256: 9f86d081884c7d65… }`,
    good: "capture: { file: 001_page.txt, sha256: 9f86d081884c7d65…, removed: { date: 2025-06-01, reason: Its page asked for it. } }",
  },
  check: ({ archive: { papers, digests, captures } }, report) => {
    const here = new Set(captures.map(({ name }) => name));
    const listed = new Set(digests.map(({ capture }) => capture.file));
    for (const { capture, file } of digests) {
      if (!here.has(capture.file) && !capture.removed)
        report.at(
          file,
          ["capture", "file"],
          `found no file content/captures/${capture.file}; expected the capture this digest came from: restore it from git, or add “removed: { date, reason }” to “capture”`,
        );
    }
    for (const { sources, file } of papers) {
      for (const [index, { capture }] of sources.entries()) {
        if (!here.has(capture) && !listed.has(capture))
          report.at(
            file,
            ["sources", index, "capture"],
            `found no file content/captures/${capture} and no digest of it; expected the capture this paper was seen in: correct the name, restore the file from git, or delete the source`,
          );
      }
    }
  },
});
