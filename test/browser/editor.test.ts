import { type Browser, chromium, type Page } from "playwright-core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildSite } from "../../src/site/build.ts";
import { run } from "../run.ts";
import { makeArchive, readTree, type Tree } from "../temporary-archive.ts";
import { CHANGES, WAYS_IN_TREE } from "../ways-in-cases.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { fakeGitHub } from "./fake-github.ts";
import { serveFolder, type StaticServer } from "./server.ts";

/*
 * The real Sveltia CMS, as the site serves it with its own settings, in a real browser. It is given a repository in the browser's own file
 * system, in place of the folder that a person would pick; what it saves there is what it would commit.
 */
const TOPIC = `---
title: Rowing # not sculling
description: Of boats.
match:
  atLeast: 2
  weights: { title: 2, abstract: 1 }
  phrases: [ rowing, { phrase: oar*, title: 1, abstract: 1 } ]
---

Boats *and* oars.
`;
const PAGE = "---\ntitle: About\n---\n\nWe row  \nhere.\n";
const FILES: Tree = {
  ...WAYS_IN_TREE,
  "content/topics/rowing.md": TOPIC,
  "content/pages/about.md": PAGE,
};

let browser: Browser;
let server: StaticServer;
let root: string;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  const site = readTree(makeArchive())["content/site.yaml"] ?? "";
  root = makeArchive({
    ...FILES,
    "content/site.yaml": `${site}repository: https://github.com/lab/papers # ours\neditor: token\n`,
  });
  await buildSite(root);
  server = await serveFolder(join(root, "_site"), "/lab/papers/");
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the editor on a fresh repository that holds the archive. */
async function openEditor(): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("response", (response) => void asked.push(response.url()));
  await page.addInitScript(`window.showDirectoryPicker = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle("repository");`);
  await page.goto(`${server.url}edit/config.yml`);
  const files = { ".git/HEAD": "ref: refs/heads/main\n", ...readTree(root) };
  await page.evaluate(`(async (files) => {
    const home = await (await navigator.storage.getDirectory()).getDirectoryHandle("repository", { create: true });
    for (const [path, text] of Object.entries(files)) {
      const folders = path.split("/");
      const name = folders.pop();
      let folder = home;
      for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(text);
      await file.close();
    }
  })(${JSON.stringify(files)})`);
  await page.goto(`${server.url}edit/`);
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  await page
    .getByText(/You’re now viewing the/u)
    .first()
    .waitFor({ state: "attached" });
}

/** Every file of the repository, as it is now. */
async function readRepository(): Promise<Record<string, string>> {
  const files = await page.evaluate(`(async () => {
    const files = {};
    const walk = async (folder, path) => {
      for await (const [name, handle] of folder.entries())
        if (handle.kind === "directory") await walk(handle, path + name + "/");
        else files[path + name] = await (await handle.getFile()).text();
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("repository"), "");
    return files;
  })()`);
  return files as Record<string, string>;
}

async function open(place: string): Promise<void> {
  await page.goto(`${server.url}edit/#/collections/${place}`);
}

async function type(keyPath: string, text: string): Promise<void> {
  await page.locator(`[data-key-path="${keyPath}"] :is(input, textarea)`).first().fill(text);
}

async function save(): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Entry saved").first().waitFor();
}

/** The repository with what a change should have made of it. */
function expected(changed: Tree): Tree {
  return { ".git/HEAD": "ref: refs/heads/main\n", ...readTree(root), ...changed };
}

describe("what is saved in the browser editor is what a person would have changed in git", () => {
  test.each(CHANGES)("$name", async ({ file, before, after, typed }) => {
    await openEditor();
    const id = /\/papers\/(.*)\.md$/u.exec(file)?.[1] ?? "";
    await open(before === undefined ? "papers/new" : `papers/entries/${id}`);
    for (const [keyPath, text] of Object.entries(typed)) await type(keyPath, text);
    if (before === undefined) await page.getByText(id.slice(3), { exact: true }).waitFor();
    await save();
    expect(await readRepository()).toEqual(expected({ [file]: after }));
  });

  test("a list of authors, which no file has yet", async () => {
    await openEditor();
    await open("papers/entries/si/silver-rudders");
    const authors = page.locator('[data-key-path="authors"]');
    for (const [index, name] of ["Ada Example", "Bob"].entries()) {
      await authors.getByRole("button", { name: /^Add/u }).first().click();
      await type(`authors.${index}.name`, name);
    }
    await save();
    const before = FILES["content/papers/si/silver-rudders.md"];
    const names = "authors:\n  - { name: Ada Example }\n  - { name: Bob }\n";
    expect(await readRepository()).toEqual(
      expected({ "content/papers/si/silver-rudders.md": String(before).replace("authorCount: 3\n", names) }),
    );
  });

  test("a topic, a page and the archive's own name", async () => {
    await openEditor();
    await open("topics/entries/rowing");
    await type("description", "Of boats: all");
    await save();
    await open("pages/entries/about");
    await type("body", "We row.");
    await save();
    await page.getByText("The archive", { exact: true }).first().click();
    await page.locator('[data-key-path="rights"]').waitFor();
    await type("title", "Our boats");
    await save();
    expect(await readRepository()).toEqual(
      expected({
        "content/topics/rowing.md": TOPIC.replace("Of boats.", '"Of boats: all"'),
        "content/pages/about.md": PAGE.replace("We row  \nhere.", "We row."),
        "content/site.yaml": (readTree(root)["content/site.yaml"] ?? "").replace("A Small Archive", "Our boats"),
      }),
    );
  });

  test("what makes no paper is refused, and nothing is written", async () => {
    await openEditor();
    await open("papers/entries/si/silver-rudders");
    await type("abstract", "We steer.\n\n## Results\n\nFast.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alertdialog").or(page.getByRole("dialog")).first().waitFor();
    expect(await readRepository()).toEqual(expected({}));
  });
});

