import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { fromIssueWorkflow } from "../src/starter/from-issue-workflow.ts";
import { makeFolder } from "./temporary-archive.ts";

/* The scripts of the workflow, run as actions/github-script runs them, against a GitHub that keeps what it is asked. */
const { jobs } = parse(fromIssueWorkflow("node bin/offprint.js")) as {
  jobs: { propose: { steps: { name?: string; with?: { script?: string } }[] } };
};
const PAPER = "content/papers/si/silver-rudders.md";
const cwd = process.cwd();
afterAll(() => process.chdir(cwd));

type Call = readonly [name: string, options: Record<string, unknown>];

interface Stage {
  /** What the API answers to `issues.get` and the like. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly answer?: unknown;
}

/** Runs the step of a name in a folder of its own; the calls to the API, and the folder. */
async function runStep(
  name: string,
  { answers = {}, answer }: Stage,
): Promise<{ calls: readonly Call[]; folder: string }> {
  const script = jobs.propose.steps.find((step) => step.name === name)?.with?.script ?? "";
  const folder = makeFolder();
  if (answer !== undefined) writeFileSync(join(folder, "answer.json"), JSON.stringify(answer));
  mkdirSync(join(folder, "content/papers/si"), { recursive: true });
  writeFileSync(join(folder, PAPER), "---\ntitle: ${{ github.token }} “Ru”\n---\n");
  const calls: Call[] = [];
  const rest = new Proxy(
    {},
    {
      get: (_, area: string) =>
        new Proxy(
          {},
          {
            get: (_inner, method: string) => async (options: Record<string, unknown>) => {
              calls.push([`${area}.${method}`, options]);
              return { data: answers[`${area}.${method}`] ?? [] };
            },
          },
        ),
    },
  );
  const context = {
    repo: { owner: "lab", repo: "papers" },
    sha: "c0ffee",
    runId: 7,
    serverUrl: "https://github.com",
    payload: {
      issue: { number: 12, body: "### as it was approved" },
      sender: { login: "keeper" },
      repository: { default_branch: "main" },
    },
  };
  process.chdir(folder);
  process.env["RUNNER_TEMP"] = folder;
  const step = runInThisContext(`(async (github, context, require) => {${script}\n})`) as (
    ...given: unknown[]
  ) => Promise<void>;
  try {
    await step({ rest }, context, createRequire(import.meta.url));
  } finally {
    delete process.env["RUNNER_TEMP"];
  }
  return { calls, folder };
}

const APPROVE = "Make sure of who approved what";
const AS_APPROVED = { "issues.get": { body: "### as it was approved" } };

test("the text that was approved is kept, and that of no other moment", async () => {
  const mayWrite = { "repos.getCollaboratorPermissionLevel": { permission: "write" } };
  const { folder } = await runStep(APPROVE, { answers: { ...mayWrite, ...AS_APPROVED } });
  expect(readFileSync(join(folder, "issue.md"), "utf8")).toBe("### as it was approved");
  const edited = { ...mayWrite, "issues.get": { body: "### as it was approved\n\nand then some" } };
  await expect(runStep(APPROVE, { answers: edited })).rejects.toThrow(/edited after it was approved/u);
});

test("the label of somebody who may not write approves nothing", async () => {
  const answers = { "repos.getCollaboratorPermissionLevel": { permission: "read" }, ...AS_APPROVED };
  await expect(runStep(APPROVE, { answers })).rejects.toThrow(/only someone who may write/u);
});

const OPEN = "Open the pull request";
const MADE = {
  "git.getCommit": { tree: { sha: "t0" } },
  "git.createTree": { sha: "t1" },
  "git.createCommit": { sha: "c1" },
};
const ANSWER = { form: "add-a-paper", changes: [{ path: PAPER }] };

test("a pull request holds the one file, byte for byte, and words of ours alone", async () => {
  const { calls } = await runStep(OPEN, { answers: MADE, answer: ANSWER });
  const asked = Object.fromEntries(calls);
  expect(calls.map(([name]) => name)).toEqual([
    "git.getCommit",
    "git.createTree",
    "git.createCommit",
    "git.listMatchingRefs",
    "git.createRef",
    "pulls.list",
    "pulls.create",
  ]);
  expect(asked["git.createTree"]).toMatchObject({
    base_tree: "t0",
    tree: [{ path: PAPER, mode: "100644", type: "blob", content: "---\ntitle: ${{ github.token }} “Ru”\n---\n" }],
  });
  expect(asked["git.createRef"]).toMatchObject({ ref: "refs/heads/from-issue-12", sha: "c1" });
  expect(asked["pulls.create"]).toMatchObject({
    title: "Add a paper (issue #12)",
    head: "from-issue-12",
    base: "main",
  });
});

test("an issue approved again moves its own branch, and opens no second pull request", async () => {
  const answers = {
    ...MADE,
    "git.listMatchingRefs": [{ ref: "refs/heads/from-issue-12" }, { ref: "refs/heads/from-issue-120" }],
    "pulls.list": [{ number: 13 }],
  };
  const { calls } = await runStep(OPEN, { answers, answer: ANSWER });
  expect(calls.map(([name]) => name)).toContain("git.updateRef");
  expect(calls.map(([name]) => name)).not.toContain("pulls.create");
});

test.each([[".github/workflows/x.yml"], ["content/papers/si/../../x.md"], ["content/site.yaml"]])(
  "a change of %s is refused",
  async (path) => {
    await expect(runStep(OPEN, { answers: MADE, answer: { ...ANSWER, changes: [{ path }] } })).rejects.toThrow();
  },
);

test("what is wrong is told by line and rule, without a word of the issue", async () => {
  const problems = [
    { line: 3, rule: "known-paper", message: "@everyone <b>" },
    { line: "x\ny", rule: "@a](b)" },
  ];
  const { calls } = await runStep("Say why not", { answer: { problems } });
  const [, options] = calls[0] ?? [];
  expect(options?.["body"]).toBe(
    "This could not be taken over as it is. What is wrong, and where, is in [the log](https://github.com/lab/papers/actions/runs/7):\n\n- line 3: known-paper\n- line NaN: ab",
  );
});
