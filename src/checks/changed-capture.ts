import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "A capture is evidence: kept byte for byte as it was received, it proves what was read from it.",
  mend: "Restore the capture from git; add a better one under another name.",
  example: {
    bad: `# the bytes of 001_page.txt were edited
capture: { file: 001_page.txt, sha256: 9f86d081884c7d65… }`,
    good: `# the page as saved, and a better copy of it beside it
capture: { file: 001_page.txt, sha256: 9f86d081884c7d65… }`,
  },
  check: ({ archive: { digests, captures } }, report) => {
    const hashes = new Map(captures.map(({ name, sha256 }) => [name, sha256]));
    for (const { capture, file } of digests) {
      const hash = hashes.get(capture.file);
      if (hash !== undefined && hash !== capture.sha256)
        report.at(
          file,
          ["capture", "sha256"],
          `found other bytes in content/captures/${capture.file}: their SHA-256 begins ${hash.slice(0, 8)}; expected ${capture.sha256.slice(0, 8)}: restore the capture from git, or add the new one under another name`,
        );
    }
  },
});
