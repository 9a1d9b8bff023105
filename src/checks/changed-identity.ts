import { type CheckReport, type Comparison, defineCheck } from "../contracts.ts";

/** What was minted once and is known elsewhere. */
export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "Feed readers know entries by the archive's id, and evidence by its hash: with another one, all is new to them.",
  mend: "Put the value back as it was.",
  example: {
    bad: "# content/site.yaml\nid: 0b2f6d1c-93a5-4e0e-8f4c-5d1a7c2b9e61 # was: …9e60",
    good: "id: 0b2f6d1c-93a5-4e0e-8f4c-5d1a7c2b9e60",
  },
  compare: (comparison, report) => {
    compareSite(comparison, report);
    compareDigests(comparison, report);
  },
});

function compareSite({ before, after }: Comparison, report: CheckReport): void {
  const was = before.archive.site.id;
  const is = after.archive.site.id;
  if (was !== is)
    report.at(
      "content/site.yaml",
      ["id"],
      `found the archive's id ${is}; expected ${was}: every entry of every feed would come again as new, put it back`,
    );
}

function compareDigests({ before, after }: Comparison, report: CheckReport): void {
  const now = new Map(after.archive.digests.map((digest) => [digest.id, digest]));
  for (const { id, capture: was } of before.archive.digests) {
    const digest = now.get(id);
    if (!digest) continue;
    const { file, capture: is } = digest;
    for (const key of ["file", "sha256"] as const)
      if (is[key] !== was[key])
        report.at(
          file,
          ["capture", key],
          `found “${is[key]}” as the digest's evidence; expected “${was[key]}”, from which its papers were read: put it back, another capture has a digest of its own`,
        );
  }
}