describe("with a repository on GitHub", () => {
  test.each(CHANGES.filter((_, index) => index === 2 || index === 4))(
    "saving commits the same bytes to a branch of its own and opens a pull request: $name",
    async ({ file, before, after, typed }) => {
      page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" })).newPage();
      page.setDefaultTimeout(10_000);
      const done = await fakeGitHub(page, readTree(root));
      await page.goto(`${server.url}edit/`);
      await page.getByRole("button", { name: "Sign In Using Access Token" }).click();
      await page.locator("input").first().fill("github_pat_invented");
      await page.getByRole("button", { name: "Sign In", exact: true }).click();
      await page
        .getByText(/You’re now viewing the/u)
        .first()
        .waitFor({ state: "attached" });
      const id = /\/papers\/(.*)\.md$/u.exec(file)?.[1] ?? "";
      await open(before === undefined ? "papers/new" : `papers/entries/${id}`);
      for (const [keyPath, text] of Object.entries(typed)) await type(keyPath, text);
      if (before === undefined) await page.getByText(id.slice(3), { exact: true }).waitFor();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect.poll(() => done.pulls.length, { timeout: 10_000 }).toBe(1);
      const branch = `cms/papers/${id.slice(3)}`;
      expect(done.commits).toEqual([{ branch, path: file, text: after }]);
      expect(done.pulls).toMatchObject([{ head: branch, base: "main" }]);
      expect(done.others.every((request) => request.startsWith("POST") && request.endsWith("/labels"))).toBe(true);
    },
  );
});

describe("the editor's page", () => {
  test("loads nothing from another origin", () => {
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith(server.url) && !/^(?:data|blob):/u.test(url))).toEqual([]);
  });

  test("opens pull requests, and offers no way to delete a paper", () => {
    const config = parse(readFileSync(join(root, "_site/edit/config.yml"), "utf8")) as Record<string, unknown>;
    expect(config).toMatchObject({
      backend: { name: "github", repo: "lab/papers", branch: "main", auth_methods: ["token"] },
      publish_mode: "editorial_workflow",
      collections: [{ name: "papers", delete: false, publish: false, aliases_field: false }, {}, {}, {}],
    });
  });

  test("needs a repository, and a way to sign in that is one", async () => {
    const site = readTree(makeArchive())["content/site.yaml"] ?? "";
    const without = makeArchive({ "content/site.yaml": `${site}editor: token\n` });
    expect(await run(["build", "--root", without])).toMatchObject({
      status: 2,
      err: expect.stringContaining("“repository”"),
    });
    for (const editor of ["javascript:alert(1)", "http://sign-in.example", "tokens"]) {
      const wrong = makeArchive({
        "content/site.yaml": `${site}repository: https://github.com/lab/papers\neditor: ${editor}\n`,
      });
      expect(await run(["build", "--root", wrong])).toMatchObject({ status: 2 });
    }
  });

  test("is where the pages lead that it edits", () => {
    const paper = readFileSync(join(root, "_site/papers/silver-rudders/index.html"), "utf8");
    expect(paper).toContain('href="../../edit/#/collections/papers/entries/si/silver-rudders"');
    expect(readFileSync(join(root, "_site/topics/rowing/index.html"), "utf8")).toContain("topics/entries/rowing");
  });

  test("is not looked for by search engines, and no page loads its program", () => {
    const files = readTree(root, "_site");
    expect(files["_site/edit/index.html"]).toContain('<meta name="robots" content="noindex">');
    expect(files["_site/sitemap.xml"]).not.toContain("/edit/");
    const loading = Object.keys(files).filter((path) => files[path]?.includes("editor.js") && path.endsWith(".html"));
    expect(loading).toEqual(["_site/edit/index.html"]);
  });
});
