import { execFileSync } from "node:child_process";

/** Git refused, or is not there: what it said, in one line. */
export class GitError extends Error {
  override readonly name = "GitError";
}

/** Settings that no repository may change: names as they are, no programs of its own, no locks left behind by reading. */
const SETTINGS = ["core.quotePath=false", "core.fsmonitor=false", "core.hooksPath=/dev/null", "diff.external="];

/** Output of one call, in bytes: more is asked for in several. */
const LIMIT = 1 << 30;

/** Runs git in a folder and gives what it printed. Throws {@link GitError} with what it complained of. */
export function runGit(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync("git", [...SETTINGS.flatMap((setting) => ["-c", setting]), ...args], {
      cwd: folder,
      ...(input === undefined ? {} : { input }),
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      maxBuffer: LIMIT,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
    });
  } catch (error) {
    throw new GitError(complaintOf(error));
  }
}

function complaintOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer; message?: string };
  const said = stderr?.toString("utf8").trim().split("\n").at(-1) ?? "";
  return said === "" ? (message ?? "git failed") : said;
}
