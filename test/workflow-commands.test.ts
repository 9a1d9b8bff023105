import { Command as CliCommand, CommanderError } from "commander";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Command } from "../src/contracts.ts";
import { loadPlugins } from "../src/registry.ts";
import { forArchive, SHARED_FILES } from "../src/starter/workflows.ts";
import { readWorkflow } from "./workflow.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const folder = join(HOME, ".github/workflows");
const workflows = readdirSync(folder).map((name) => readWorkflow(name, readFileSync(join(folder, name), "utf8")));
const runs = workflows.flatMap(({ file, jobs }) =>
  jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run.split("\n").map((line) => [file, line.trim()] as const))),
);
const calls = runs.filter(([, line]) => line.includes('node "$OFFPRINT"'));
const commands = await loadPlugins<Command>("commands");

test("there are calls of the program", () => {
  expect(calls.length).toBeGreaterThan(10);
});

describe("workflows call the program as it wants to be called", () => {
  test.each(calls)("%s: %s", (_file, line) => {
    const [id = "", ...args] = wordsOf(line.slice(line.indexOf('"$OFFPRINT"') + '"$OFFPRINT"'.length));
    const command = commands.get(id);
    expect([...commands.keys()]).toContain(id);
    const cli = new CliCommand(id)
      .option("--root <dir>")
      .option("--json")
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    command?.declare?.(cli);
    cli.action(() => undefined);
    let failure: string | undefined;
    try {
      cli.parse(args, { from: "user" });
    } catch (error) {
      failure = error instanceof CommanderError ? error.message : String(error);
    }
    expect(failure).toBeUndefined();
  });
});

test("every script that a workflow runs is there, and every script is run or imported", () => {
  const scripts = runs.flatMap(([, line]) => /tool\/(\.github\/scripts\/[\w-]+\.mjs)/u.exec(line)?.[1] ?? []);
  expect(scripts.filter((path) => !existsSync(join(HOME, path)))).toEqual([]);
  const shared = [".github/scripts/git.mjs", ".github/scripts/github.mjs"];
  const there = readdirSync(join(HOME, ".github/scripts")).map((name) => `.github/scripts/${name}`);
  expect(there.sort()).toEqual([...new Set([...scripts, ...shared])].sort());
});

test("an archive's workflows are ours but for where the program stands", () => {
  for (const path of SHARED_FILES) {
    const ours = readFileSync(join(HOME, path), "utf8");
    const theirs = forArchive(ours);
    if (path.startsWith(".github/")) expect(theirs).not.toContain("tool/bin/");
    const lines = theirs.split("\n");
    const differing = ours.split("\n").filter((line, index) => line !== lines[index]);
    expect(differing.every((line) => line === "  OFFPRINT: tool/bin/offprint.js")).toBe(true);
    expect(differing.length).toBe(ours.includes("OFFPRINT:") && path.endsWith(".yml") ? 1 : 0);
  }
});

/** A plain shell line as words, without what leads its output elsewhere. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/\s2?>{1,2}\s*\S+/gu, "").matchAll(/"([^"]*)"|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}
