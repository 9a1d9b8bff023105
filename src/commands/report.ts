import { resolve } from "node:path";
import { writeWhole } from "../archive/write.ts";
import { type Command, type CommandContext, defineCommand } from "../contracts.ts";
import { type Base, findBase, openRepository, type Repository } from "../git/repository.ts";
import { GitError } from "../git/run-git.ts";
import type { Review } from "../model/review.ts";
import { renderReviewHtml } from "../report/review-html.ts";
import { renderReviewJson } from "../report/review-json.ts";
import { renderReviewMarkdown } from "../report/review-markdown.ts";
import { isRefused } from "../review/gather.ts";
import { renderCount } from "../render/count.ts";
import { reviewBranch } from "../site/review.ts";
import { UsageError } from "../usage-error.ts";

const FORMATS: Readonly<Record<string, (review: Review) => string>> = {
  markdown: (review) => renderReviewMarkdown(review),
  json: renderReviewJson,
  html: renderReviewHtml,
};

/** What a branch is compared with when nobody says: the first that is there. */
const BASES = ["origin/main", "main"];

interface Options {
  readonly base?: string;
  readonly format?: string;
  readonly out?: string;
}

const command: Command = {
  summary: "tells the reviewer of a pull request what a branch changes, what is proved and what to look at",
  example: "offprint report --base origin/main --format html --out review.html",
  declare: (cli) =>
    cli
      .option("--base <ref>", `the branch, tag or commit to compare with (default: ${BASES.join(", else ")})`)
      .option("--format <name>", `${Object.keys(FORMATS).join(", ")} (default: markdown)`)
      .option("--out <file>", "write it there instead of on stdout"),
  run: async (_args, rawOptions, context) => {
    const options = rawOptions as Options;
    const render = chooseFormat(options, context);
    const repository = requireRepository(context.root);
    const base = chooseBase(repository, options.base);
    const review = await tellGit(() => reviewBranch(repository, base, context.progress));
    const text = render(review);
    if (options.out === undefined) context.out(text);
    else await writeWhole(resolve(context.cwd, options.out), text);
    context.say(tellReview(review));
    return isRefused(review) ? 1 : 0;
  },
};
export default defineCommand(command);

function chooseFormat({ format }: Options, { json }: CommandContext): (review: Review) => string {
  const name = format ?? (json ? "json" : "markdown");
  const render = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!render) throw new UsageError(`found --format ${name}; expected one of ${Object.keys(FORMATS).join(", ")}`);
  if (json && name !== "json") throw new UsageError(`found --json and --format ${name}; expected one of them`);
  return render;
}

function requireRepository(root: string): Repository {
  const repository = openRepository(root);
  if (repository) return repository;
  throw new UsageError(
    `found no git repository around ${root}, or no git; expected an archive in a repository, with a branch to report on: run this in a clone`,
  );
}

/** The base that was asked for, else the first of the usual ones; the first's complaint when none can be had. */
function chooseBase(repository: Repository, ref: string | undefined): Base {
  const complaints: GitError[] = [];
  for (const name of ref === undefined ? BASES : [ref]) {
    try {
      return findBase(repository, name);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      complaints.push(error);
    }
  }
  throw new UsageError(complaints[0]?.message ?? "found no base; expected one with --base");
}

/** What git refuses is said as it said it: nothing is wrong with the content. */
async function tellGit<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}

/** `since main (1a2b3c4): 3 papers, 1 new error, …` */
function tellReview({ base, papers, problems, addresses, checklist }: Review): string {
  const count = (severity: string): number =>
    problems.introduced.filter((problem) => problem.severity === severity).length;
  const open = checklist.filter(({ state }) => state === "open").length;
  const parts = [
    renderCount(papers.length, "paper"),
    renderCount(count("error"), "new error"),
    renderCount(count("warning"), "new warning"),
    ...(addresses.vanished.length > 0
      ? [`${renderCount(addresses.vanished.length, "address", "addresses")} gone`]
      : []),
    `${renderCount(open, "point")} for a person`,
  ];
  return `since ${base.ref} (${base.commit.slice(0, 7)}): ${parts.join(", ")}`;
}
