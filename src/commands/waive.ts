import { readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { withLock } from "../archive/lock.ts";
import { readArchive } from "../archive/read.ts";
import { addWaivers, DECISIONS } from "../archive/waivers-file.ts";
import { recoverWrites, writeFiles } from "../archive/write.ts";
import { type Check, type Command, type CommandContext, defineCommand } from "../contracts.ts";
import type { Archive, Waiver } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { loadPlugins } from "../registry.ts";
import { runChecks } from "../report/checks.ts";
import { renderProblem } from "../report/problems.ts";
import { waiverHash } from "../report/waivers.ts";
import { buildCatalog } from "../site/catalog.ts";
import { nearestNames } from "../text/near.ts";
import { showControls } from "../text/unicode.ts";
import { UsageError } from "../usage-error.ts";

const ABOUT = `
Writes a waiver into ${DECISIONS}: it holds for the text as it is now, and lapses when the line that was found changes.
Without :LINE, all that the rule finds in the file is waived. Notes and what makes a file unreadable cannot be.`;

const command: Command = {
  summary: "sets a rule aside for one place, with the reason",
  example: 'offprint waive tex-suspect content/papers/ab/abc.md:24 --reason "so in the paper itself"',
  declare: (cli) =>
    cli
      .argument("<rule>", "the rule's id, as “offprint check” prints it last")
      .argument("<place>", "the file, or file:line, as “offprint check” prints it first")
      .requiredOption("--reason <text>", "why the text is right as it is, in a sentence")
      .addHelpText("after", ABOUT),
  run: async ([rule = "", place = ""], options, context) =>
    await withLock(context.root, async () => {
      await recoverWrites(context.root);
      return await waive(rule, parsePlace(place, context), String(options["reason"]).trim(), context);
    }),
};
export default defineCommand(command);

interface Asked {
  /** Relative to the archive's root, with `/`. */
  readonly file: string;
  readonly line?: number | undefined;
}

async function waive(rule: string, asked: Asked, reason: string, context: CommandContext): Promise<number> {
  if (reason === "") throw new UsageError("found an empty --reason; expected why the text is right as it is");
  const checks = await loadPlugins<Check>("checks");
  if (!checks.has(rule)) throw new UsageError(refuseRule(rule, [...checks.keys()]));
  const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
  const found = findIn(archive, rule, asked, checks);
  const waivers = toWaivers(archive, found, reason);
  if (waivers.length === 0) {
    const where = asked.line === undefined ? asked.file : `${asked.file}:${asked.line}`;
    context.say(`${rule} finds nothing in ${showControls(where)} that can be waived: nothing was written`);
    return 1;
  }
  const text = addWaivers(archive.files.get(DECISIONS)?.text, waivers);
  if (text === undefined || isUnreadable(archive)) {
    context.say(
      `${DECISIONS} cannot be added to as it is written; expected a list of waivers, an item a line: mend it first`,
    );
    return 1;
  }
  await writeFiles(context.root, [{ path: DECISIONS, content: text }]);
  for (const problem of found) context.say(`waived: ${renderProblem(problem, context.colour)}`);
  if (context.json) context.out(`${JSON.stringify({ waivers })}\n`);
  return 0;
}

/** `file:line`, `file:line:column` or `file`, from where the command was called. */
function parsePlace(place: string, { cwd, root }: CommandContext): Asked {
  const [, path = "", line] = /^(.+?)(?::(\d+)(?::\d+)?)?$/su.exec(place) ?? [];
  const file = path.startsWith("content/") ? path : relative(root, resolve(cwd, path)).split(sep).join("/");
  return { file, line: line === undefined ? undefined : Number(line) };
}

function findIn(
  archive: Archive,
  rule: string,
  { file, line }: Asked,
  checks: ReadonlyMap<string, Check>,
): readonly Problem[] {
  const check = checks.get(rule);
  const only = new Map(check ? [[rule, check]] : []);
  return runChecks(buildCatalog(archive), only).filter(
    (problem) =>
      problem.rule === rule &&
      problem.severity !== "note" &&
      problem.file === file &&
      (line === undefined || problem.line === line),
  );
}

/** Two findings on one line, or on lines of one text, need one waiver. */
function toWaivers(archive: Archive, problems: readonly Problem[], reason: string): readonly Waiver[] {
  const waivers = new Map<string, Waiver>();
  for (const problem of problems) {
    const hash = waiverHash(archive, problem);
    if (hash !== undefined) waivers.set(hash, { rule: problem.rule, file: problem.file, reason, hash });
  }
  return [...waivers.values()];
}

/** A file that is there and could not be read is not among the archive's. */
function isUnreadable(archive: Archive): boolean {
  if (archive.files.has(DECISIONS)) return false;
  try {
    readFileSync(join(archive.root, DECISIONS));
    return true;
  } catch {
    return false;
  }
}

function refuseRule(rule: string, known: readonly string[]): string {
  const near = nearestNames(rule, known, 3);
  const hint = near.length === 0 ? "“offprint check” prints them" : `did you mean ${near.join(", ")}?`;
  return `found the rule “${showControls(rule)}”; expected one that can be waived: ${hint}`;
}
