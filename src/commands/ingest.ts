import { resolve } from "node:path";
import { type Command, type CommandContext, defineCommand, type Source } from "../contracts.ts";
import { createCaptureReader } from "../archive/capture-reader.ts";
import { CAPTURE_LIMIT } from "../archive/capture-text.ts";
import { nameCodeVersion } from "../archive/code-version.ts";
import { createContentHash } from "../archive/content-files.ts";
import { type IngestPlan, planIngest } from "../archive/ingest.ts";
import { type CaptureInput, loadCaptures } from "../archive/load-captures.ts";
import { withLock } from "../archive/lock.ts";
import type { ReadOptions } from "../archive/read-captures.ts";
import { type Progress, readArchive, requireArchive } from "../archive/read.ts";
import { readSettled, type Settled, writeSettled } from "../archive/settled.ts";
import { recoverWrites, writeFiles, writeWhole } from "../archive/write.ts";
import type { Problem } from "../model/problem.ts";
import { loadPlugins } from "../registry.ts";
import { ingestAnswer, renderIngestLine, renderIngestSummary } from "../report/ingest-report.ts";
import { countProblems, hasErrors, renderProblems } from "../report/problems.ts";
import { isFullDate } from "../text/printed-date.ts";
import { UsageError } from "../usage-error.ts";

interface Options {
  readonly format?: string;
  readonly captured?: string;
  readonly dryRun?: boolean;
  readonly frozen?: boolean;
  readonly strict?: boolean;
  readonly summary?: string;
}

const command: Command = {
  summary: "brings captures into content/ as papers and digests",
  example: "offprint ingest ~/Downloads/daily-papers.txt --captured 2025-11-02",
  declare: (cli) =>
    cli
      .argument("[path...]", "captures, folders of captures, or - for standard input; none: all of content/captures")
      .option("--format <id>", "the captures' format, instead of the one that recognises them")
      .option("--captured <date>", "the day the captures were saved, YYYY-MM-DD; needs PATHs")
      .option("--dry-run", "say what would change, write nothing")
      .option("--frozen", "write nothing; exit 1 if an ingest would change anything")
      .option("--strict", "warnings count as errors")
      .option("--summary <file>", "also write the report, as Markdown"),
  run: async (paths, rawOptions, context) => {
    const options = rawOptions as Options;
    const sources = await loadPlugins<Source>("sources");
    checkUsage(paths, options, sources);
    requireArchive(context.root);
    const stdin = paths.includes("-") ? await readStdin() : undefined;
    const job: Job = {
      context,
      input: { paths: paths.filter((path) => path !== "-").map((path) => resolve(context.cwd, path)), stdin },
      options: { sources, format: options.format, captured: options.captured },
      version: paths.length === 0 && options.format === undefined ? nameCodeVersion(context.root) : undefined,
    };
    const isDry = options.dryRun === true || options.frozen === true;
    const outcome = isDry
      ? (recall(job) ?? tellPlan((await plan(job)).plan))
      : await withLock(context.root, () => ingest(job));
    if (options.summary !== undefined) await writeWhole(resolve(context.cwd, options.summary), outcome.summary);
    return report(outcome, options, context);
  },
};
export default defineCommand(command);

/** What to ingest. */
interface Job {
  readonly context: CommandContext;
  readonly input: CaptureInput;
  readonly options: ReadOptions;
  /** The program's name, when all captures are ingested: then what it says of content that it leaves alone is kept for the next run. */
  readonly version: string | undefined;
}

/** What is said of a plan, and the files that it changes. */
interface Outcome extends Settled {
  readonly changes: readonly string[];
}

interface Planned {
  readonly plan: IngestPlan;
  /** Hash of the content that the plan is for. */
  readonly content: string;
}

