import { relative, resolve, sep } from "node:path";
import { fixContent } from "../archive/fix-content.ts";
import { type ContentPart, findChangedContent, findNamedContent } from "../archive/changed-content.ts";
import { readArchive, readPart, requireArchive } from "../archive/read.ts";
import { writeWhole } from "../archive/write.ts";
import { type Check, type Command, type CommandContext, defineCommand } from "../contracts.ts";
import { openRepository } from "../git/repository.ts";
import { GitError } from "../git/run-git.ts";
import type { Archive } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import { compareProblems, type Fix, type Problem } from "../model/problem.ts";
import { loadPlugins } from "../registry.ts";
import { explainPart, renderVerdict } from "../report/check-extent.ts";
import { judge } from "../report/checks.ts";
import { runComparisons } from "../report/comparisons.ts";
import { renderGithubAnnotations } from "../report/github-annotations.ts";
import { hasErrors, renderFix, renderProblems } from "../report/problems.ts";
import { renderProblemsJson } from "../report/problems-json.ts";
import { renderProblemsSummary } from "../report/problems-summary.ts";
import { renderSarif } from "../report/sarif.ts";
import { waiverHash } from "../report/waivers.ts";
import { buildCatalog } from "../site/catalog.ts";
import { compareWith } from "../site/comparison.ts";
import { showControls } from "../text/unicode.ts";
import { UsageError } from "../usage-error.ts";

interface Found {
  readonly problems: readonly Problem[];
  readonly catalog: Catalog;
  readonly checks: ReadonlyMap<string, Check>;
  /** The archive's folder from the top of its repository, or from where the command was called; `""` or ending in `/`. */
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
  readonly changed?: boolean;
  readonly base?: string;
  readonly fix?: boolean;
  readonly reporter?: string;
  readonly strict?: boolean;
  readonly summary?: string;
  readonly against?: string;
}

const command: Command = {
  summary: "applies every rule to all content, or to what changed",
  example: "offprint check --reporter github",
  declare: (cli) =>
    cli
      .argument("[path...]", "files or folders of content/: only these, by the rules that need no others")
      .option(
        "--reporter <name>",
        `what to print on stdout beside the text on stderr: ${Object.keys(REPORTERS).join(", ")}`,
      )
      .option("--summary <file>", "also write all that was found, as Markdown for the summary of a job on GitHub")
      .option("--changed", "only files that differ from --base, by the rules that need no others")
      .option("--base <ref>", "with --changed: a branch or commit (default: origin/main, else main, else HEAD)")
      .option("--fix", "first mend what is safe: the form of files, ids given as addresses; what anything says stays")
      .option("--strict", "warnings count as errors")
      .option("--against <ref>", "also what the change since this branch or commit breaks: nothing published vanishes"),
  run: async (names, rawOptions, context) => {
    const options = rawOptions as Options;
    const report = chooseReporter(options, context);
    const part = choosePart(names, options, context);
    const fixed = options.fix === true ? await fixContent(context.root, part?.paths) : undefined;
    for (const fix of fixed ?? []) context.say(renderFix(fix, context.colour));
    const checks = await loadPlugins<Check>("checks");
    const archive = part ? readPart(context.root, part.paths) : await readWhole(context);
    const catalog = buildCatalog(archive);
    const broken = findBroken(catalog, checks, options.against, context);
    const progress = (done: number, total: number): void => context.progress("checking", done, total);
    const verdict = judge(catalog, checks, { progress, ...(part && { only: new Set(part.paths) }) });
    const problems = [...verdict.problems, ...broken].sort(compareProblems);
    for (const line of renderProblems(problems, context.colour)) context.say(line);
    context.say(renderVerdict(catalog, checks, { ...verdict, problems }, part));
    for (const line of part ? explainPart(part, checks) : []) context.say(line);
    const answer = report({ problems, catalog, checks, folder: folderFrom(context), fixed });
    if (answer !== "") context.out(answer);
    if (options.summary !== undefined)
      await writeWhole(resolve(context.cwd, options.summary), renderProblemsSummary(problems, folderFrom(context)));
    return hasErrors(problems, options.strict) ? 1 : 0;
  },
};
export default defineCommand(command);

async function readWhole({ root, progress }: CommandContext): Promise<Archive> {
  return await readArchive(root, (done, total) => progress("reading content", done, total));
}

/** The part of the archive that is asked for; undefined: all of it. */
function choosePart(
  names: readonly string[],
  { changed, base, against }: Options,
  { root, cwd }: CommandContext,
): ContentPart | undefined {
  const isPart = changed === true || names.length > 0;
  if (base !== undefined && changed !== true) throw new UsageError("found --base without --changed; expected both");
  if (changed === true && names.length > 0)
    throw new UsageError("found --changed and names of files; expected one of them");
  if (isPart && against !== undefined)
    throw new UsageError(
      "found --against with a part of the archive; expected it with all: what vanished is in no part",
    );
  if (!isPart) return undefined;
  requireArchive(root);
  if (changed === true) return asUsage(() => findChangedContent(root, base));
  const part = findNamedContent(root, cwd, names);
  if ("unknown" in part)
    throw new UsageError(
      `found “${showControls(part.unknown)}”; expected a file or folder under content/ of this archive`,
    );
  return part;
}

/** What git refuses is a wrong usage: it was asked for another branch or folder than is there. */
function asUsage<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}

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

/** The archive's folder from the top of its repository, as GitHub names files; without one, from where the command was called. */
function folderFrom({ cwd, root }: CommandContext): string {
  const repository = openRepository(root);
  if (repository) return repository.prefix;
  const path = relative(cwd, root).split(sep).join("/");
  return path === "" || path.startsWith("..") ? "" : `${path}/`;
}
