import { type CheckReport, type Comparison, defineCheck } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";

/** Every address that a file, an alias or a tombstone gave out once is somewhere in the world: in a bookmark, a paper, a feed reader. */
export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "What was published stays: an address that answered once answers for ever, if only to say what became of it.",
  mend: "Restore the file, add its name to the “aliases” of what took its place, or write a tombstone in removed.yaml.",
  example: {
    bad: "# content/papers/ti/tide-sort.md was deleted, and nothing has its id",
    good: "# content/papers/so/sorting-shells.md\ntitle: Sorting Shells with the Tide\naliases: [ tide-sort ]",
  },
  compare: (comparison, report) => {
    const broken = listBroken(comparison.after.archive);
    comparePapers(comparison, broken, report);
    compareTombstones(comparison, report);
    compareTopics(comparison, broken, report);
    compareFiles(comparison, broken, report);
  },
});

const REMOVED = "content/removed.yaml";
const RESTORE = "restore it from git";

/** Files that are there and cannot be read: their own problems say so, and nothing of them is gone. */
function listBroken({ problems }: Archive): ReadonlySet<string> {
  return new Set(problems.flatMap(({ file, severity }) => (severity === "error" ? [file] : [])));
}

/** Ids of papers and their aliases. */
function comparePapers({ before, after }: Comparison, broken: ReadonlySet<string>, report: CheckReport): void {
  const tombstones = listTombstones(after);
  const answers = (id: string): boolean => after.paperById.has(id) || tombstones.has(id);
  for (const paper of before.archive.papers) {
    if (broken.has(paper.file)) continue;
    if (!answers(paper.id)) report.on(paper.file, tellGone(paper));
    for (const alias of paper.aliases)
      if (alias !== paper.id && !answers(alias))
        report.at(
          paper.file,
          ["aliases"],
          `found the former id “${alias}” nowhere any more; expected it to lead on: put it back under “aliases” of ${after.paperById.has(paper.id) ? "this paper" : "the paper that took its place"}`,
        );
  }
}

function tellGone({ id }: Paper): string {
  return `found the published paper “${id}” gone, with no alias and no tombstone; expected its address to answer: ${RESTORE}, add the id to the “aliases” of the paper that took its place, or write a tombstone in ${REMOVED}`;
}

function compareTombstones({ before, after }: Comparison, report: CheckReport): void {
  const tombstones = listTombstones(after);
  for (const { id } of before.archive.removed)
    if (!tombstones.has(id) && !after.paperById.has(id))
      report.on(
        REMOVED,
        `found the tombstone of “${id}” gone; expected its page to say what happened: ${RESTORE}, or restore the paper`,
      );
}

/** Slugs of topics and their aliases. */
function compareTopics({ before, after }: Comparison, broken: ReadonlySet<string>, report: CheckReport): void {
  const names = new Set(after.archive.topics.flatMap(({ slug, aliases }) => [slug, ...aliases]));
  for (const { slug, aliases, file } of before.archive.topics) {
    if (broken.has(file)) continue;
    if (!names.has(slug))
      report.on(
        file,
        `found the topic “${slug}” gone, with no alias; expected its address to answer: ${RESTORE}, or add “${slug}” to the “aliases” of the topic that took its place`,
      );
    for (const alias of aliases)
      if (!names.has(alias))
        report.at(
          file,
          ["aliases"],
          `found the topic's former name “${alias}” nowhere any more; expected it to lead on: put it back under “aliases”`,
        );
  }
}

/** Digests and hand-written pages, which have no other name. */
function compareFiles({ before, after }: Comparison, broken: ReadonlySet<string>, report: CheckReport): void {
  const listFiles = ({ archive }: Catalog): readonly (readonly [file: string, what: string])[] => [
    ...archive.digests.map(({ id, file }) => [file, `digest “${id}”`] as const),
    ...archive.pages.map(({ slug, file }) => [file, `page “${slug}”`] as const),
  ];
  const here = new Set(listFiles(after).map(([file]) => file));
  for (const [file, what] of listFiles(before))
    if (!here.has(file) && !broken.has(file))
      report.on(file, `found the ${what} gone; expected its address to answer: ${RESTORE}`);
}

function listTombstones({ archive: { removed } }: Catalog): ReadonlySet<string> {
  return new Set(removed.map(({ id }) => id));
}
