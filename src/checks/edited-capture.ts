import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "A capture is evidence: one that can be edited, even together with the hash that vouches for it, proves nothing.",
  mend: "Restore the capture from git; if it had to go, say so in its digest with “removed: { date, reason }”.",
  example: {
    bad: "# content/captures/page.txt\nSorting Shells with the Tide (was: Sorting Shels with the Tide)",
    good: "# content/digests/2025-03-12-page.md, if the evidence had to go\ncapture: { file: page.txt, sha256: 2035…3bff, removed: { date: 2025-05-02, reason: It named a child. } }",
  },
  compare: ({ before, after }, report) => {
    const now = new Map(after.archive.captures.map(({ name, sha256 }) => [name, sha256]));
    const silenced = new Set(after.archive.digests.flatMap(({ capture }) => (capture.removed ? [capture.file] : [])));
    for (const { name, sha256 } of before.archive.captures) {
      const file = `content/captures/${name}`;
      const hash = now.get(name);
      if (hash === undefined && !silenced.has(name))
        report.on(
          file,
          "found the capture gone; expected evidence to stay: restore it from git, or say why in its digest, under “capture”: “removed: { date, reason }”",
        );
      else if (hash !== undefined && hash !== sha256)
        report.on(
          file,
          `found other bytes than before: their SHA-256 begins ${hash.slice(0, 8)}; expected ${sha256.slice(0, 8)}: restore the capture from git, a better one goes under another name`,
        );
    }
  },
});
