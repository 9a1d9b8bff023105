import { relative, resolve, sep } from "node:path";
import { fixContent } from "../archive/fix-content.ts";
import { readArchive } from "../archive/read.ts";
import { writeWhole } from "../archive/write.ts";
import { type Check, type Command, type CommandContext, defineCommand } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { compareProblems, type Fix, type Problem } from "../model/problem.ts";
import { loadPlugins } from "../registry.ts";
import { runChecks } from "../report/checks.ts";
import { runComparisons } from "../report/comparisons.ts";
import { renderGithubAnnotations } from "../report/github-annotations.ts";
import { countProblems, hasErrors, renderFix, renderProblems } from "../report/problems.ts";
import { renderProblemsJson } from "../report/problems-json.ts";
import { renderProblemsSummary } from "../report/problems-summary.ts";
import { renderSarif } from "../report/sarif.ts";
import { waiverHash } from "../report/waivers.ts";
import { buildCatalog } from "../site/catalog.ts";
import { compareWith } from "../site/comparison.ts";
import { UsageError } from "../usage-error.ts";

interface Found {
  readonly problems: readonly Problem[];
  readonly catalog: Catalog;
  readonly checks: ReadonlyMap<string, Check>;
  /** The archive's folder from where the command was called, `""` or ending in `/`. */
  readonly folder: string;
  /** What `--fix` mended. */
  readonly fixed?: readonly Fix[] | undefined;
}

/** What goes to stdout, for machines; the text for people goes to stderr in any case. */
const REPORTERS: Readonly<Record<string, (found: Found) => string>> = {
  text: () => "",
  json: ({ problems, catalog, fixed }) => renderProblemsJson(problems, catalog.archive, fixed),
  github: ({ problems, folder }) => renderGithubAnnotations(problems, folder),
  sarif: ({ problems, checks, folder, catalog }) =>
    renderSarif(problems, checks, folder, (problem) => waiverHash(catalog.archive, problem)),
};

interface Options {
  readonly fix?: boolean;
  readonly reporter?: string;
  readonly strict?: boolean;
  readonly summary?: string;
  readonly against?: string;
}

const command: Command = {
  summary: "applies every rule to all content",
  example: "offprint check --reporter github",
  declare: (cli) =>
    cli
      .option(
        "--reporter <name>",
        `what to print on stdout beside the text on stderr: ${Object.keys(REPORTERS).join(", ")}`,
      )
      .option("--summary <file>", "also write all that was found, as Markdown for the summary of a job on GitHub")
      .option("--fix", "first mend what is safe: the form of files, ids given as addresses; what anything says stays")
      .option("--strict", "warnings count as errors")
      .option("--against <ref>", "also what the change since this branch or commit breaks: nothing published vanishes"),
  run: async (_args, rawOptions, context) => {
    const options = rawOptions as Options;
    const report = chooseReporter(options, context);
    const fixed = options.fix === true ? await fixContent(context.root) : undefined;
    for (const fix of fixed ?? []) context.say(renderFix(fix, context.colour));
    const checks = await loadPlugins<Check>("checks");
    const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
    const catalog = buildCatalog(archive);
    const broken = findBroken(catalog, checks, options.against, context);
    const found = runChecks(catalog, checks, (done, total) => context.progress("checking", done, total));
    const problems = [...found, ...broken].sort(compareProblems);
    for (const line of renderProblems(problems, context.colour)) context.say(line);
    context.say(`${renderExtent(catalog)}, ${checks.size} rules: ${countProblems(problems)}`);
    const answer = report({ problems, catalog, checks, folder: folderFrom(context), fixed });
    if (answer !== "") context.out(answer);
    if (options.summary !== undefined)
      await writeWhole(resolve(context.cwd, options.summary), renderProblemsSummary(problems, folderFrom(context)));
    return hasErrors(problems, options.strict) ? 1 : 0;
  },
};
export default defineCommand(command);

/** What a change breaks, when there is something that it is compared with. */
function findBroken(
  catalog: Catalog,
  checks: ReadonlyMap<string, Check>,
  ref: string | undefined,
  { say }: CommandContext,
): readonly Problem[] {
  if (ref === undefined) return [];
  const comparison = compareWith(ref, catalog);
  if (!comparison) say(`there was no archive yet where this branch left “${ref}”: nothing is compared`);
  return comparison ? runComparisons(comparison, checks) : [];
}

function chooseReporter({ reporter }: Options, { json }: CommandContext): (found: Found) => string {
  const name = reporter ?? (json ? "json" : "text");
  const report = Object.hasOwn(REPORTERS, name) ? REPORTERS[name] : undefined;
  if (!report) throw new UsageError(`found --reporter ${name}; expected one of ${Object.keys(REPORTERS).join(", ")}`);
  if (json && name !== "json") throw new UsageError(`found --json and --reporter ${name}; expected one of them`);
  return report;
}

function renderExtent({ archive: { papers, digests, topics } }: Catalog): string {
  return [
    [papers.length, "paper"],
    [digests.length, "digest"],
    [topics.length, "topic"],
  ]
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`)
    .join(", ");
}

function folderFrom({ cwd, root }: CommandContext): string {
  const path = relative(cwd, root).split(sep).join("/");
  return path === "" || path.startsWith("..") ? "" : `${path}/`;
}
