import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { SHARED_FILES } from "../src/starter/workflows.ts";
import { lintWorkflow } from "./action-lint.ts";
import { run } from "./run.ts";
import { makeFolder } from "./temporary-archive.ts";
import { checkWorkflow } from "./workflow-policy.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const folder = join(makeFolder(), "our-papers");
const npm = join(dirname(process.execPath), "npm");

/** Runs npm, the one beside this Node if it has one, in the new archive. */
function runNpm(...args: string[]): { status: number | null; text: string } {
  const command = existsSync(npm) ? npm : "npm";
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "true" },
  });
  return { status, text: stdout + stderr };
}

beforeAll(async () => {
  const { status, err } = await run(["new", folder, "--title", "Papers of the Vision Lab"], { cwd: "/" });
  expect({ status, err }).toEqual({
    status: 0,
    err: `made an archive in ${folder}; next: cd ${folder} && npm ci && npm run build\n`,
  });
});

describe("an archive made by new", () => {
  test("carries its own copy of Offprint and looks up no name for it", () => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
      packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
    };
    expect(Object.values(manifest.dependencies)).toEqual([expect.stringMatching(/^file:vendor\/offprint-.*\.tgz$/u)]);
    expect(
      Object.entries(lock.packages).filter(([path, { integrity }]) => path !== "" && !integrity?.startsWith("sha512-")),
    ).toEqual([]);
    expect(lock.packages["node_modules/offprint"]?.resolved).toBe(manifest.dependencies["offprint"]);
  });

  test("has workflows that actionlint and the policy take for sound, run by its own copy", async () => {
    const workflows = readdirSync(join(folder, ".github/workflows"));
    expect(workflows).toContain("check.yml");
    for (const name of workflows) {
      const text = readFileSync(join(folder, ".github/workflows", name), "utf8");
      expect(await lintWorkflow(name, text)).toEqual([]);
      expect(checkWorkflow(name, text)).toEqual([]);
      expect(text).not.toContain("tool/bin/");
    }
    expect(readFileSync(join(folder, ".github/CODEOWNERS"), "utf8")).toMatch(/^(?:#.*\n)+$/u);
  });

  test("can make an archive in its turn: its copy has all that new writes", () => {
    const [tarball = ""] = readdirSync(join(folder, "vendor"));
    const names = execFileSync("tar", ["--list", "--file", join(folder, "vendor", tarball)], { encoding: "utf8" });
    const packed = new Set(names.split("\n").map((name) => name.replace(/^package\//u, "")));
    expect(SHARED_FILES.filter((path) => !packed.has(path))).toEqual([]);
    expect(SHARED_FILES.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  test("has an id and a first day of its own", () => {
    const site = readFileSync(join(folder, "content/site.yaml"), "utf8");
    expect(site).toMatch(/^id: [0-9a-f-]{36}$/mu);
    expect(site).toContain("since: 2026-01-02");
    expect(site).toContain('title: "Papers of the Vision Lab"');
  });

  test(
    "installs, builds and tests itself with its own two commands, then takes a capture",
    { timeout: 300_000 },
    () => {
      expect(runNpm("ci", "--ignore-scripts", "--no-audit", "--no-fund")).toMatchObject({ status: 0 });
      expect(runNpm("run", "build")).toMatchObject({ status: 0 });
      expect(runNpm("test")).toMatchObject({ status: 0 });
      expect(existsSync(join(folder, "_site/index.html"))).toBe(true);
      writeFileSync(join(folder, "page.txt"), readFileSync(join(HOME, "content/captures/002_f2d8b975a34fab75.txt")));
      expect(runNpm("run", "ingest", "--", "page.txt", "--captured", "2026-01-02")).toMatchObject({ status: 0 });
      expect(runNpm("run", "build")).toMatchObject({ status: 0 });
      expect(runNpm("test")).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, "_site/index.html"), "utf8")).toContain("34 papers");
    },
  );

  test("is refused where files are, and for a day that is none", async () => {
    expect(await run(["new", folder])).toMatchObject({ status: 2 });
    expect(await run(["new", join(folder, "x"), "--since", "2026-13-01"])).toMatchObject({ status: 2 });
    expect(existsSync(join(folder, "x"))).toBe(false);
  });
});
