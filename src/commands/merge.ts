import { createCaptureReader } from "../archive/capture-reader.ts";
import { withLock } from "../archive/lock.ts";
import { planMerge } from "../archive/merge.ts";
import { readArchive, requireArchive } from "../archive/read.ts";
import { recoverWrites, writeFiles } from "../archive/write.ts";
import { type Command, type CommandContext, defineCommand, type Source } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import { loadPlugins } from "../registry.ts";
import { mergeAnswer, renderMerge } from "../report/merge-report.ts";
import { renderProblems } from "../report/problems.ts";
import { nearestNames } from "../text/near.ts";
import { UsageError } from "../usage-error.ts";

const ABOUT = `
KEEP's address stays; DROP's leads there from now on. KEEP gains DROP's sources, DROP's id as an alias, and what people
wrote into DROP. Where people wrote into both, KEEP's value stays and DROP's waits under “proposed” in KEEP's file.
Papers that decisions.yaml calls different, and papers with two arXiv ids or DOIs, are not joined.`;

const command: Command = {
  summary: "joins two papers that are one",
  example: "offprint merge glass-oars glass-oars-extended-abstract",
  declare: (cli) =>
    cli
      .argument("<keep>", "the paper whose id and page stay: its id, a former id, or its file")
      .argument("<drop>", "the paper that becomes a part of it")
      .option("--dry-run", "say what would change, write nothing")
      .addHelpText("after", ABOUT),
  run: async (names, options, context) => {
    requireArchive(context.root);
    const [keepId = "", dropId = ""] = names.map((name) => name.replace(/^.*\//u, "").replace(/\.md$/u, ""));
    if (keepId === dropId) throw new UsageError(`found “${keepId}” twice; expected two papers: KEEP and DROP`);
    const isDry = options["dryRun"] === true;
    const task = async (): Promise<number> => mergePapers([keepId, dropId], isDry, context);
    return isDry
      ? task()
      : withLock(context.root, async () => {
          await recoverWrites(context.root);
          return task();
        });
  },
};
export default defineCommand(command);

async function mergePapers(ids: readonly [string, string], isDry: boolean, context: CommandContext): Promise<number> {
  const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
  const broken = findBroken(archive, ids);
  if (broken.length > 0) return refuse(ids, broken, context);
  const [keep, drop] = [findPaper(archive, ids[0]), findPaper(archive, ids[1])];
  if (keep === drop) {
    context.say(`“${ids.join("” and “")}” are ids of one paper already, ${keep.file}: nothing to do`);
    if (context.json) context.out(mergeAnswer(ids, undefined));
    return 0;
  }
  const sources = await loadPlugins<Source>("sources");
  const plan = await planMerge(archive, keep, drop, createCaptureReader(archive, sources));
  if (plan.problems.length > 0) return refuse(ids, plan.problems, context);
  if (!isDry) await writeFiles(context.root, plan.changes);
  for (const line of renderMerge(keep, drop, plan, isDry)) context.say(line);
  if (context.json) context.out(mergeAnswer([keep.id, drop.id], plan));
  return 0;
}

function refuse(ids: readonly [string, string], problems: readonly Problem[], context: CommandContext): number {
  for (const line of renderProblems(problems, context.colour)) context.say(line);
  context.say("nothing was joined");
  if (context.json) context.out(mergeAnswer(ids, undefined, problems));
  return 1;
}

/** What cannot be read and is needed: the two papers, and what people decided about them. */
function findBroken(archive: Archive, ids: readonly string[]): readonly Problem[] {
  const needed = new Set(["content/decisions.yaml", "content/removed.yaml"]);
  return archive.problems.filter(
    ({ file, severity }) =>
      severity === "error" &&
      (needed.has(file) || ids.some((id) => file.startsWith("content/papers/") && file.endsWith(`/${id}.md`))),
  );
}

/** A paper by its id or a former one. Throws {@link UsageError} when there is none. */
function findPaper(archive: Archive, id: string): Paper {
  const paper =
    archive.papers.find((candidate) => candidate.id === id) ??
    archive.papers.find(({ aliases }) => aliases.includes(id));
  if (paper) return paper;
  if (archive.removed.some((removed) => removed.id === id))
    throw new UsageError(`found “${id}” in content/removed.yaml; expected a paper: bring it back, or leave it removed`);
  const known = archive.papers.flatMap((candidate) => [candidate.id, ...candidate.aliases]);
  const near = nearestNames(id, known, 3);
  const hint =
    near.length === 0 ? "the ids are the names of the files in content/papers" : `did you mean ${near.join(", ")}?`;
  throw new UsageError(`found no paper “${id}”; expected a paper's id: ${hint}`);
}
