import { resolve } from "node:path";
import { type Command, type CommandContext, defineCommand, type Source } from "../contracts.ts";
import { createCaptureReader } from "../archive/capture-reader.ts";
import { CAPTURE_LIMIT } from "../archive/capture-text.ts";
import { type IngestPlan, planIngest } from "../archive/ingest.ts";
import { loadCaptures } from "../archive/load-captures.ts";
import { withLock } from "../archive/lock.ts";
import { readArchive, requireArchive } from "../archive/read.ts";
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
    const input = { paths: paths.filter((path) => path !== "-").map((path) => resolve(context.cwd, path)), stdin };
    const plan = async (): Promise<IngestPlan> => {
      const archive = await readArchive(context.root, (done, total) =>
        context.progress("reading content", done, total),
      );
      const problems: Problem[] = archive.problems.filter(({ severity }) => severity === "error");
      const captures = await loadCaptures(archive, input, problems);
      const readOptions = { sources, format: options.format, captured: options.captured };
      return planIngest(archive, captures, readOptions, createCaptureReader(archive, sources), problems);
    };
    const isDry = options.dryRun === true || options.frozen === true;
    const result = isDry
      ? await plan()
      : await withLock(context.root, async () => {
          await recoverWrites(context.root);
          const planned = await plan();
          await writeFiles(context.root, planned.changes);
          return planned;
        });
    if (options.summary !== undefined)
      await writeWhole(resolve(context.cwd, options.summary), renderIngestSummary(result));
    return report(result, options, context);
  },
};
export default defineCommand(command);

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

function report(plan: IngestPlan, options: Options, context: CommandContext): number {
  const isNews = plan.changes.length > 0 && options.frozen !== true;
  const shown = plan.problems.filter(({ severity }) => severity !== "note" || isNews);
  for (const line of renderProblems(shown, context.colour)) context.say(line);
  context.say(`${renderIngestLine(plan)} (${countProblems(plan.problems)})`);
  if (context.json) context.out(`${JSON.stringify(ingestAnswer(plan), undefined, 2)}\n`);
  const isStale = options.frozen === true && plan.changes.length > 0;
  if (isStale) {
    context.say(
      `content/ is not what its captures give; an ingest would write ${plan.changes.length} file(s): run “offprint ingest”`,
    );
    for (const { path } of plan.changes.slice(0, 50)) context.say(`  ${path}`);
  }
  return isStale || hasErrors(plan.problems, options.strict) ? 1 : 0;
}
