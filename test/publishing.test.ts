import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeFolder } from "./temporary-archive.ts";

const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(REPOSITORY, "docs/publishing.md"), "utf8");

/** What the page has people run on their own machine, in its order. */
const blocks = [...page.matchAll(/^<!-- tried -->\n```sh\n(.*?)^```$/gmsu)].map(([, commands = ""]) => commands);

test("docs/publishing.md leads to a sound archive, and a paper can be taken down", { timeout: 400_000 }, () => {
  const person = makeFolder();
  const archive = join(person, "our-papers");
  const run = (commands: string, cwd: string): string => {
    const { status, stdout, stderr } = spawnSync("bash", ["-euc", commands], {
      cwd,
      encoding: "utf8",
      env: {
        ...process.env,
        CI: "true",
        HOME: person,
        PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
        npm_config_cache: process.env["npm_config_cache"] ?? join(process.env["HOME"] ?? person, ".npm"),
        npm_config_audit: "false",
        npm_config_fund: "false",
        GIT_AUTHOR_NAME: "A Person",
        GIT_AUTHOR_EMAIL: "person@lab.example",
        GIT_COMMITTER_NAME: "A Person",
        GIT_COMMITTER_EMAIL: "person@lab.example",
      },
    });
    expect({ commands, status, stderr: status === 0 ? "" : stderr }).toEqual({ commands, status: 0, stderr: "" });
    return stdout;
  };
  expect(blocks.length).toBeGreaterThanOrEqual(5);
  const [make = "", ...rest] = blocks;
  run(make, REPOSITORY);
  cpSync(join(REPOSITORY, "content/captures/002_f2d8b975a34fab75.txt"), join(archive, "page.txt"));
  for (const commands of rest) run(commands, archive);

  expect(readFileSync(join(archive, "content/site.yaml"), "utf8")).toContain("vision-lab.github.io/our-papers/\n");
  expect(readFileSync(join(archive, "_site/feed.atom.xml"), "utf8")).toContain(
    "https://vision-lab.github.io/our-papers/",
  );
  expect(run("git log --format=%s", archive)).toBe("Mend a title\nBegin the archive\n");
  expect(run("git status --porcelain", archive)).toBe("");
  expect(run("git ls-files", archive)).toContain(".github/workflows/check.yml\n");

  const papers = readdirSync(join(archive, "content/papers"), { recursive: true, encoding: "utf8" }).sort();
  const file = papers.find((name) => name.endsWith(".md")) ?? "";
  const id = file.replace(/^.*\//u, "").replace(/\.md$/u, "");
  rmSync(join(archive, "content/papers", file));
  const [, tombstone = ""] = /```yaml\n(- id: the-id-of-the-paper\n.*?)```/su.exec(page) ?? [];
  writeFileSync(join(archive, "content/removed.yaml"), tombstone.replace("the-id-of-the-paper", id));
  run("npm run build", archive);
  expect(readFileSync(join(archive, `_site/papers/${id}/index.html`), "utf8")).toContain("The authors asked for it.");
});

test("it names only workflows, variables and settings that are there", () => {
  const workflows = readdirSync(join(REPOSITORY, ".github/workflows"));
  const texts = workflows.map((name) => readFileSync(join(REPOSITORY, ".github/workflows", name), "utf8"));
  const names = texts.map((text) => /^name: (.*)$/mu.exec(text)?.[1]);
  const [, table = ""] = page.split("## What each workflow may do");
  const named = [...table.matchAll(/\*([A-Z][a-z ]+)\*/gu)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(names.filter((name) => name !== "Test")));
  const words = page.match(/\bPREVIEW_[A-Z]+/gu) ?? [];
  expect(words.filter((word) => !texts.some((text) => text.includes(word)))).toEqual([]);
});
