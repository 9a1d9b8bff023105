import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { withLock } from "../archive/lock.ts";
import { type IssuePlan, planIssue } from "../archive/plan-issue.ts";
import { readArchive, requireArchive } from "../archive/read.ts";
import { recoverWrites, writeFiles } from "../archive/write.ts";
import { type Command, type CommandContext, defineCommand } from "../contracts.ts";
import { parseIssue } from "../issue/parse-issue.ts";
import type { Problem } from "../model/problem.ts";
import { issueAnswer, renderIssuePlan } from "../report/issue-report.ts";
import { hasErrors, renderProblems } from "../report/problems.ts";
import { sha256 } from "../text/hash.ts";
import { UsageError } from "../usage-error.ts";

const ABOUT = `
FILE holds the body of an issue that was made with one of the archive's forms: add a paper, correct a paper, a paper was
withdrawn. All of it is read as data. If anything in it is not as the form has it, nothing is written, and the exit status is 1.`;

const command: Command = {
  summary: "turns a filled-in issue form into a change of content/",
  example: "offprint from-issue issue.md --dry-run",
  declare: (cli) =>
    cli
      .argument("<file>", "the issue's body, or - for standard input")
      .option("--dry-run", "say what would change, write nothing")
      .addHelpText("after", ABOUT),
  run: async ([given = ""], options, context) => {
    requireArchive(context.root);
    const bytes = readInput(given === "-" ? 0 : resolve(context.cwd, given), given);
    const file = given === "-" ? "stdin" : given;
    const isDry = options["dryRun"] === true;
    const task = async (): Promise<number> => applyIssue(bytes, file, isDry, context);
    return isDry
      ? task()
      : withLock(context.root, async () => {
          await recoverWrites(context.root);
          return task();
        });
  },
};
export default defineCommand(command);

function readInput(path: number | string, given: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "EISDIR") throw error;
    throw new UsageError(`found no file ${given}; expected the body of an issue, saved as text, or -`);
  }
}

async function applyIssue(bytes: Buffer, file: string, isDry: boolean, context: CommandContext): Promise<number> {
  const text = decode(bytes);
  if (text === undefined) return finish(undefined, undefined, [{ ...NOT_TEXT, file }], isDry, context);
  const { issue, problems } = parseIssue(text);
  if (!issue) {
    const named = problems.map((problem) => ({ file, ...problem }));
    return finish(undefined, undefined, named, isDry, context);
  }
  const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
  const plan = planIssue(archive, { issue, file, sha256: sha256(bytes) });
  if (!isDry && !hasErrors(plan.problems)) await writeFiles(context.root, plan.changes);
  return finish(issue.form.id, plan, plan.problems, isDry, context);
}

const NOT_TEXT: Omit<Problem, "file"> = {
  line: 1,
  column: 1,
  severity: "error",
  rule: "encoding",
  message: "found bytes that are not UTF-8; expected the body of an issue as text",
};

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function finish(
  form: string | undefined,
  plan: IssuePlan | undefined,
  problems: readonly Problem[],
  isDry: boolean,
  context: CommandContext,
): number {
  for (const line of renderProblems(problems, context.colour)) context.say(line);
  const isRefused = hasErrors(problems);
  if (isRefused) context.say("nothing was written");
  else if (plan) for (const line of renderIssuePlan(plan, isDry)) context.say(line);
  if (context.json) context.out(issueAnswer(form, plan, problems));
  return isRefused ? 1 : 0;
}
