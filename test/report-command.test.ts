import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { beginRepository, openWorkshop, type Workshop } from "./pull-requests/repository.ts";
import { type Outcome, run } from "./run.ts";
import { makeArchive, makeFolder } from "./temporary-archive.ts";

const ABSTRACT =
  "We listen to stones that are sorted by the sound they make when they fall. Nine hundred of them fell for us, from three heights, and a listener told the large from the small in nine cases of ten. We give a rule for the rest, and say what it costs to be wrong.";
const ALPHA = "content/papers/al/alpha.md";
const FILES = {
  [ALPHA]: `---\ntitle: Stones by Ear\nid: alpha\npublished: 2025-01-02\n---\n\n${ABSTRACT}\n`,
  "content/topics/stones.md":
    "---\ntitle: Stones\ndescription: All about stones.\nmatch:\n  atLeast: 1\n  weights: { title: 1, abstract: 1 }\n  phrases: [ stones ]\n---\n\nStones.\n",
};

function begin(): Workshop {
  const workshop = openWorkshop(makeArchive(FILES));
  beginRepository(workshop);
  workshop.git("switch", "-qc", "branch");
  return workshop;
}

const report = ({ root }: Pick<Workshop, "root">, ...args: readonly string[]): Promise<Outcome> =>
  run(["report", "--root", root, ...args]);

describe("a sound branch", () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = begin();
    workshop.edit(ALPHA, "Nine hundred", "Eight hundred");
  });

  test("ends in 0, says what it was compared with, and prints Markdown", async () => {
    const { status, out, err } = await report(workshop);
    expect(status).toBe(0);
    expect(out).toContain("Stones by Ear");
    expect(err).toMatch(/^since main \([0-9a-f]{7}\): 1 paper, 0 new errors, 0 new warnings, 1 point for a person\n$/u);
  });

  test("prints a page and JSON as well, and writes them to a file", async () => {
    const page = await report(workshop, "--format", "html");
    expect(page.out).toMatch(/^<!doctype html>/iu);
    const json = await report(workshop, "--json");
    expect(JSON.parse(json.out)).toMatchObject({ base: { ref: "main" }, papers: [{ id: "alpha", kind: "changed" }] });
    const file = join(makeFolder(), "review.json");
    const written = await report(workshop, "--format", "json", "--out", file);
    expect(written.out).toBe("");
    expect(readFileSync(file, "utf8")).toBe(json.out);
  });

  test("is the same, asked twice", async () => {
    expect(await report(workshop)).toEqual(await report(workshop));
  });
});

describe("a branch that must not be merged", () => {
  test("ends in 1, and the report is there all the same", async () => {
    const workshop = begin();
    workshop.remove(ALPHA);
    const { status, out, err } = await report(workshop);
    expect(status).toBe(1);
    expect(out).toContain("alpha");
    expect(err).toContain("1 address gone");
  });

  test("whatever a file holds, all three forms are printed", async () => {
    const workshop = begin();
    workshop.write(ALPHA, "<<<<<<< HEAD\n---\n=======\n>>>>>>> theirs\n");
    workshop.write(
      "content/papers/be/beta.md",
      `---\ntitle: "::set-output name=x::</summary><!-- ]] -->"\nid: beta\n---\n\n${ABSTRACT}\n`,
    );
    workshop.write("content/pages/big.md", `---\ntitle: Big\n---\n\n${"stones ".repeat(700_000)}\n`);
    workshop.write("content/papers/bi/bits.md", Uint8Array.of(0xff, 0xfe, 0, 10));
    workshop.link("content/papers/li/link.md", "/etc/passwd");
    for (const format of ["markdown", "json", "html"]) {
      const { status, out } = await report(workshop, "--format", format);
      expect(status).toBe(1);
      expect(out).toContain("beta");
      expect(out.split("\n").filter((line) => line.startsWith("::"))).toEqual([]);
    }
    expect((await report(workshop)).out.length).toBeLessThanOrEqual(65_536);
  });
});

describe("a wrong usage ends in 2 and says what to do", () => {
  test("a base that is not there", async () => {
    const { status, out, err } = await report(begin(), "--base", "nowhere");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/found no commit “nowhere”.*git fetch it, or name another with --base/u);
  });

  test("no base that is usual", async () => {
    const workshop = begin();
    workshop.git("branch", "-m", "main", "trunk");
    const { status, err } = await report(workshop);
    expect(status).toBe(2);
    expect(err).toContain("found no commit “origin/main”");
  });

  test("no repository", async () => {
    const { status, err } = await report({ root: makeArchive(FILES) });
    expect(status).toBe(2);
    expect(err).toMatch(/found no git repository around .*run this in a clone/u);
  });

  test("a clone that was cut off", async () => {
    const workshop = begin();
    workshop.edit(ALPHA, "Nine hundred", "Eight hundred");
    workshop.git("commit", "-qam", "one");
    const clone = openWorkshop(join(makeFolder(), "clone"));
    workshop.git("clone", "-q", "--depth", "1", "-b", "branch", `file://${workshop.root}`, clone.root);
    const { status, err } = await report(clone);
    expect(status).toBe(2);
    expect(err).toContain("git fetch --unshallow (in GitHub Actions, fetch-depth: 0)");
  });

  test("a format that is not there, and two at once", async () => {
    expect(await report(begin(), "--format", "toString")).toMatchObject({
      status: 2,
      err: expect.stringContaining("expected one of markdown, json, html"),
    });
    expect((await report(begin(), "--json", "--format", "html")).status).toBe(2);
  });
});
