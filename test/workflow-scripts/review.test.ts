import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../temporary-archive.ts";
import { asked, changes, OTHER, runScript, setAnswers, SHA } from "./stage.ts";

describe("the second stage finds the pull request by itself", () => {
  const RUN = {
    id: 7,
    event: "pull_request",
    status: "completed",
    path: ".github/workflows/report.yml",
    repository: { full_name: "lab/papers" },
    head_sha: SHA,
    head_branch: "evil$(id)&head=x",
    head_repository: { id: 99, owner: { login: "stranger" } },
  };
  const PULL = { number: 12, head: { sha: SHA, repo: { id: 99 } }, base: { ref: "main" } };
  const env = {
    RUN_ID: "7",
    WORKFLOW: ".github/workflows/report.yml",
    ARTIFACT: "report",
    MOST_BYTES: "1000",
    DEFAULT_BRANCH: "main",
  };
  const tree = (sha: string): unknown => ({ tree: [{ path: ".github", type: "tree", sha }] });
  const set = (more: Record<string, unknown> = {}): void => {
    setAnswers({
      "actions/runs/7": RUN,
      pulls: [PULL],
      "actions/runs/7/artifacts": { artifacts: [{ name: "report", expired: false, size_in_bytes: 900 }] },
      [`compare/main...${SHA}`]: { merge_base_commit: { sha: OTHER } },
      [`git/trees/${OTHER}`]: tree("one"),
      [`git/trees/${SHA}`]: tree("one"),
      ...more,
    });
  };

  test("and asks for a strange branch by its name as text", async () => {
    set();
    expect(await runScript("find-pull-request", env)).toMatchObject({
      status: 0,
      outputs: `number=12\nsha=${SHA}\ntrusted=true\n`,
    });
    expect(asked.find(({ path }) => path.startsWith("pulls?"))?.path).toBe(
      "pulls?state=open&per_page=100&head=stranger%3Aevil%24(id)%26head%3Dx",
    );
  });

  test("and does not trust one that changes the workflows, or has none", async () => {
    set({ [`git/trees/${SHA}`]: tree("two") });
    expect((await runScript("find-pull-request", env)).outputs).toContain("trusted=false\n");
    set({ [`git/trees/${SHA}`]: { tree: [] }, [`git/trees/${OTHER}`]: { tree: [] } });
    expect((await runScript("find-pull-request", env)).outputs).toContain("trusted=false\n");
  });

  test.each([
    ["newer commits came", { pulls: [{ ...PULL, head: { sha: OTHER, repo: { id: 99 } } }] }],
    ["it was closed", { pulls: [] }],
    ["it goes to another branch", { pulls: [{ ...PULL, base: { ref: "old" } }] }],
    ["it is of another fork", { pulls: [{ ...PULL, head: { sha: SHA, repo: { id: 98 } } }] }],
    ["two have the same commit", { pulls: [PULL, PULL] }],
    ["its fork is gone", { "actions/runs/7": { ...RUN, head_repository: null } }],
  ])("there is nothing to do when %s", async (_name, more) => {
    set(more);
    expect(await runScript("find-pull-request", env)).toMatchObject({ status: 0, outputs: "number=\n" });
  });

  test.each([
    ["another event", { "actions/runs/7": { ...RUN, event: "push" } }, "a pull request began"],
    ["another workflow", { "actions/runs/7": { ...RUN, path: ".github/workflows/evil.yml" } }, "report.yml"],
    ["another repository", { "actions/runs/7": { ...RUN, repository: { full_name: "x/y" } } }, "this repository"],
    ["no artifact", { "actions/runs/7/artifacts": { artifacts: [] } }, "found 0 artifacts"],
    [
      "a large artifact",
      { "actions/runs/7/artifacts": { artifacts: [{ name: "report", expired: false, size_in_bytes: 1001 }] } },
      "1001 bytes",
    ],
  ])("it is refused for %s", async (_name, more, message) => {
    set(more);
    const { status, log, outputs } = await runScript("find-pull-request", env);
    expect({ status, outputs }).toEqual({ status: 1, outputs: "" });
    expect(log).toMatch(new RegExp(`^::error::.*${message}`, "u"));
  });
});

