import { execFileSync, spawn } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeFolder } from "./temporary-archive.ts";

const SCRIPTS = fileURLToPath(new URL("../.github/scripts/", import.meta.url));
const SHA = "a".repeat(40);
const OTHER = "b".repeat(40);

/** What the server was asked to change, and what it answers by path. */
const asked: { method: string; path: string; body: unknown }[] = [];
let answers: Record<string, unknown> = {};
let server: Server;
let api: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void answer(request).then(({ status, body, headers }) => {
      response.writeHead(status, headers);
      response.end(request.method === "HEAD" ? undefined : body);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
  answers = {};
});

async function answer(
  request: IncomingMessage,
): Promise<{ status: number; body: string; headers: Record<string, string> }> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString("utf8");
  const { method = "", url = "" } = request;
  const path = url.replace("/repos/lab/papers/", "");
  asked.push({ method, path, body: text === "" ? undefined : JSON.parse(text) });
  if (method === "POST" || method === "PATCH") return { status: 200, body: "{}", headers: {} };
  const key = Object.keys(answers).find((start) => path === start || path.startsWith(`${start}?`));
  const given = key === undefined ? undefined : answers[key];
  if (typeof given === "number") return { status: given, body: "", headers: { location: "/moved-on" } };
  return given === undefined
    ? { status: 404, body: "", headers: {} }
    : { status: 200, body: JSON.stringify(given), headers: {} };
}

/** Runs a script as a workflow does; what it said, gave on and how it ended. */
async function runScript(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; log: string; outputs: string }> {
  const folder = makeFolder();
  const file = join(folder, "output");
  writeFileSync(file, "");
  const child = spawn(process.execPath, [join(SCRIPTS, `${name}.mjs`)], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: "lab/papers",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_TOKEN: "t",
      GITHUB_OUTPUT: file,
      ...env,
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (log += chunk.toString("utf8")));
  const status = await new Promise<number>((done) => {
    child.on("close", (code) => {
      done(code ?? -1);
    });
  });
  return { status, log, outputs: readFileSync(file, "utf8") };
}

