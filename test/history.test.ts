import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import { renderHistoryEntry } from "../src/render/history-words.ts";
import { readHistory } from "../src/site/history.ts";
import { assertAlways, workInMemory } from "./properties/tries.ts";
import { run } from "./run.ts";
import {
  cloneRepository,
  paperText,
  pathOf,
  scriptRepository,
  type ScriptedRepository,
} from "./scripted-repository.ts";
import { makeArchive, makeFolder } from "./temporary-archive.ts";

workInMemory();

/** A paper's history in words: `2026-01-02 Added`. */
function tell(
  root: string,
  id: string,
  aliases: readonly string[] = [],
  cache = makeFolder(),
): readonly string[] | undefined {
  const { of } = readHistory(root, join(cache, "history"), "1");
  const paper = { id, aliases } as unknown as Parameters<NonNullable<typeof of>>[0];
  return of?.(paper).map((entry) => `${entry.day ?? "?"} ${renderHistoryEntry(entry)}`);
}

describe("the history of a paper", () => {
  test("is the day in UTC on which each field changed, and never anybody's words", () => {
    const { root, commit, write } = scriptRepository();
    commit("2026-01-01T00:00:00Z");
    commit("2026-01-02T23:30:00-0500", {
      [pathOf("tide")]: paperText("tide", "published: 2025\nguessed: [ published ]\n"),
    });
    commit("2026-01-05T12:00:00Z", {
      [pathOf("tide")]: paperText("tide", "published: 2025-03-01\nvenue: A Journal\n"),
    });
    commit("2026-01-06T12:00:00Z", {
      [pathOf("tide")]: paperText("tide", "published: 2025-03-01\nvenue: A Journal\n", "Another abstract.", "On Tides"),
    });
    commit("2026-01-07T12:00:00Z", { "content/topics/x.md": "elsewhere" });
    commit("2026-01-08T12:00:00Z", {
      [pathOf("tide")]: paperText(
        "tide",
        "published: 2025-03-01\nvenue: A Journal\nstatus:\n  - { kind: withdrawn, date: 2026-01-08, reason: It was wrong. }\n",
        "Another abstract.",
        "On Tides",
      ),
    });
    write({ [pathOf("tide")]: paperText("tide", "", "Not committed.") });
    expect(tell(root, "tide")).toEqual([
      "2026-01-08 Marked as withdrawn",
      "2026-01-06 Title and abstract changed",
      "2026-01-05 Date changed from 2025 (year inferred) to 1 March 2025; venue changed",
      "2026-01-03 Added",
    ]);
    expect(tell(root, "elsewhere")).toEqual([]);
  });

  test("leaves out what changes nothing that readers are told of: spelling of YAML, wrapping, fingerprints", () => {
    const { root, commit } = scriptRepository();
    commit("2026-01-01T00:00:00Z", {
      [pathOf("tide")]: paperText("tide", "authors:\n  - { name: Ada, affiliation: Sea }\n", "One two."),
    });
    commit("2026-01-02T00:00:00Z", {
      [pathOf("tide")]: paperText(
        "tide",
        'authors:\n  - affiliation: "Sea"\n    name: Ada\nfingerprints: title:0a1b2c3d\n',
        "One\ntwo.",
      ),
    });
    expect(tell(root, "tide")).toEqual(["2026-01-01 Added"]);
  });

  test("names no field of a version that cannot be read", () => {
    const { root, commit } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: "<<<<<<< HEAD\n" });
    commit("2026-01-03T00:00:00Z", { [pathOf("tide")]: paperText("tide", "", "Mended.") });
    expect(tell(root, "tide")).toEqual(["2026-01-03 File changed", "2026-01-02 File changed", "2026-01-01 Added"]);
  });

  test("goes on under another id where an alias says so, and tells of a paper that was joined", () => {
    const { root, commit } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide"), [pathOf("moon")]: paperText("moon") });
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: paperText("tide", "", "Better.") });
    commit("2026-01-03T00:00:00Z", {
      [pathOf("tide")]: undefined,
      [pathOf("flood")]: paperText("flood", "aliases: [ tide ]\n", "Better."),
    });
    commit("2026-01-04T00:00:00Z", {
      [pathOf("moon")]: undefined,
      [pathOf("flood")]: paperText("flood", "aliases: [ tide, moon ]\n", "Better."),
    });
    expect(tell(root, "flood", ["tide", "moon"])).toEqual([
      "2026-01-04 Joined with another entry",
      "2026-01-03 Moved here from a former address",
      "2026-01-02 Abstract changed",
      "2026-01-01 Added",
    ]);
    expect(tell(root, "flood")).toEqual(["2026-01-04 Former addresses changed", "2026-01-03 Added"]);
  });

  test("tells of a paper that went and came back", () => {
    const { root, commit } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: undefined });
    commit("2026-01-03T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    expect(tell(root, "tide")).toEqual(["2026-01-03 Put back", "2026-01-01 Added"]);
  });

  test("is that of the line that was published: a branch counts as one change, on the day it was merged", () => {
    const { root, commit, git } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    git("switch", "-qc", "branch");
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: paperText("tide", "venue: One\n") });
    commit("2026-01-03T00:00:00Z", { [pathOf("tide")]: paperText("tide", "venue: Two\n") });
    git("switch", "-q", "main");
    commit("2026-01-04T00:00:00Z", { "content/pages/about.md": "---\ntitle: About\n---\n" });
    git("merge", "-q", "--no-ff", "--no-commit", "branch");
    commit("2026-01-05T00:00:00Z");
    expect(tell(root, "tide")).toEqual(["2026-01-05 Venue changed", "2026-01-01 Added"]);
  });

  test("is found in a folder of a larger repository, and asks git no question that settings answer", () => {
    const { root, commit, git } = scriptRepository();
    const inLab = (id: string): string => `lab/${pathOf(id)}`;
    commit("2026-01-01T00:00:00Z", { [inLab("tide")]: paperText("tide"), "lab/content/site.yaml": "" });
    commit("2026-01-02T00:00:00Z", { [inLab("tide")]: paperText("tide", "venue: One\n") });
    for (const [key, value] of [
      ["log.showSignature", "true"],
      ["diff.renames", "copies"],
      ["diff.external", "false"],
      ["core.quotePath", "true"],
      ["diff.noprefix", "true"],
    ] as const)
      git("config", key, value);
    expect(tell(join(root, "lab"), "tide")).toEqual(["2026-01-02 Venue changed", "2026-01-01 Added"]);
  });

  test("has no day for a time that no calendar has", () => {
    const { root, commit, git } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    const raw = git("cat-file", "commit", "HEAD").replace(/^(committer .*>) \d+/mu, "$1 99999999999999");
    writeFileSync(join(root, "raw"), `${raw}\n`);
    git("reset", "-q", git("hash-object", "-t", "commit", "-w", "--literally", "raw"));
    expect(tell(root, "tide")).toEqual(["? Added"]);
  });
});

