import { Command as CliCommand, CommanderError } from "commander";
import { resolve } from "node:path";
import { ArchiveError } from "./archive/read.ts";
import { LockError } from "./archive/lock.ts";
import type { Command, CommandContext } from "./contracts.ts";
import { loadPlugins } from "./registry.ts";
import { renderProblems } from "./report/problems.ts";
import { showControls } from "./text/unicode.ts";
import { UsageError } from "./usage-error.ts";

/** Exit statuses (CONTRACT §3); 1 is a command's own: errors in content or input. */
const STATUS = { usage: 2, bug: 70, disk: 74, locked: 75 } as const;

/** What the command line is connected to. */
export interface Terminal {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; hasColors?: () => boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
  readonly version: string;
}

/** Runs `offprint` with its arguments (without node and script); the exit status. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0;
  const cli = new CliCommand("offprint")
    .description(
      "Turns captures of paper digests into a reviewed Markdown archive, and the archive into a static site.",
    )
    .version(terminal.version)
    .option("--root <dir>", "the archive's folder", ".")
    .showSuggestionAfterError()
    .showHelpAfterError("(offprint --help lists the commands)")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
    });
  for (const [id, command] of await loadCommands(args)) {
    addCommand(cli, id, command, terminal, (result) => {
      status = result;
    });
  }
  try {
    if (args.length === 0) {
      cli.outputHelp({ error: true });
      return STATUS.usage;
    }
    await cli.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

/** The commands that the arguments may mean: loading them all takes longer than many a command does. All of them when they name none. */
async function loadCommands(args: readonly string[]): Promise<ReadonlyMap<string, Command>> {
  const named = await loadPlugins<Command>("commands", (id) => args[0]?.startsWith("-") !== true && args.includes(id));
  return named.size > 0 ? named : loadPlugins<Command>("commands");
}

function addCommand(
  cli: CliCommand,
  id: string,
  command: Command,
  terminal: Terminal,
  end: (status: number) => void,
): void {
  const sub = cli
    .command(id)
    .description(command.summary)
    .option("--root <dir>", "the archive's folder")
    .option("--json", "the machine's answer on stdout")
    .addHelpText("after", `\nExample:\n  ${command.example}`)
    .exitOverride();
  command.declare?.(sub);
  sub.action(async (...given: unknown[]) => {
    const options = sub.opts<Record<string, unknown>>();
    const own = options["root"];
    const root = typeof own === "string" ? own : cli.opts<{ root: string }>().root;
    const positional = given
      .slice(0, -2)
      .flat()
      .filter((item) => typeof item === "string");
    end(
      await command.run(
        positional,
        options,
        contextFor(resolve(terminal.cwd, root), options["json"] === true, terminal),
      ),
    );
  });
}

function contextFor(root: string, json: boolean, { out, err, env, cwd, today }: Terminal): CommandContext {
  const isTerminal = err.isTTY === true;
  const colour = isTerminal && env["NO_COLOR"] === undefined && err.hasColors?.() === true;
  return {
    root,
    cwd,
    today,
    json,
    colour,
    out: (text) => void out.write(text),
    say: (line) => void err.write(`${line}\n`),
    progress: isTerminal ? createProgress(err) : () => undefined,
  };
}

/** One line that is written over, and only for steps that take longer than a second. */
function createProgress(err: NodeJS.WritableStream): CommandContext["progress"] {
  let label = "";
  let startedAt = 0;
  let shownAt = 0;
  return (name, done, total) => {
    const now = performance.now();
    if (name !== label) [label, startedAt, shownAt] = [name, now, 0];
    if (done >= total) {
      if (shownAt > 0) err.write("\r\u001b[K");
      label = "";
    } else if (now - startedAt > 1000 && now - shownAt > 100) {
      shownAt = now;
      err.write(`\r${name}: ${done} of ${total}\u001b[K`);
    }
  };
}

const DISK_CODES = new Set([
  "EACCES",
  "EBUSY",
  "EDQUOT",
  "EEXIST",
  "EFBIG",
  "EIO",
  "EISDIR",
  "EMFILE",
  "ENFILE",
  "ENOENT",
  "ENOSPC",
  "ENOTDIR",
  "ENOTEMPTY",
  "EPERM",
  "EROFS",
  "EXDEV",
]);

/** A failure as one message and a status: never a stack trace, unless it is a bug and OFFPRINT_DEBUG is set. */
function explainFailure(error: unknown, terminal: Terminal): number {
  const say = (line: string): void => void terminal.err.write(`${line}\n`);
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : STATUS.usage;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ArchiveError) {
    for (const line of renderProblems(error.problems)) say(line);
    say(`offprint: ${showControls(message)}`);
    return STATUS.usage;
  }
  if (error instanceof UsageError || error instanceof LockError) {
    say(`offprint: ${showControls(message)}`);
    return error instanceof UsageError ? STATUS.usage : STATUS.locked;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (DISK_CODES.has(code)) {
    say(
      `offprint: ${showControls(message)} (${code}): check the disk and the folder's permissions, then run the command again`,
    );
    return STATUS.disk;
  }
  say(
    `offprint: a bug: ${showControls(message)}; please report it with the command and what it was given (OFFPRINT_DEBUG=1 shows where)`,
  );
  if (terminal.env["OFFPRINT_DEBUG"] !== undefined && error instanceof Error) say(error.stack ?? "");
  return STATUS.bug;
}