const changes = (): typeof asked => asked.filter(({ method }) => method !== "GET" && method !== "HEAD");

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
    answers = {
      "actions/runs/7": RUN,
      pulls: [PULL],
      "actions/runs/7/artifacts": { artifacts: [{ name: "report", expired: false, size_in_bytes: 900 }] },
      [`compare/main...${SHA}`]: { merge_base_commit: { sha: OTHER } },
      [`git/trees/${OTHER}`]: tree("one"),
      [`git/trees/${SHA}`]: tree("one"),
      ...more,
    };
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
    answers = { "pulls/12": pull, "issues/12/comments": comments };
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
    const { body } = changes()[0]?.body as { body: string };
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

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=A Person", "-c", "user.email=person@lab.example", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** A repository with one commit on main, and a checkout of it. */
function makeRemote(): { remote: string; checkout: () => string } {
  const [remote, first] = [join(makeFolder(), "lab/papers.git"), makeFolder()];
  mkdirSync(dirname(remote), { recursive: true });
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
  git(first, "init", "--quiet", "--initial-branch=main");
  mkdirSync(join(first, "content"));
  writeFileSync(join(first, "content/a.md"), "one\n");
  git(first, "add", "--all");
  git(first, "commit", "--quiet", "--message", "Begin");
  git(first, "push", "--quiet", remote, "main");
  return {
    remote,
    checkout: () => {
      const folder = join(makeFolder(), "tool");
      execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${remote}`, folder]);
      return folder;
    },
  };
}

describe("one pull request", () => {
  const BRANCH = "offprint/ingest";
  const prepare = (remote: ReturnType<typeof makeRemote>, change: Readonly<Record<string, string>>) => {
    const made = remote.checkout();
    for (const [path, text] of Object.entries(change)) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      writeFileSync(join(made, path), text);
    }
    git(made, "add", "--all");
    const folder = makeFolder();
    writeFileSync(join(folder, "patch"), execFileSync("git", ["diff", "--cached", "--binary"], { cwd: made }));
    writeFileSync(join(folder, "body.md"), "1 paper added\n");
    return {
      CHECKOUT: remote.checkout(),
      PATCH: join(folder, "patch"),
      BODY: join(folder, "body.md"),
      BRANCH,
      TITLE: "Ingest new captures",
      BASE: "main",
    };
  };

  test("is opened on a branch of its own, and brought up to date while it is open", async () => {
    const remote = makeRemote();
    answers = { pulls: [] };
    expect(await runScript("open-pull-request", prepare(remote, { "content/b.md": "two\n" }))).toMatchObject({
      status: 0,
    });
    expect(changes()).toMatchObject([
      {
        method: "POST",
        path: "pulls",
        body: { title: "Ingest new captures", head: BRANCH, base: "main", body: "1 paper added\n" },
      },
    ]);
    expect(git(remote.remote, "show", `${BRANCH}:content/b.md`)).toBe("two");
    const tip = git(remote.remote, "rev-parse", BRANCH);

    asked.length = 0;
    answers = { pulls: [{ number: 3 }] };
    await runScript("open-pull-request", prepare(remote, { "content/b.md": "two\n" }));
    expect(git(remote.remote, "rev-parse", BRANCH)).toBe(tip);
    expect(changes()).toMatchObject([{ method: "PATCH", path: "pulls/3" }]);

    await runScript("open-pull-request", prepare(remote, { "content/b.md": "three\n" }));
    expect(git(remote.remote, "show", `${BRANCH}:content/b.md`)).toBe("three");
    expect(git(remote.remote, "rev-list", "--count", `main..${BRANCH}`)).toBe("1");
    expect(git(remote.remote, "show", "main:content/a.md")).toBe("one");
  });

  test("is not opened for nothing", async () => {
    const remote = makeRemote();
    expect(await runScript("open-pull-request", prepare(remote, {}))).toMatchObject({ status: 0 });
    expect(asked).toEqual([]);
    expect(git(remote.remote, "branch", "--list")).toBe("* main");
  });

  test("leaves a branch alone that a person has committed to", async () => {
    const remote = makeRemote();
    answers = { pulls: [] };
    await runScript("open-pull-request", prepare(remote, { "content/b.md": "two\n" }));
    const mine = makeFolder();
    git(mine, "clone", "--quiet", "--branch", BRANCH, remote.remote, ".");
    writeFileSync(join(mine, "content/b.md"), "mended\n");
    git(mine, "commit", "--quiet", "--all", "--message", "Mend");
    git(mine, "push", "--quiet");
    const { status, log } = await runScript("open-pull-request", prepare(remote, { "content/b.md": "three\n" }));
    expect(status).toBe(1);
    expect(log).toContain("found commits of a person on offprint/ingest");
    expect(git(remote.remote, "show", `${BRANCH}:content/b.md`)).toBe("mended");
  });

  test.each(["package.json", ".github/workflows/check.yml", "contents/x.md"])("changes no %s", async (path) => {
    const remote = makeRemote();
    const { status, log } = await runScript("open-pull-request", prepare(remote, { [path]: "{}" }));
    expect(status).toBe(1);
    expect(log).toContain(`found a change of "${path}"`);
    expect(changes()).toEqual([]);
    expect(git(remote.remote, "branch", "--list")).toBe("* main");
  });
});

test("the inbox loses what is among the captures, byte for byte, and keeps what is not", async () => {
  const folder = makeFolder();
  for (const [path, text] of [
    ["content/captures/a.txt", "one"],
    ["inbox/page.txt", "one"],
    ["inbox/deep/other.txt", "two"],
  ] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { status, log } = await runScript("clear-inbox", { CHECKOUT: folder });
  expect(status).toBe(0);
  expect(log).toContain("other.txt was not taken");
  expect(readdirSync(join(folder, "inbox"), { recursive: true, encoding: "utf8" }).sort()).toEqual([
    "deep",
    "deep/other.txt",
  ]);
});

describe("the place of previews", () => {
  const prepare = (): { env: Record<string, string>; remote: string } => {
    const root = makeFolder();
    const remote = join(root, "our/previews.git");
    mkdirSync(dirname(remote), { recursive: true });
    execFileSync("git", ["init", "--quiet", "--bare", remote]);
    const folder = join(root, "preview");
    mkdirSync(join(folder, "papers"), { recursive: true });
    writeFileSync(join(folder, "index.html"), "<!doctype html>");
    writeFileSync(join(folder, "papers/a.txt"), "a");
    writeFileSync(join(root, "site.yaml"), "title: x\nbaseUrl: https://papers.example/all/\n");
    return {
      remote,
      env: {
        GITHUB_SERVER_URL: `file://${root}`,
        PREVIEW_REPOSITORY: "our/previews",
        PREVIEW_TOKEN: "secret",
        PREVIEW_URL: "https://previews.example/papers",
        SITE: join(root, "site.yaml"),
        TODAY: "2026-11-02",
        FOLDER: folder,
        NUMBER: "12",
        SHA,
      },
    };
  };
  const list = (remote: string): readonly string[] =>
    git(remote, "ls-tree", "-r", "--name-only", "gh-pages").split("\n");
  const open = (sha: string): void => {
    answers = { "pulls/12": { state: "open", head: { sha } }, "pulls/13": { state: "open", head: { sha } } };
  };

  test("gets one folder a pull request, the newest alone, in a single commit", async () => {
    const { env, remote } = prepare();
    open(SHA);
    const { status, outputs } = await runScript("publish-preview", env);
    expect({ status, outputs }).toEqual({
      status: 0,
      outputs: "address=https://previews.example/papers/pr-12-aaaaaaaaaaaa/\n",
    });
    open(OTHER);
    await runScript("publish-preview", { ...env, SHA: OTHER });
    await runScript("publish-preview", { ...env, SHA: OTHER, NUMBER: "13", TODAY: "2026-11-10" });
    expect(list(remote)).toEqual([
      ".nojekyll",
      ...["pr-12-bbbbbbbbbbbb", "pr-13-bbbbbbbbbbbb"].flatMap((name) =>
        ["index.html", "made.txt", "papers/a.txt"].map((path) => `${name}/${path}`),
      ),
      "robots.txt",
    ]);
    expect(git(remote, "rev-list", "--count", "gh-pages")).toBe("1");

    const { FOLDER: _folder, NUMBER: _number, SHA: _sha, ...sweep } = env;
    await runScript("publish-preview", { ...sweep, TODAY: "2026-11-15" });
    expect(list(remote).some((path) => path.startsWith("pr-12"))).toBe(true);
    await runScript("publish-preview", { ...sweep, TODAY: "2026-11-16" });
    expect(list(remote).some((path) => path.startsWith("pr-12"))).toBe(false);
    expect(list(remote).some((path) => path.startsWith("pr-13"))).toBe(true);
  });

  test("gets nothing when newer commits came", async () => {
    const { env, remote } = prepare();
    open(OTHER);
    expect(await runScript("publish-preview", env)).toMatchObject({ status: 0, outputs: "" });
    expect(git(remote, "branch", "--list")).toBe("");
  });

  test("is refused on the origin of the site itself", async () => {
    const { env, remote } = prepare();
    open(SHA);
    const { status, log } = await runScript("publish-preview", {
      ...env,
      PREVIEW_URL: "https://papers.example/previews/",
    });
    expect(status).toBe(1);
    expect(log).toContain("the site's own origin");
    expect(git(remote, "branch", "--list")).toBe("");
  });
});

