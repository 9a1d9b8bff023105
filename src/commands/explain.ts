import { createCaptureReader } from "../archive/capture-reader.ts";
import { readArchive } from "../archive/read.ts";
import { type Command, type CommandContext, defineCommand, type Source } from "../contracts.ts";
import type { Archive, Tombstone } from "../model/archive.ts";
import { loadPlugins } from "../registry.ts";
import { explainPaper } from "../report/explain.ts";
import { renderExplanation } from "../report/explain-text.ts";
import { renderProblems } from "../report/problems.ts";
import { buildCatalog } from "../site/catalog.ts";
import { nearestNames } from "../text/near.ts";
import { UsageError } from "../usage-error.ts";

/** The keys of the machine's answer, which stay. */
const ANSWER = `
With --json, one object:
  id, title, file, url, aliases, notTopics, status, hasNotes
  sightings  [{capture, lines: [first, last], capturedOn, capturedOnFrom, digest, state}]
  fields     [{field, owner: machine | person | deleted, value, guessed, from: {capture, lines},
               repairs: [{line, column, from, to, rule, does}], reading (where the file says something else),
               lost: [{capture, lines, value}], choice (why those lost), proposed, year (how it is known)}]
  findings   [{capture, line, column, severity, rule, message}]
  topics     [{slug, title, why}]
  digests    [{id, date, dateFrom}]
Of a removed paper: id, removed: {title, date, reason, replacedBy}. Unknown values are null, lists [].`;

const command: Command = {
  summary: "says where each field of a paper came from, what was repaired, what lost, and why it is in its topics",
  example: "offprint explain measuring-the-intrinsic-dimension-of-objective-landscapes",
  declare: (cli) => cli.argument("<id>", "the paper's id, a former id, or its file").addHelpText("after", ANSWER),
  run: async ([asked = ""], _options, context) => {
    const id = asked.replace(/^.*\//u, "").replace(/\.md$/u, "");
    const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
    const catalog = buildCatalog(archive);
    const paper = catalog.paperById.get(id);
    if (!paper) return explainOther(id, archive, context);
    const sources = await loadPlugins<Source>("sources");
    const explanation = await explainPaper(paper, catalog, createCaptureReader(archive, sources));
    context.out(context.json ? toJson(explanation) : renderExplanation(explanation));
    return 0;
  },
};
export default defineCommand(command);

/** An id that no paper has: of a paper that was removed, of one that cannot be read, or a mistaken one. */
function explainOther(id: string, archive: Archive, context: CommandContext): number {
  const tombstone = archive.removed.find((removed) => removed.id === id);
  if (tombstone) {
    context.out(context.json ? toJson({ id, removed: tombstone }) : renderTombstone(tombstone));
    return 0;
  }
  const problems = archive.problems.filter(
    ({ file }) => file.startsWith("content/papers/") && file.endsWith(`/${id}.md`),
  );
  if (problems.length > 0) {
    for (const line of renderProblems(problems, context.colour)) context.say(line);
    return 1;
  }
  const known = [
    ...archive.papers.flatMap((paper) => [paper.id, ...paper.aliases]),
    ...archive.removed.map((removed) => removed.id),
  ];
  const near = nearestNames(id, known, 3);
  const hint =
    near.length === 0 ? "the ids are the names of the files in content/papers" : `did you mean ${near.join(", ")}?`;
  throw new UsageError(`found no paper “${id}”; expected a paper's id: ${hint}`);
}

function renderTombstone({ id, title, date, reason, replacedBy }: Tombstone): string {
  const successor = replacedBy === undefined ? "" : `  in its place: ${replacedBy}\n`;
  return `${title}\n  id: ${id}\n  removed on ${date}: ${reason}\n${successor}`;
}

function toJson(answer: unknown): string {
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
