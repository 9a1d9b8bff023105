import { spawn } from "node:child_process";
import { once } from "node:events";

/** A real git repository in a folder. */
export interface Repository {
  /** Runs git for a person; rejects with what it says when it fails. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits all that changed. */
  readonly commit: (author: "person" | "machine", subject: string) => Promise<void>;
}

/** A shell that stays, because starting a process from this large one takes ten times as long as git does. */
export interface Shell {
  readonly run: (script: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Nothing of the surroundings: no settings, no signing, no hooks, no clock. */
const ENVIRONMENT = {
  PATH: process.env["PATH"],
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_COUNT: "2",
  GIT_CONFIG_KEY_0: "gc.auto",
  GIT_CONFIG_VALUE_0: "0",
  GIT_CONFIG_KEY_1: "core.fsync",
  GIT_CONFIG_VALUE_1: "none",
  GIT_AUTHOR_EMAIL: "author@small.example",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@small.example",
  GIT_AUTHOR_DATE: "2025-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2025-01-01T00:00:00Z",
  GIT_EDITOR: "true",
};

export function openShell(): Shell {
  const child = spawn("sh", [], { env: ENVIRONMENT, stdio: ["pipe", "pipe", "inherit"] });
  child.stdout.setEncoding("utf8");
  return {
    run: async (script) => {
      child.stdin.write(`( ${script} ) 2>&1; echo "<end $?>"\n`);
      let out = "";
      let end: RegExpExecArray | null = null;
      while ((end = /<end (\d+)>\n$/u.exec(out)) === null) {
        const [chunk] = (await once(child.stdout, "data")) as [string];
        out += chunk;
      }
      const said = out.slice(0, end.index);
      if (end[1] !== "0") throw new Error(`${script}\nended with ${end[1]}: ${said}`);
      return said;
    },
    close: async () => {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

export async function makeRepository(root: string, shell: Shell): Promise<Repository> {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const inside = (script: string): Promise<string> => shell.run(`cd ${quote(root)} && ${script}`);
  const call = (args: readonly string[]): string => `git ${args.map(quote).join(" ")}`;
  const git = (...args: readonly string[]): Promise<string> => inside(`GIT_AUTHOR_NAME=person ${call(args)}`);
  await git("init", "--quiet", "--initial-branch=main");
  return {
    git,
    commit: async (author, subject) => {
      const commit = call(["commit", "--quiet", "--allow-empty", "--no-verify", "--message", subject]);
      await inside(`git add --all && GIT_AUTHOR_NAME=${author} ${commit}`);
    },
  };
}

/** A mark that a person leaves in what they write: no machine writes it by itself. */
export const MARK = /\bhand\d+\b/gu;

/** The marks that people wrote and never took out, as the commits tell it. */
export async function marksWritten({ git }: Repository): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  const what = [
    "--reverse",
    "--topo-order",
    "--no-merges",
    "--no-renames",
    "--author=person",
    "--unified=0",
    "--patch",
  ];
  const log = await git("log", ...what, "--format=%x00");
  for (const commit of log.split("\0")) {
    const marks = (sign: string): ReadonlySet<string> =>
      new Set(
        commit
          .split("\n")
          .filter((line) => line.startsWith(sign))
          .flatMap((line) => line.match(MARK) ?? []),
      );
    const added = marks("+");
    for (const mark of marks("-")) if (!added.has(mark)) written.delete(mark);
    for (const mark of added) written.add(mark);
  }
  return written;
}

/** The marks in the content as it is committed. */
export async function marksThere({ git }: Repository): Promise<ReadonlySet<string>> {
  return new Set((await git("grep", "-h", "-o", "-w", "-E", "hand[0-9]+", "HEAD", "--", "content")).split("\n"));
}
