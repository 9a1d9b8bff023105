import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeArchive, makeFolder, writeTree } from "./temporary-archive.ts";

/** A repository that a test tells what to do; its commits are on the days that it says. */
export interface ScriptedRepository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files, or takes them away where their text is undefined. */
  readonly write: (files: Readonly<Record<string, string | undefined>>) => void;
  /** Writes and commits; `time` is a moment as git reads it, `2026-01-02T03:04:05Z`. The commit's hash. */
  readonly commit: (time: string, files?: Readonly<Record<string, string | undefined>>) => string;
}

/** A repository in which nothing is committed yet, with the settings of the smallest archive. */
export function scriptRepository(): ScriptedRepository {
  const root = makeArchive();
  return scriptAt(root, ["init", "-q", "-b", "main"]);
}

/** A clone of another one. */
export function cloneRepository(from: string, ...options: readonly string[]): ScriptedRepository {
  const root = join(makeFolder(), "clone");
  execFileSync("git", ["clone", "-q", ...options, `file://${from}`, root], { cwd: dirname(root), stdio: "pipe" });
  return scriptAt(root, ["status"]);
}

function scriptAt(root: string, first: readonly string[]): ScriptedRepository {
  let time = "2026-01-01T00:00:00Z";
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@papers.example", ...args], {
      cwd: root,
      stdio: "pipe",
      encoding: "utf8",
      env: { ...process.env, GIT_AUTHOR_DATE: "2001-01-01T00:00:00Z", GIT_COMMITTER_DATE: time },
    }).trim();
  const write: ScriptedRepository["write"] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) rmSync(join(root, path), { force: true });
      else writeTree(root, { [path]: text });
    }
  };
  git(...first);
  return {
    root,
    git,
    write,
    commit(at, files = {}) {
      time = at;
      write(files);
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", "A secret reason by a private person");
      return git("rev-parse", "HEAD");
    },
  };
}

/** A paper's file by its id. */
export function pathOf(id: string): string {
  return `content/papers/${id.slice(0, 2)}/${id}.md`;
}

/** A paper's file; `front` are lines of its front matter, each ending its line. */
export function paperText(id: string, front = "", abstract = "An abstract.", title = `About ${id}`): string {
  return `---\ntitle: ${title}\nid: ${id}\n${front}---\n\n${abstract}\n`;
}
