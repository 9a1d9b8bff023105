import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBaseArchive } from "../src/archive/base-archive.ts";
import { readArchive } from "../src/archive/read.ts";
import { listChangedFiles } from "../src/git/changed-files.ts";
import { findBase, openRepository, type Repository } from "../src/git/repository.ts";
import { makeArchive } from "./temporary-archive.ts";

const SITE = `id: 275fa790-3923-4f60-9ba0-c7db04891eda
title: Papers
description: Papers.
baseUrl: https://papers.example/
language: en
rights: none
since: 2025-10-24
`;
const paper = (id: string, title = id): string => `---\ntitle: ${title}\nid: ${id}\n---\n\nAn abstract.\n`;
const START = {
  "content/site.yaml": SITE,
  "content/papers/al/alpha.md": paper("alpha"),
  "content/papers/be/beta.md": paper("beta"),
  "content/papers/ga/gamma.md": paper("gamma"),
  "content/captures/page.txt": "evidence\n",
};

describe("an archive as it was", () => {
  test("is what its commit holds, whatever became of each file since: edited, staged, new, gone, another kind", async () => {
    const { root, repository } = makeRepository();
    write(root, "content/papers/al/alpha.md", paper("alpha", "Another title"));
    rmSync(join(root, "content/papers/be/beta.md"));
    git(root, "add", "-A");
    git(root, "commit", "-qm", "change");
    write(root, "content/papers/de/delta.md", paper("delta"));
    write(root, "content/captures/page.txt", "other evidence\n");
    rmSync(join(root, "content/papers/ga/gamma.md"));
    symlinkSync("../al/alpha.md", join(root, "content/papers/ga/gamma.md"));
    const now = await readArchive(root);
    const base = findBase(repository, "main");
    const changed = listChangedFiles(repository, base);
    const before = readBaseArchive(repository, now, changed);
    expect(changed.map(({ path, before: old, after }) => [path, old?.mode, after?.mode])).toEqual([
      ["content/captures/page.txt", "100644", "100644"],
      ["content/papers/al/alpha.md", "100644", "100644"],
      ["content/papers/be/beta.md", "100644", undefined],
      ["content/papers/de/delta.md", undefined, "100644"],
      ["content/papers/ga/gamma.md", "100644", "120000"],
    ]);
    const fresh = await readArchive(makeArchive(START));
    expect({ ...before, root: "", files: [...before.files.keys()].sort() }).toEqual({
      ...fresh,
      root: "",
      files: [...fresh.files.keys()].sort(),
    });
    expect(now.papers.map(({ id }) => id)).toEqual(["alpha", "delta"]);
  });

  test("is found in a folder of a larger repository, with names that git would quote, and modes", async () => {
    const { root: top } = makeRepository({
      "lab/content/site.yaml": SITE,
      "lab/ü \n“x”.txt": "old\n",
      "other.txt": "",
    });
    const repository = open(join(top, "lab"));
    write(top, "lab/ü \n“x”.txt", "new\n");
    chmodSync(join(top, "lab/content/site.yaml"), 0o755);
    write(top, "other.txt", "changed");
    const changed = listChangedFiles(repository, findBase(repository, "main"));
    expect(changed.map(({ path, after }) => [path, after?.mode])).toEqual([
      ["content/site.yaml", "100755"],
      ["ü \n“x”.txt", "100644"],
    ]);
    const before = readBaseArchive(repository, await readArchive(join(top, "lab")), changed);
    expect(before.site.title).toBe("Papers");
  });
});

describe("where a branch began", () => {
  test("a base that does not exist says so, and what to do; an option is no base", () => {
    const { repository } = makeRepository();
    expect(() => findBase(repository, "nowhere")).toThrow(
      /found no commit “nowhere”; expected a branch, tag or commit/u,
    );
    expect(() => findBase(repository, "--all")).toThrow(/found no commit “--all”/u);
  });

  test("in a shallow clone the way out is named", () => {
    const { root } = makeRepository();
    for (const name of ["one", "two"]) {
      write(root, "content/papers/al/alpha.md", paper("alpha", name));
      git(root, "commit", "-qam", name);
    }
    const clone = join(makeArchive({}), "clone");
    git(root, "clone", "-q", "--depth", "1", `file://${root}`, clone);
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main:main");
    expect(() => findBase(open(clone), "main")).toThrow(/found a shallow clone.*git fetch --unshallow/u);
    expect(() => findBase(open(clone), "elsewhere")).toThrow(/git fetch --unshallow/u);
  });

  test("a folder in no repository has none", () => {
    expect(openRepository(makeArchive(START))).toBeUndefined();
  });
});

function makeRepository(files: Readonly<Record<string, string>> = START): { root: string; repository: Repository } {
  const root = makeArchive(files);
  git(root, "init", "-q", "-b", "main");
  git(root, "add", "-A");
  git(root, "commit", "-qm", "start");
  git(root, "switch", "-qc", "branch");
  return { root, repository: files === START ? open(root) : { root, prefix: "", isShallow: false } };
}

function open(root: string): Repository {
  const repository = openRepository(root);
  if (!repository) throw new Error("no repository");
  return repository;
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
