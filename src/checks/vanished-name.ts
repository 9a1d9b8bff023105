import { type CheckReport, type Comparison, defineCheck } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";

/** People and organisations have no file: their addresses come from names in papers, and a name that is corrected takes its address along. */
export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "Who was renamed, or written wrongly, keeps the address under which readers know them.",
  mend: "Write the former name and the new one under “aliases” in site.yaml.",
  example: {
    bad: "# content/papers/so/sorting-shells.md\nauthors:\n  - { name: Ada Lindqvist } # was: Ada Lind",
    good: "# content/site.yaml\naliases:\n  people: { Ada Lind: Ada Lindqvist }",
  },
  compare: (comparison, report) => {
    compareOrganizations(comparison, report);
    comparePeople(comparison, report);
  },
});

const SITE = "content/site.yaml";

/** An organisation that no paper names any more goes with its papers; one whose papers name another in its place was renamed. */
function compareOrganizations({ before, after }: Comparison, report: CheckReport): void {
  const slugs = new Set(after.organizations.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]));
  for (const { slug, organization, papers } of before.organizations) {
    if (slugs.has(slug)) continue;
    const now = papers.map(({ id }) => after.paperById.get(id)?.organization?.name);
    const name = now.find((other) => other !== undefined && other !== organization.name);
    if (name !== undefined) report.at(SITE, ["aliases"], tell("organizations", slug, organization.name, name));
  }
}

function comparePeople({ before, after }: Comparison, report: CheckReport): void {
  const slugs = new Set(
    [...after.authors, ...after.namesakes].flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
  );
  for (const { slug, name, papers } of before.authors) {
    if (slugs.has(slug)) continue;
    const other = papers.map((paper) => findSuccessor(paper, name, after.paperById.get(paper.id)));
    const found = other.find((successor) => successor !== undefined);
    if (found !== undefined) report.at(SITE, ["aliases"], tell("people", slug, name, found));
  }
}

/** Who stands where a person stood, in a list of as many: a shorter list lost somebody, who need not be anybody else. */
function findSuccessor(before: Paper, name: string, after: Paper | undefined): string | undefined {
  if (!after || after.authors.length < before.authors.length) return undefined;
  const known = new Set(before.authors.map((author) => author.name));
  const place = before.authors.findIndex((author) => author.name === name);
  const successor = after.authors[place]?.name;
  return successor === undefined || known.has(successor) ? undefined : successor;
}

function tell(kind: "organizations" | "people", slug: string, name: string, successor: string): string {
  const folder = kind === "people" ? "authors" : kind;
  return `found nobody at /${folder}/${slug}/, the address of “${name}”, whose papers name “${successor}” now; expected it to lead on: add “${name}: ${successor}” to “aliases.${kind}”`;
}
