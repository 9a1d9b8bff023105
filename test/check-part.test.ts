import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { makeArchive, makeFolder, type Tree } from "./temporary-archive.ts";

const paper = (id: string, text: string): string => `---\ntitle: Letter ${id}\nid: ${id}\n---\n\n${text}\n`;
const LONG =
  "A long and quiet text of words about the tide, which says what it says and then says it once more, so that nobody asks for more of it.";
const START: Tree = {
  "content/papers/ab/aba.md": paper("aba", "Short."),
  "content/papers/ab/abb.md": paper("abb", LONG),
  "content/pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
};

function makeRepository(files: Tree = START): string {
  const root = makeArchive(files);
  git(root, "init", "-q", "-b", "main");
  git(root, "add", "-A");
  git(root, "commit", "-qm", "start");
  git(root, "switch", "-qc", "branch");
  return root;
}

function git(root: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@papers.example", ...args], {
    cwd: root,
    stdio: "pipe",
  });
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const linesOf = (err: string): readonly string[] => err.trimEnd().split("\n");

describe("check --changed", () => {
  test("judges what differs from the branch's base, and says what it left out", async () => {
    const root = makeRepository();
    write(root, "content/papers/ab/abb.md", paper("abb", "Brief."));
    write(root, "content/papers/ab/abc.md", paper("abc", "New."));
    const { status, err } = await run(["check", "--changed", "--root", root]);
    expect(status).toBe(0);
    expect(err).toMatch(/abb\.md:6:1 .* short-abstract\n/u);
    expect(err).toMatch(/abc\.md:6:1 .* short-abstract\n/u);
    expect(err).not.toContain("aba.md");
    expect(linesOf(err).at(-2)).toMatch(/^2 files differing from main, \d+ of \d+ rules: \d+ warnings$/u);
    expect(linesOf(err).at(-1)).toMatch(
      /^left out: \d+ rules that need the whole archive; “offprint check” applies them$/u,
    );
  });

  test("with nothing changed finds nothing, whatever is wrong elsewhere", async () => {
    const { status, err } = await run(["check", "--changed", "--strict", "--root", makeRepository()]);
    expect({ status, first: linesOf(err)[0] }).toEqual({
      status: 0,
      first: expect.stringMatching(/^0 files differing from main, .*: no problems$/u),
    });
  });

  test("says that a changed topic concerns every paper", async () => {
    const root = makeRepository();
    write(
      root,
      "content/topics/tides.md",
      "---\ntitle: Tides\ndescription: Of water.\nmatch:\n  weights: { title: 3, abstract: 1 }\n  atLeast: 3\n  phrases: [ tide ]\n---\n",
    );
    expect((await run(["check", "--changed", "--root", root])).err).toContain(
      "changed: content/topics/tides.md, by which every paper is judged",
    );
  });

  test("a waiver of a file that was not looked at has not lapsed", async () => {
    const waiver =
      'waivers:\n  - rule: short-abstract\n    file: content/papers/ab/aba.md\n    reason: "So."\n    hash: "00000000"\n';
    const root = makeRepository({ ...START, "content/decisions.yaml": waiver });
    expect((await run(["check", "--changed", "--root", root])).err).not.toContain("lapsed");
    expect((await run(["check", "--root", root])).err).toContain("lapsed-waiver");
  });

  test("mends what changed alone, with --fix", async () => {
    const root = makeRepository({ ...START, "content/papers/ab/abd.md": paper("abd", LONG).replaceAll("\n", "\r\n") });
    write(root, "content/papers/ab/abb.md", paper("abb", LONG).replaceAll("\n", "\r\n"));
    const { err } = await run(["check", "--changed", "--fix", "--root", root]);
    expect(err).toMatch(/abb\.md:1:\d+ {2}fixed/u);
    expect(err).not.toContain("abd.md");
  });

  test.each([
    ["a base that is not there", ["--base", "nowhere"], "found no commit “nowhere”"],
    ["an option in place of a base", ["--base=--all"], "found no commit “--all”"],
    ["a file as well", ["content/papers/ab/aba.md"], "expected one of them"],
    ["--against as well", ["--against", "main"], "found --against with a part"],
  ])("%s is a wrong usage", async (_what, more, message) => {
    const { status, err } = await run(["check", "--changed", ...more, "--root", makeRepository()]);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining(message) });
  });

  test("outside a repository it says what to do instead", async () => {
    const { status, err } = await run(["check", "--changed", "--root", makeArchive(START)]);
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining("found no git repository at") });
  });
});

describe("check PATH", () => {
  test("judges files and folders that are named, from where the command was called", async () => {
    const root = makeRepository();
    const { err } = await run(["check", "ab/aba.md", "--root", root], { cwd: join(root, "content/papers") });
    expect(err).toMatch(/aba\.md:6:1 .* short-abstract\n/u);
    expect(linesOf(err).at(-2)).toMatch(/^1 file named, /u);
    expect(linesOf((await run(["check", "content/papers", "--root", root])).err).at(-2)).toMatch(/^2 files/u);
  });

  test.each(["../x.md", "package.json", "content/papers/zz/zzz.md"])("%s is no part of the archive", async (path) => {
    const root = makeRepository();
    const { status, err } = await run(["check", path, "--root", root], { cwd: root });
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringContaining("expected a file or folder under content/"),
    });
  });

  test("a link is named, and not followed", async () => {
    const root = makeRepository();
    const elsewhere = makeFolder();
    writeFileSync(join(elsewhere, "abe.md"), paper("abe", "Short."));
    symlinkSync(elsewhere, join(root, "content/papers/zz"));
    const { status, err } = await run(["check", "content/papers", "--root", root]);
    expect(status).toBe(1);
    expect(err).toContain("content/papers/zz:1:1  error  found a symbolic link");
    expect(err).not.toContain("abe.md:6");
  });
});
