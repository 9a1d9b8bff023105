import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { captureNameFor } from "../src/archive/capture-name.ts";
import { run } from "./run.ts";
import {
  cloneRepository,
  paperText,
  pathOf,
  scriptRepository,
  type ScriptedRepository,
} from "./scripted-repository.ts";
import { makeArchive } from "./temporary-archive.ts";

const LONG =
  "A tide that is watched comes in as late as one that is not, but is seen to. We watch nine tides from three piers, write down when each of them came in, and find the difference between the two to be that of the clocks that were used.";

/** A repository with two published papers on `main`, and a branch to change them on. */
function openBranch(): ScriptedRepository {
  const repository = scriptRepository();
  repository.commit("2026-01-01T00:00:00Z", {
    ".gitignore": ".offprint\n",
    "content/topics/tides.md":
      "---\ntitle: Tides\ndescription: Water that comes and goes.\nmatch:\n  atLeast: 3\n  weights: { title: 3, abstract: 3 }\n  phrases:\n    - tide\n---\n",
    [pathOf("tide")]: paperText("tide", "", LONG, "On Tides"),
    [pathOf("moon")]: paperText("moon", "", LONG.replace("nine", "ten"), "On Moons"),
    "content/decisions.yaml": "different:\n  - [ moon, tide ]\n",
  });
  repository.git("switch", "-qc", "branch");
  return repository;
}

const against = async (root: string, ref = "main"): ReturnType<typeof run> =>
  await run(["check", "--root", root, "--against", ref]);

describe("check --against", () => {
  test("passes what stays, is added, or goes with a word", async () => {
    const { root, commit } = openBranch();
    expect(await against(root)).toMatchObject({ status: 0, out: "" });
    commit("2026-01-02T00:00:00Z", {
      [pathOf("moon")]: undefined,
      "content/removed.yaml": "- { id: moon, title: On Moons, date: 2026-01-02, reason: It was a tide. }\n",
      "content/decisions.yaml": undefined,
      [pathOf("tide")]: undefined,
      [pathOf("flood")]: paperText("flood", "aliases: [ tide ]\n", LONG, "On Tides"),
    });
    expect(await against(root)).toMatchObject({ status: 0, out: "" });
  });

  test("refuses a paper that vanished, committed or not, which plain check cannot know", async () => {
    const { root, write } = openBranch();
    write({ [pathOf("moon")]: undefined, "content/decisions.yaml": undefined });
    expect(await run(["check", "--root", root])).toMatchObject({ status: 0 });
    const { status, err } = await against(root);
    expect(status).toBe(1);
    expect(err).toContain(
      "content/papers/mo/moon.md:1:1  error  found the published paper “moon” gone, with no alias and no tombstone; expected its address to answer:",
    );
    expect(err).toMatch(/: 1 error\n$/u);
  });

  test("sees what main did since as no change of the branch", async () => {
    const { root, commit, git } = openBranch();
    git("switch", "-q", "main");
    commit("2026-01-02T00:00:00Z", { [pathOf("wave")]: paperText("wave", "", LONG, "On the Tide of Waves") });
    git("switch", "-q", "branch");
    expect(await against(root)).toMatchObject({ status: 0 });
  });

  test("refuses files that may be run, and reports to machines as well", async () => {
    const { root } = openBranch();
    chmodSync(join(root, pathOf("tide")), 0o755);
    const { status, out } = await run(["check", "--root", root, "--against", "main", "--json"]);
    expect(status).toBe(1);
    expect(out).toContain('"rule": "plain-file"');
  });

  test("compares with nothing where there was no archive", async () => {
    const repository = scriptRepository();
    repository.git("rm", "-rq", "--cached", "--ignore-unmatch", ".");
    writeFileSync(join(repository.root, ".gitignore"), "content\n.offprint\n");
    repository.commit("2026-01-01T00:00:00Z");
    repository.git("switch", "-qc", "branch");
    repository.commit("2026-01-02T00:00:00Z", { ".gitignore": ".offprint\n" });
    const { status, err } = await against(repository.root);
    expect({ status, said: err.split("\n")[0] }).toEqual({
      status: 0,
      said: "there was no archive yet where this branch left “main”: nothing is compared",
    });
  });

  test("says what to do where nothing can be compared, and ends in 2", async () => {
    const { root, commit } = openBranch();
    expect(await against(makeArchive())).toMatchObject({
      status: 2,
      err: expect.stringMatching(/found no git repository at .*; expected one/u),
    });
    expect(await against(root, "nowhere")).toMatchObject({
      status: 2,
      err: expect.stringMatching(/found no commit “nowhere”.*name another with --against/u),
    });
    expect(await against(root, "--output=x")).toMatchObject({ status: 2 });
    for (const day of ["02", "03"]) commit(`2026-01-${day}T00:00:00Z`);
    const shallow = cloneRepository(root, "--depth", "1", "--branch", "branch");
    shallow.git("fetch", "-q", "--depth", "1", "origin", "main:main");
    expect(await against(shallow.root)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/shallow clone.*git fetch --unshallow/u),
    });
  });
});

test("a capture never gets a name that a system cannot have", () => {
  const name = (file: string): string => captureNameFor(file, "0a1b2c3d4e5f", () => false);
  expect(["con.txt", "AUX", "nul.tar.txt", "page.", "console.txt"].map(name)).toEqual([
    "con-0a1b2c3d.txt",
    "AUX-0a1b2c3d",
    "nul-0a1b2c3d.tar.txt",
    "page",
    "console.txt",
  ]);
});