describe("what was read of each commit", () => {
  test("is kept: the same history with it as without, after any sequence of commits, checkouts and damage", () => {
    const ids = ["tide", "moon", "wave"] as const;
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("write" as const),
        id: fc.constantFrom(...ids),
        venue: fc.nat(3),
        body: fc.nat(2),
      }),
      fc.record({ kind: fc.constant("remove" as const), id: fc.constantFrom(...ids) }),
      fc.record({ kind: fc.constant("move" as const), from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) }),
      fc.record({ kind: fc.constant("rewind" as const), by: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant("damage" as const), at: fc.nat(400) }),
    );
    assertAlways(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const repository = scriptRepository();
        const cache = makeFolder();
        repository.commit("2026-01-01T00:00:00Z");
        for (const [index, item] of steps.entries()) {
          takeStep(repository, item, index, join(cache, "history", "events"));
          for (const id of ids) {
            const aliases = ids.filter((other) => other !== id);
            expect(tell(repository.root, id, aliases, cache)).toEqual(tell(repository.root, id, aliases));
          }
        }
      }),
      { numRuns: 16, endOnFailure: true },
    );
  }, 120_000);

  test("is read once: a build after one more commit asks for that commit alone, and one after none writes nothing", () => {
    const { root, commit } = scriptRepository();
    const cache = makeFolder();
    const file = join(cache, "history", "events");
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    tell(root, "tide", [], cache);
    const first = readFileSync(file, "utf8");
    rmSync(file);
    mkdirSync(join(cache, "outside"));
    rmSync(join(cache, "history"), { recursive: true });
    symlinkSync(join(cache, "outside"), join(cache, "history"));
    expect(tell(root, "tide", [], cache)).toEqual(["2026-01-01 Added"]);
    expect(readFileSync(file, "utf8")).toBe(first);
    expect(existsSync(join(cache, "outside", "events"))).toBe(false);
  });

  test("comes out the same in a clone", () => {
    const { root, commit } = scriptRepository();
    commit("2026-01-01T00:00:00Z", { [pathOf("tide")]: paperText("tide") });
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: paperText("tide", "venue: One\n") });
    const clone = cloneRepository(root);
    const files = [root, clone.root].map((from) => {
      const cache = makeFolder();
      tell(from, "tide", [], cache);
      return readFileSync(join(cache, "history", "events"), "utf8");
    });
    expect(files[0]).toBe(files[1]);
  });
});