async function plan({ context, input, options }: Job, known?: ReadOptions["known"]): Promise<Planned> {
  const hash = createContentHash();
  const progress: Progress = (done, total) => context.progress("reading content", done, total);
  const archive = await readArchive(context.root, progress, hash);
  const problems: Problem[] = archive.problems.filter(({ severity }) => severity === "error");
  const captures = await loadCaptures(archive, input, problems);
  const others = createCaptureReader(archive, options.sources);
  return {
    plan: await planIngest(archive, captures, { ...options, known }, others, problems),
    content: hash.digest(),
  };
}

/** Plans and writes. Where all captures were ingested, what the next run will say is worked out as well. */
async function ingest(job: Job): Promise<Outcome> {
  await recoverWrites(job.context.root);
  const settled = recall(job);
  if (settled) return settled;
  const { outcome, content, known } = await write(job);
  if (job.version === undefined || hasErrors(outcome.problems)) return outcome;
  if (outcome.changes.length === 0) writeSettled(job.context.root, job.version, content, outcome);
  else await settle(job, job.version, known);
  return outcome;
}

interface Written {
  readonly outcome: Outcome;
  /** Hash of the content before. */
  readonly content: string;
  readonly known: NonNullable<ReadOptions["known"]>;
}

/** Plans and writes; the new texts of the files are let go with the plan. */
async function write(job: Job): Promise<Written> {
  const { plan: planned, content } = await plan(job);
  await writeFiles(job.context.root, planned.changes);
  const known = new Map(planned.captures.map((capture) => [capture.text.sha256, capture]));
  return { outcome: tellPlan(planned), content, known };
}

/** Reads back what was written and keeps what there is to say of it, if there is nothing left to do. */
async function settle(job: Job, version: string, known: Written["known"]): Promise<void> {
  const { plan: planned, content } = await plan(job, known);
  if (planned.changes.length > 0 || hasErrors(planned.problems)) return;
  writeSettled(job.context.root, version, content, tellPlan(planned));
}

function recall({ context, version }: Job): Outcome | undefined {
  const settled = version === undefined ? undefined : readSettled(context.root, version);
  return settled && { ...settled, changes: [] };
}

function tellPlan(plan: IngestPlan): Outcome {
  return {
    changes: plan.changes.map(({ path }) => path),
    problems: plan.problems,
    answer: ingestAnswer(plan),
    line: renderIngestLine(plan),
    summary: renderIngestSummary(plan),
  };
}

/** All of standard input, or as much as shows that it is too large. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= CAPTURE_LIMIT) break;
  }
  return Buffer.concat(chunks);
}

function checkUsage(
  paths: readonly string[],
  { format, captured }: Options,
  sources: ReadonlyMap<string, Source>,
): void {
  if (format !== undefined && !sources.has(format))
    throw new UsageError(`found --format ${format}; expected one of ${[...sources.keys()].join(", ")}`);
  if (captured !== undefined && !isFullDate(captured))
    throw new UsageError(`found --captured ${captured}; expected a day as 2025-11-02`);
  if (captured !== undefined && paths.length === 0)
    throw new UsageError("found --captured without a path; expected the captures it is about: name them");
}

function report(outcome: Outcome, options: Options, context: CommandContext): number {
  const { changes, problems, answer, line } = outcome;
  const isNews = changes.length > 0 && options.frozen !== true;
  const shown = problems.filter(({ severity }) => severity !== "note" || isNews);
  for (const text of renderProblems(shown, context.colour)) context.say(text);
  context.say(`${line} (${countProblems(problems)})`);
  if (context.json) context.out(`${JSON.stringify(answer, undefined, 2)}\n`);
  const isStale = options.frozen === true && changes.length > 0;
  if (isStale) {
    context.say(
      `content/ is not what its captures give; an ingest would write ${changes.length} file(s): run “offprint ingest”`,
    );
    for (const path of changes.slice(0, 50)) context.say(`  ${path}`);
  }
  return isStale || hasErrors(problems, options.strict) ? 1 : 0;
}