describe("one comment", () => {
  const MARKER = "<!-- offprint report -->";
  const env = {
    NUMBER: "12",
    SHA,
    KIND: "report",
    TRUSTED: "true",
    RUN_URL: "https://github.example/lab/papers/actions/runs/7",
  };
  const comment = (id: number, login: string, body: string): unknown => ({ id, user: { login }, body });
  const write = (text: string | Uint8Array): string => {
    const file = join(makeFolder(), "report.md");
    writeFileSync(file, text);
    return file;
  };
  const set = (comments: readonly unknown[], pull: unknown = { state: "open", head: { sha: SHA } }): void => {
    setAnswers({ "pulls/12": pull, "issues/12/comments": comments });
  };

  test("is posted, with the report as it is and where it comes from", async () => {
    set([comment(1, "stranger", `${MARKER}\nall is well`)]);
    expect(await runScript("post-comment", { ...env, FILE: write(`${MARKER}\n# One paper\n`) })).toMatchObject({
      status: 0,
    });
    expect(changes()).toEqual([
      {
        method: "POST",
        path: "issues/12/comments",
        body: { body: `${MARKER}\n# One paper\n\nMade of ${SHA} by [this run](${env.RUN_URL}).\n` },
      },
    ]);
  });

  test("is written over when it is ours, and left when it says this already", async () => {
    set([comment(1, "stranger", MARKER), comment(2, "github-actions[bot]", `${MARKER}\nold`)]);
    const FILE = write(`${MARKER}\nnew`);
    await runScript("post-comment", { ...env, FILE });
    expect(changes()).toMatchObject([{ method: "PATCH", path: "issues/comments/2" }]);
    const body = String((changes()[0]?.body as { body?: unknown } | undefined)?.body);
    asked.length = 0;
    set([comment(2, "github-actions[bot]", body)]);
    await runScript("post-comment", { ...env, FILE });
    expect(changes()).toEqual([]);
  });

  test("says nothing of a branch that changes how it is made but that", async () => {
    set([]);
    await runScript("post-comment", { ...env, TRUSTED: "false", FILE: write(`${MARKER}\nall is well`) });
    const text = JSON.stringify(changes());
    expect(text).toContain("changes files under");
    expect(text).not.toContain("all is well");
  });

  test.each([
    ["without its marker", "# Report", "does not begin with its marker"],
    ["too long", MARKER + "x".repeat(65_536), "expected at most 65536"],
    ["far too long", "x".repeat(300_000), "expected fewer"],
    ["that is no UTF-8", Buffer.from([...Buffer.from(MARKER), 0xff]), "not valid"],
    ["with control characters", `${MARKER}\u001b[2J`, "control characters"],
  ])("is not made of a report %s", async (_name, text, message) => {
    set([]);
    const { status, log } = await runScript("post-comment", { ...env, FILE: write(text) });
    expect(status).toBe(1);
    expect(log).toContain(message);
    expect(changes()).toEqual([]);
  });

  test("is not made when newer commits came", async () => {
    set([], { state: "open", head: { sha: OTHER } });
    expect(await runScript("post-comment", { ...env, FILE: write(MARKER) })).toMatchObject({ status: 0 });
    expect(changes()).toEqual([]);
  });

  test("tells of a preview, or where to find it without a place", async () => {
    set([]);
    await runScript("post-comment", { ...env, KIND: "preview", ADDRESS: "https://previews.example/pr-12/" });
    expect(JSON.stringify(changes())).toContain("<https://previews.example/pr-12/>");
    asked.length = 0;
    await runScript("post-comment", { ...env, KIND: "preview", ADDRESS: "" });
    expect(JSON.stringify(changes())).toContain("No place for previews is set");
  });
});