describe("build", () => {
  const files = { [pathOf("tide")]: paperText("tide") };
  const build = async (root: string): Promise<{ said: readonly string[]; page: string }> => {
    const { status, err } = await run(["build", "--root", root]);
    expect(status).toBe(0);
    const said = err.split("\n").filter((line) => line.includes("history"));
    return { said, page: readFileSync(join(root, "_site/papers/tide/index.html"), "utf8") };
  };

  test("shows the history, with links to commits when the site knows its repository", async () => {
    const { root, commit, write } = scriptRepository();
    const hash = commit("2026-01-01T00:00:00Z", { ...files, ".gitignore": "_site\n.offprint\n" });
    const { said, page } = await build(root);
    expect(said).toEqual([]);
    expect(page).toContain(
      '<h2>History</h2>\n<div class="sightings"><ul>\n<li><time datetime="2026-01-01">1 January 2026</time>: Added</li>',
    );
    expect(page).not.toMatch(/secret|private person|ada@/iu);
    const { site } = await readArchive(root);
    expect(site.repository).toBeUndefined();
    write({
      "content/site.yaml": `${readFileSync(join(root, "content/site.yaml"), "utf8")}repository: https://forge.example/lab/papers\n`,
    });
    expect((await build(root)).page).toContain(
      `: Added (<a href="https://forge.example/lab/papers/commit/${hash.slice(0, 16)}" rel="noopener nofollow ugc">${hash.slice(0, 7)}</a>)`,
    );
  }, 60_000);

  test("without all of git's history leaves the section out, and says so once and how to mend it", async () => {
    const { root, commit } = scriptRepository();
    const nothing = await build(makeArchive(files));
    expect(nothing.page).not.toContain("<h2>History</h2>");
    expect(nothing.said).toEqual([
      expect.stringMatching(/^the history of papers is left out: found no git repository .*git init/u),
    ]);
    const none = scriptRepository();
    none.write(files);
    expect((await build(none.root)).said).toEqual([expect.stringMatching(/without a commit.*commit content/u)]);
    commit("2026-01-01T00:00:00Z", files);
    commit("2026-01-02T00:00:00Z", { [pathOf("tide")]: paperText("tide", "venue: One\n") });
    const shallow = await build(cloneRepository(root, "--depth", "1").root);
    expect(shallow.page).not.toContain("<h2>History</h2>");
    expect(shallow.said).toEqual([expect.stringMatching(/shallow clone.*git fetch --unshallow/u)]);
    const partial = cloneRepository(root);
    partial.git("config", "remote.origin.promisor", "true");
    expect((await build(partial.root)).said).toEqual([expect.stringMatching(/partial clone/u)]);
  }, 60_000);
});

type Step =
  | { readonly kind: "write"; readonly id: string; readonly venue: number; readonly body: number }
  | { readonly kind: "remove"; readonly id: string }
  | { readonly kind: "move"; readonly from: string; readonly to: string }
  | { readonly kind: "rewind"; readonly by: number }
  | { readonly kind: "damage"; readonly at: number };

function takeStep({ commit, git }: ScriptedRepository, step: Step, index: number, cache: string): void {
  const time = `2026-02-${String(index + 1).padStart(2, "0")}T00:00:00Z`;
  switch (step.kind) {
    case "write": {
      const front = step.venue === 0 ? "" : `venue: Journal ${step.venue}\n`;
      return void commit(time, {
        [pathOf(step.id)]: step.body === 0 ? "no paper" : paperText(step.id, front, `Body ${step.body}.`),
      });
    }
    case "remove":
      return void commit(time, { [pathOf(step.id)]: undefined });
    case "move":
      return void commit(time, {
        [pathOf(step.from)]: undefined,
        [pathOf(step.to)]: paperText(step.to, `aliases: [ ${step.from} ]\n`),
      });
    case "rewind": {
      const count = Number(git("rev-list", "--count", "HEAD"));
      return void git("reset", "-q", "--hard", `HEAD~${Math.min(step.by, count - 1)}`);
    }
    case "damage": {
      if (!existsSync(cache)) return;
      const bytes = readFileSync(cache);
      bytes[step.at % bytes.length] = 0x20;
      writeFileSync(cache, bytes);
    }
  }
}
