import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openRepository, type Repository } from "../../src/git/repository.ts";
import { type Outcome, run } from "../run.ts";

/** An archive in a git repository of its own, and what a person does in it. */
export interface Workshop {
  readonly root: string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Replaces a text that is in the file, once. */
  readonly edit: (path: string, from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly move: (path: string, to: string) => void;
  readonly link: (path: string, target: string) => void;
  readonly allowToRun: (path: string) => void;
  readonly read: (path: string) => string;
  /** Runs a command of offprint on the archive, which must end well. */
  readonly offprint: (...args: readonly string[]) => Promise<Outcome>;
  readonly git: (...args: readonly string[]) => string;
}

/* Nothing of the machine goes into a commit: not who works there, not when, not what its git is set to. */
const SETTINGS = {
  GIT_AUTHOR_NAME: "Ada Reader",
  GIT_AUTHOR_EMAIL: "ada@reading.example",
  GIT_AUTHOR_DATE: "2026-06-01T12:00:00Z",
  GIT_COMMITTER_NAME: "Ada Reader",
  GIT_COMMITTER_EMAIL: "ada@reading.example",
  GIT_COMMITTER_DATE: "2026-06-01T12:00:00Z",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

export function openWorkshop(root: string): Workshop {
  const at = (path: string): string => join(root, path);
  const write: Workshop["write"] = (path, content) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  const read = (path: string): string => readFileSync(at(path), "utf8");
  return {
    root,
    write,
    read,
    edit: (path, from, to) => {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
      write(
        path,
        text.replace(from, () => to),
      );
    },
    remove: (path) => rmSync(at(path)),
    move: (path, to) => {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(path), at(to));
    },
    link: (path, target) => {
      mkdirSync(dirname(at(path)), { recursive: true });
      symlinkSync(target, at(path));
    },
    allowToRun: (path) => chmodSync(at(path), 0o755),
    offprint: async (...args) => {
      const outcome = await run([...args, "--root", root]);
      if (outcome.status !== 0)
        throw new Error(`offprint ${args.join(" ")} ended in ${outcome.status}: ${outcome.err}`);
      return outcome;
    },
    git: (...args) =>
      execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, ...SETTINGS },
      }),
  };
}

/** Makes a repository of the archive as it is: its first commit, on `main`. */
export function beginRepository({ git, write }: Workshop): void {
  write(".gitattributes", "* text=auto eol=lf\ncontent/captures/** -text\n");
  write(".gitignore", ".offprint/\n");
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "Begin the archive");
}

/** Does something on a branch of its own, made from `main`, and commits it. */
export async function makeBranch(
  workshop: Workshop,
  name: string,
  change: (workshop: Workshop) => Promise<void> | void,
): Promise<void> {
  workshop.git("switch", "-qc", name, "main");
  await change(workshop);
  workshop.git("add", "-A");
  workshop.git("commit", "-qm", `Change the archive: ${name}`);
}

/** The repository with a branch checked out. */
export function checkOut({ git, root }: Workshop, name: string): Repository {
  git("switch", "-q", name);
  const repository = openRepository(root);
  if (!repository) throw new Error("no repository");
  return repository;
}
