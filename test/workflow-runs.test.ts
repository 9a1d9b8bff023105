import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { unpackPreview } from "../src/site/unpack-preview.ts";
import { makeFolder, writeSite } from "./temporary-archive.ts";
import { asText, readWorkflow } from "./workflow.ts";

/* Jobs run here step by step, but for the actions: what these check out is put there, what these keep is looked at. */

const HOME = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = ["bin", "src", "templates", ".github", "package.json", "package-lock.json", "tsconfig.json"];

/** A runner's folder with the program in `tool`, as checked out and installed. */
function makeRunner(): string {
  const folder = makeFolder();
  mkdirSync(join(folder, "temp"));
  for (const name of PROGRAM) cpSync(join(HOME, name), join(folder, "tool", name), { recursive: true });
  symlinkSync(join(HOME, "node_modules"), join(folder, "tool/node_modules"));
  writeFileSync(join(folder, "tool/.gitignore"), "node_modules\n.offprint/\n_site/\n");
  return folder;
}

/** Runs the steps of a job that are commands, all but the install; ids of those that failed. */
function runJob(folder: string, file: string, id: string): { failed: readonly string[]; log: string } {
  const workflow = readWorkflow(file, readFileSync(join(HOME, ".github/workflows", file), "utf8"));
  const job = workflow.jobs.find(({ name }) => name === id);
  const failed: string[] = [];
  let log = "";
  for (const step of job?.steps ?? []) {
    if (step.run === "" || step.run.startsWith("npm ci ")) continue;
    if (asText(step.all["if"]).includes("hashFiles('tool/inbox/**')") && !existsSync(join(folder, "tool/inbox")))
      continue;
    const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", step.run], {
      cwd: join(folder, step.folder),
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        RUNNER_TEMP: join(folder, "temp"),
        GITHUB_STEP_SUMMARY: join(folder, "temp/step.md"),
        OFFPRINT: asText((workflow.all["env"] as Record<string, unknown>)["OFFPRINT"]),
      },
    });
    log += stdout + stderr;
    if (status === 0) continue;
    failed.push(asText(step.all["id"]) || asText(step.all["name"]));
    if (step.all["continue-on-error"] !== true) break;
  }
  return { failed, log };
}

describe("the first stage of a preview", () => {
  test("builds a branch by the base's program, whatever the branch left where builds leave things", async () => {
    const folder = makeRunner();
    cpSync(join(HOME, "content/topics"), join(folder, "pr/content/topics"), { recursive: true });
    writeSite(join(folder, "pr"));
    mkdirSync(join(folder, "pr/_site"));
    mkdirSync(join(folder, "pr/.offprint/cache"), { recursive: true });
    appendFileSync(join(folder, "pr/content/site.yaml"), "repository: https://github.com/lab/papers\neditor: token\n");
    writeFileSync(join(folder, "target"), "as it was");
    symlinkSync("../target", join(folder, "pr/site.tar.gz"));
    for (const path of ["_site/evil.html", ".offprint/cache/evil.json", "package.json", ".eleventy.js"])
      writeFileSync(join(folder, "pr", path), 'throw new Error("run");');
    const { failed, log } = runJob(folder, "preview.yml", "build");
    expect({ failed, log: failed.length === 0 ? "" : log }).toEqual({ failed: [], log: "" });
    const target = join(folder, "preview");
    expect((await unpackPreview(join(folder, "temp/site.tar.gz"), target)).files).toBeGreaterThan(100);
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("as it was");
    expect(existsSync(join(target, "evil.html"))).toBe(false);
    expect(existsSync(join(folder, "pr/_site/edit/editor.js"))).toBe(true);
    expect(existsSync(join(target, "edit"))).toBe(false);
    expect(existsSync(join(folder, "pr/.offprint/cache/evil.json"))).toBe(false);
    expect(readFileSync(join(target, "index.html"), "utf8")).toContain("A Small Archive");
  });
});

describe("an ingest", () => {
  const git = (folder: string, ...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@lab.example", ...args], {
      cwd: join(folder, "tool"),
      encoding: "utf8",
    });
  const prepare = (inbox: Readonly<Record<string, Uint8Array>>): string => {
    const folder = makeRunner();
    writeSite(join(folder, "tool"));
    writeFileSync(join(folder, "tool/.gitattributes"), "content/captures/** -text\ninbox/** -text\n");
    for (const [name, bytes] of Object.entries(inbox)) {
      mkdirSync(join(folder, "tool/inbox"), { recursive: true });
      writeFileSync(join(folder, "tool/inbox", name), bytes);
    }
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "Begin");
    return folder;
  };
  const page = readFileSync(join(HOME, "content/captures/002_f2d8b975a34fab75.txt"));

  test("takes what is in the inbox, and what it cannot read stays there and is told", () => {
    const folder = prepare({ "2026-11-02.txt": page, "broken.txt": Buffer.from([0xff, 0xfe, 0x00, 0xd8]) });
    const { failed, log } = runJob(folder, "ingest.yml", "ingest");
    expect(failed).toEqual(["inbox"]);
    expect(log).toContain("broken.txt was not taken");
    expect(readdirSync(join(folder, "tool/inbox"))).toEqual(["broken.txt"]);
    git(folder, "reset", "--quiet", "--hard");
    git(folder, "apply", "--index", "../change/content.patch");
    const changed = git(folder, "diff", "--cached", "--no-renames", "--name-status").trim().split("\n");
    expect(changed).toContain("D\tinbox/2026-11-02.txt");
    expect(changed).toContain("A\tcontent/captures/2026-11-02.txt");
    expect(changed.filter((line) => line.startsWith("A\tcontent/papers/")).length).toBe(34);
    expect(changed.filter((line) => !/^[AD]\t(?:content|inbox)\//u.test(line))).toEqual([]);
    expect(readFileSync(join(folder, "tool/content/captures/2026-11-02.txt"))).toEqual(page);
    expect(readFileSync(join(folder, "change/summary.md"), "utf8")).toContain("34 papers added");
  });

  test("of nothing new changes nothing", () => {
    const folder = prepare({});
    expect(runJob(folder, "ingest.yml", "ingest").failed).toEqual([]);
    expect(readFileSync(join(folder, "change/content.patch"), "utf8")).toBe("");
  });
});
