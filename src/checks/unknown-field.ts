import { defineCheck } from "../contracts.ts";
import { nearestNames } from "../text/near.ts";

/** Fields that a guess, a fingerprint or a proposal can speak of. */
const FIELDS: ReadonlySet<string> = new Set([
  "title",
  "published",
  "guessed",
  "authors",
  "authorCount",
  "organization",
  "venue",
  "language",
  "links.arxiv",
  "links.doi",
  "links.pdf",
  "links.huggingface",
  "links.project",
  "links.code",
  "links.other",
  "comments",
  "abstract",
]);

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "A guess under a name that no field has is not marked where it is shown.",
  mend: "Write the name of a field, as “published” or “links.code”.",
  example: {
    bad: `published: 2024-10-31
guessed: [date]`,
    good: `published: 2024-10-31
guessed: [published]`,
  },
  check: ({ archive: { papers } }, report) => {
    for (const { guessed, fingerprints, proposed, file } of papers) {
      const named = [
        ...guessed.map((field, index) => ({ field, path: ["guessed", index] })),
        ...Object.keys(fingerprints).map((field) => ({ field, path: ["fingerprints"] })),
        ...Object.keys(proposed).map((field) => ({ field, path: ["proposed", field] })),
      ];
      for (const { field, path } of named) {
        if (FIELDS.has(field)) continue;
        const [near] = nearestNames(field, FIELDS, 1);
        const hint = near === undefined ? "correct or delete it" : `did you mean “${near}”?`;
        report.at(
          file,
          path,
          `found “${field}”, which is no field of a paper; expected a name as “published”: ${hint}`,
        );
      }
    }
  },
});
