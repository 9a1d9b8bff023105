import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../temporary-archive.ts";
import { asked, changes, git, makeRemote, OTHER, runScript, setAnswers, SHA } from "./stage.ts";

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
    setAnswers({ pulls: [] });
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
    setAnswers({ pulls: [{ number: 3 }] });
    await runScript("open-pull-request", prepare(remote, { "content/b.md": "two\n" }));
    expect(git(remote.remote, "rev-parse", BRANCH)).toBe(tip);
    expect(changes()).toMatchObject([{ method: "PATCH", path: "pulls/3" }]);

    await runScript("open-pull-request", prepare(remote, { "content/b.md": "three\n" }));
    expect(git(remote.remote, "show", `${BRANCH}:content/b.md`)).toBe("three");
    expect(git(remote.remote, "rev-list", "--count", `main..${BRANCH}`)).toBe("1");
    expect(git(remote.remote, "show", "main:content/a.md")).toBe("one");
  });

  test("calls nobody and closes nothing by what a title says", async () => {
    setAnswers({ pulls: [] });
    const env = prepare(makeRemote(), { "content/b.md": "two\n" });
    writeFileSync(env.BODY, "closes #12, closes #7 for @everyone\n");
    await runScript("open-pull-request", { ...env, BRANCH: "offprint/issue-7" });
    expect(changes()).toMatchObject([{ body: { body: "closes #\u206012, closes #7 for @\u2060everyone\n" } }]);
  });

  test("is left to a person where workflows may open none", async () => {
    const remote = makeRemote();
    setAnswers({ pulls: [], "POST pulls": 403 });
    const { status, log } = await runScript("open-pull-request", prepare(remote, { "content/b.md": "two\n" }));
    expect(status).toBe(0);
    expect(log).toContain("/lab/papers/compare/main...offprint/ingest?expand=1");
    expect(git(remote.remote, "show", `${BRANCH}:content/b.md`)).toBe("two");
  });

  test("is not opened for nothing", async () => {
    const remote = makeRemote();
    expect(await runScript("open-pull-request", prepare(remote, {}))).toMatchObject({ status: 0 });
    expect(asked).toEqual([]);
    expect(git(remote.remote, "branch", "--list")).toBe("* main");
  });

  test("leaves a branch alone that a person has committed to", async () => {
    const remote = makeRemote();
    setAnswers({ pulls: [] });
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

describe("the text of an accepted issue", () => {
  const body = "### Title\n\n$(id) ::set-output name=x::y\n";
  const save = async (
    issue: { number: number; body: unknown },
    answers: Readonly<Record<string, unknown>>,
  ): Promise<{ status: number; log: string; text: string | undefined }> => {
    const folder = makeFolder();
    const [event, FILE] = [join(folder, "event.json"), join(folder, "issue.md")];
    writeFileSync(event, JSON.stringify({ issue, sender: { login: "ada" } }));
    setAnswers(answers);
    const { status, log } = await runScript("save-issue", { GITHUB_EVENT_PATH: event, FILE });
    return { status, log, text: existsSync(FILE) ? readFileSync(FILE, "utf8") : undefined };
  };
  const sound = { "collaborators/ada/permission": { permission: "write" }, "issues/7": { body } };

  test("is saved as it is", async () => {
    expect(await save({ number: 7, body }, sound)).toEqual({ status: 0, log: "", text: body });
  });

  test("is refused when it is empty, was edited since, or was accepted by who may not write", async () => {
    const refusals = [
      await save({ number: 7, body: null }, sound),
      await save({ number: 7, body }, { ...sound, "issues/7": { body: `${body}And more.` } }),
      await save({ number: 7, body }, { ...sound, "collaborators/ada/permission": { permission: "read" } }),
    ];
    expect(refusals.map(({ status, text }) => ({ status, text }))).toEqual(
      Array.from({ length: 3 }, () => ({ status: 1, text: undefined })),
    );
    expect(refusals.map(({ log }) => log.trim())).toEqual([
      expect.stringContaining("without text"),
      expect.stringContaining("edited after it was accepted"),
      expect.stringContaining("may not write here"),
    ]);
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
    setAnswers({ "pulls/12": { state: "open", head: { sha } }, "pulls/13": { state: "open", head: { sha } } });
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
