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

/* One change each to a workflow of ours: what somebody would plant, or write in good faith. */
const JUDGE = 'node "$OFFPRINT" ingest --frozen --root pr';
const STAGE_TWO = "run: node tool/.github/scripts/find-pull-request.mjs";
const PLANTED: readonly (readonly [what: string, file: string, from: string, to: string])[] = [
  ["the branch's own program as judge", "check.yml", "OFFPRINT: tool/", "OFFPRINT: pr/"],
  ["a module of the branch's in Node", "check.yml", "\njobs:", "\n  NODE_OPTIONS: --import ./pr/x.mjs\njobs:"],
  ["another judge within a step", "check.yml", JUDGE, `OFFPRINT=pr/bin/offprint.js; ${JUDGE}`],
  ["another shell", "check.yml", "\njobs:", "\ndefaults:\n  run:\n    shell: bash pr/x.sh {0}\njobs:"],
  ["another folder to install", "check.yml", "npm ci --ignore-scripts", "npm ci --ignore-scripts --prefix ../pr"],
  ["a verdict that nobody hears", "check.yml", JUDGE, `${JUDGE} || true`],
  [
    "a step that may fail",
    "check.yml",
    "- name: Apply every rule\n",
    "- name: Apply\n        continue-on-error: true\n",
  ],
  ["a branch's name under another spelling", "check.yml", "\njobs:", "\n  T: ${{ github['head_ref'] }}\njobs:"],
  ["a title under another spelling", "check.yml", "\njobs:", "\n  T: ${{ github.event['pull_request'].title }}\njobs:"],
  [
    "findings that command the log",
    "check.yml",
    'echo "::stop-commands::$(openssl rand -hex 16)"\n          cat',
    "cat",
  ],
  [
    "a branch fetched by the second stage",
    "report-comment.yml",
    STAGE_TWO,
    "run: git -C tool fetch origin pull/1/head",
  ],
  ["a branch checked out by gh", "report-comment.yml", STAGE_TWO, "run: gh pr checkout 1"],
  ["an archive at a place of the branch's", "preview.yml", '"$RUNNER_TEMP/site.tar.gz"', "pr/site.tar.gz"],
  ["an artifact laid over the program", "report-comment.yml", "path: ${{ runner.temp }}/report", "path: tool"],
  ["a preview of whoever's workflow", "preview-deploy.yml", " && needs.find.outputs.trusted == 'true'", ""],
  ["a review that is switched off", "check.yml", "  check:\n", "  check:\n    if: false\n"],
  ["answers that a commit left", "deploy.yml", "run: rm -rf tool/.offprint tool/_site", "run: echo kept"],
];

test.each(PLANTED)("refuses %s", (_what, file, from, to) => {
  const text = read(`.github/workflows/${file}`);
  expect(text).toContain(from);
  expect(
    checkWorkflow(
      file,
      text.replace(from, () => to),
    ),
  ).not.toEqual([]);
});
