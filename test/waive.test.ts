import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addWaivers } from "../src/archive/waivers-file.ts";
import { run } from "./run.ts";
import { makeArchive } from "./temporary-archive.ts";

const LETTER = "---\ntitle: A Letter\nid: abc\ntopics: [ letters ]\n---\n\nShort.\n";
const TOPIC =
  "---\ntitle: Letters\ndescription: Of paper.\nmatch:\n  weights: { title: 3, abstract: 1 }\n  atLeast: 3\n  phrases: [ nothing ]\n---\n";
const FILES = { "content/papers/ab/abc.md": LETTER, "content/topics/letters.md": TOPIC };
const decisions = (root: string): string => readFileSync(join(root, "content/decisions.yaml"), "utf8");
const WAIVER = { rule: "short-abstract", file: "content/papers/ab/abc.md", reason: "It: is #short", hash: "0123abcd" };

describe("waive", () => {
  test("writes what makes a finding silent, until its text changes", async () => {
    const root = makeArchive(FILES);
    const place = "content/papers/ab/abc.md:7";
    const { status, err } = await run(["waive", "short-abstract", place, "--reason", "so: “printed”", "--root", root]);
    expect(status).toBe(0);
    expect(err).toMatch(/^waived: content\/papers\/ab\/abc\.md:7:1 {2}warning {2}found an abstract of 6/u);
    expect(decisions(root)).toMatch(
      /^waivers:\n {2}- rule: short-abstract\n {4}file: content\/papers\/ab\/abc\.md\n {4}reason: "so: “printed”"\n {4}hash: "[\da-f]{8}"\n$/u,
    );
    const checked = await run(["check", "--root", root, "--strict"]);
    expect(checked).toMatchObject({ status: 0, err: expect.stringContaining("no problems") });
    const other = makeArchive({
      ...FILES,
      "content/papers/ab/abc.md": `${LETTER.trimEnd()} More.\n`,
      "content/decisions.yaml": decisions(root),
    });
    expect((await run(["check", "--root", other])).err).toMatch(
      /short-abstract\n.*lapsed-waiver|lapsed-waiver\n.*short-abstract/su,
    );
  });

  test("in the folder of the file, a path from there will do", async () => {
    const root = makeArchive(FILES);
    const cwd = join(root, "content/papers/ab");
    expect((await run(["waive", "short-abstract", "abc.md", "--reason", "x", "--root", root], { cwd })).status).toBe(0);
    expect(decisions(root)).toContain("file: content/papers/ab/abc.md");
  });

  test("where nothing is found, nothing is written; what is no rule is a wrong usage", async () => {
    const root = makeArchive(FILES);
    const at = async (rule: string, place: string): Promise<number> =>
      (await run(["waive", rule, place, "--reason", "x", "--root", root])).status;
    expect(await at("short-abstract", "content/papers/ab/abc.md:1")).toBe(1);
    expect(await at("no-topic", "content/papers/ab/abc.md")).toBe(1);
    expect(await at("short-abstrac", "content/papers/ab/abc.md")).toBe(2);
    expect((await run(["waive", "short-abstract", "x", "--root", root])).status).toBe(2);
    expect(() => decisions(root)).toThrow(/ENOENT/u);
  });

  test("a file of decisions that cannot be read is left as it is", async () => {
    const root = makeArchive({ ...FILES, "content/decisions.yaml": "waivers: [\n" });
    const { status } = await run([
      "waive",
      "short-abstract",
      "content/papers/ab/abc.md",
      "--reason",
      "x",
      "--root",
      root,
    ]);
    expect({ status, text: decisions(root) }).toEqual({ status: 1, text: "waivers: [\n" });
  });
});

describe("a waiver more in decisions.yaml", () => {
  const item = (indent: string): string =>
    [`- rule: short-abstract`, `  file: content/papers/ab/abc.md`, `  reason: "It: is #short"`, `  hash: "0123abcd"`]
      .map((line) => `${indent}${line}\n`)
      .join("");

  test.each([
    ["no file", undefined, `waivers:\n${item("  ")}`],
    ["an empty one", "", `waivers:\n${item("  ")}`],
    ["only a comment", "# none yet\n", `# none yet\nwaivers:\n${item("  ")}`],
    ["other decisions, no last newline", "same:\n  - [ a, b ]", `same:\n  - [ a, b ]\nwaivers:\n${item("  ")}`],
    ["an empty list", "waivers: []\nsame: []\n", `waivers:\n${item("  ")}same: []\n`],
    ["a key without a value", "waivers:\nsame: []\n", `waivers:\n${item("  ")}same: []\n`],
    [
      "a list, its comments and what follows",
      'waivers: # of ours\n- { rule: a, file: b, reason: c, hash: "00000000" } # one\n\n# next\nsame: []\n',
      `waivers: # of ours\n- { rule: a, file: b, reason: c, hash: "00000000" } # one\n${item("")}\n# next\nsame: []\n`,
    ],
    [
      "a list at the end, without a newline",
      "waivers:\n    - rule: a\n      hash: b",
      `waivers:\n    - rule: a\n      hash: b\n${item("    ")}`,
    ],
  ])("%s", (_what, before, after) => {
    expect(addWaivers(before, [WAIVER])).toBe(after);
  });

  test.each(["waivers: [ { rule: a } ]\n", "{ waivers: [] }\n", "waivers: text\n", "- a\n"])(
    "%j is left to a person",
    (text) => {
      expect(addWaivers(text, [WAIVER])).toBeUndefined();
    },
  );
});
