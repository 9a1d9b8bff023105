import { defineCheck } from "../contracts.ts";
import type { FieldPath } from "../model/archive.ts";

interface Claim {
  readonly file: string;
  readonly path: FieldPath;
  readonly name: string;
  /** For messages about another claim. */
  readonly said: string;
}

/** An id is a file name and an address for ever: of two things that claim one, a reader would only ever find one. */
export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "Each id, and each former id, is the address of one paper for ever: two that claim it cannot both be found.",
  mend: "Take the alias out of one of the files, or the tombstone out of removed.yaml if its paper is back.",
  example: {
    bad: `# content/papers/ti/tide-sort.md
aliases: [sorting-shells]
# content/papers/so/sorting-shells.md
id: sorting-shells`,
    good: `# content/papers/ti/tide-sort.md, after the other file was joined into it
aliases: [sorting-shells]`,
  },
  check: ({ archive: { papers, removed } }, report) => {
    const claims: Claim[] = [];
    const add = (file: string, path: FieldPath, name: string, said: string): void =>
      void claims.push({ file, path, name, said });
    for (const { id, file } of papers) add(file, ["id"], id, `the id of ${file}`);
    for (const [index, { id }] of removed.entries()) add(REMOVED, [index, "id"], id, `a tombstone in ${REMOVED}`);
    for (const { aliases, file } of papers)
      for (const [index, alias] of aliases.entries()) add(file, ["aliases", index], alias, `an alias in ${file}`);
    const first = new Map<string, Claim>();
    for (const claim of claims) {
      const key = claim.name.toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, claim);
      else
        report.at(
          claim.file,
          claim.path,
          `found “${claim.name}”, which is ${other.said} already; expected an id or alias of its own: ${mendFor(claim)}`,
        );
    }
  },
});

const REMOVED = "content/removed.yaml";

function mendFor({ file }: Claim): string {
  return file === REMOVED
    ? "delete the tombstone if the paper is back, else move the paper's file away"
    : "delete it from one of the two";
}