describe("links", () => {
  test("are asked politely, and only those that are gone are called dead", async () => {
    const content = makeFolder();
    mkdirSync(join(content, "papers/aa"), { recursive: true });
    mkdirSync(join(content, "captures"));
    cpSync(join(SCRIPTS, "github.mjs"), join(content, "captures/x.md"));
    writeFileSync(
      join(content, "papers/aa/a.md"),
      `---\nlinks:\n  project: ${api}/fine\n  code:\n    - ${api}/gone\n---\n\nSee [it](${api}/gone), (${api}/busy) and <${api}/not-you>.\nMoved: ${api}/moved. https://nowhere.example/ ${api}/odd\u0060x\n`,
    );
    answers = { "/fine": {}, "/busy": 429, "/not-you": 403, "/moved": 301, "/moved-on": {}, "/odd": 503 };
    const REPORT = join(content, "report.txt");
    const env = { CONTENT: content, REPORT, PAUSE: "1", PRIVATE: "true" };
    const { status, outputs, log } = await runScript("check-links", env);
    expect({ status, outputs }).toEqual({ status: 0, outputs: "dead=1\n" });
    expect(log).toContain("6 addresses: 1 dead, 3 not to be judged");
    const report = readFileSync(REPORT, "utf8");
    expect(report).toContain(
      `- \`${api}/gone\` (\`status 404\`): \`content/papers/aa/a.md:5\`, \`content/papers/aa/a.md:8\``,
    );
    expect(report).toContain(`- \`${api}/busy\` (\`status 429\`)`);
    expect(asked.filter(({ path }) => path === "/gone").map(({ method }) => method)).toEqual(["HEAD", "GET"]);
    expect(asked.filter(({ path }) => path === "/busy").map(({ method }) => method)).toEqual(["HEAD"]);
    asked.length = 0;
    expect((await runScript("check-links", { ...env, PRIVATE: "false" })).outputs).toBe("dead=0\n");
    expect(asked).toEqual([]);
  });

  test("that are many are asked in parts, another every week", async () => {
    const content = makeFolder();
    const paths = Array.from({ length: 5 }, (_, index) => `/p${index}`);
    writeFileSync(join(content, "about.md"), paths.map((path) => api + path).join("\n"));
    answers = Object.fromEntries(paths.map((path) => [path, {}]));
    const env = { CONTENT: content, REPORT: join(content, "r.txt"), PAUSE: "1", PRIVATE: "true", MOST: "2" };
    for (const week of ["44", "45", "46"]) await runScript("check-links", { ...env, WEEK: week });
    expect(asked.map(({ path }) => path).sort()).toEqual(paths);
  });

  test("that are dead have one issue, which is closed when there are none", async () => {
    const REPORT = join(makeFolder(), "links.md");
    writeFileSync(REPORT, "### Dead (1)\n");
    answers = { issues: [{ number: 1, body: "<!-- offprint links -->", pull_request: {} }] };
    await runScript("report-links", { REPORT, DEAD: "1" });
    expect(changes()).toMatchObject([{ method: "POST", path: "issues" }]);
    asked.length = 0;
    answers = { issues: [{ number: 5, body: "<!-- offprint links -->\nold" }] };
    await runScript("report-links", { REPORT, DEAD: "1" });
    await runScript("report-links", { REPORT, DEAD: "0" });
    expect(changes()).toMatchObject([
      { method: "PATCH", path: "issues/5", body: { body: "<!-- offprint links -->\n### Dead (1)\n" } },
      { method: "PATCH", path: "issues/5", body: { state: "closed" } },
    ]);
    asked.length = 0;
    answers = { issues: [] };
    await runScript("report-links", { REPORT, DEAD: "0" });
    expect(changes()).toEqual([]);
  });
});
