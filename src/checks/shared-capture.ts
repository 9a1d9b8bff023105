import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "A capture is one issue of a digest: two digests of it would show and count its papers twice.",
  mend: "Delete one of the two digests.",
  example: {
    bad: `# content/digests/2025-03-11-page.md
capture: { file: page.txt, sha256: 9f86d081884c7d65… }
# content/digests/2025-03-12-page.md
capture: { file: page.txt, sha256: 9f86d081884c7d65… }`,
    good: `# content/digests/2025-03-12-page.md alone
capture: { file: page.txt, sha256: 9f86d081884c7d65… }`,
  },
  check: ({ archive: { digests } }, report) => {
    const first = new Map<string, string>();
    for (const { capture, file } of digests) {
      const other = first.get(capture.file) ?? first.get(capture.sha256);
      if (other !== undefined)
        report.at(
          file,
          ["capture", "file"],
          `found the capture of ${other} again; expected a capture of its own: delete one of the two digests`,
        );
      first.set(capture.file, other ?? file);
      first.set(capture.sha256, other ?? file);
    }
  },
});
