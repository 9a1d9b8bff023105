import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { ARABIC_TITLE, HEBREW_TITLE, hostileFiles } from "../hostile-archive.ts";
import { makeArchive } from "../temporary-archive.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { htmlFiles } from "./real-site.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let server: StaticServer;
let site = "";
beforeAll(async () => {
  const root = makeArchive(hostileFiles("https://odd.example/room/"));
  await buildSite(root);
  site = join(root, "_site");
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  server = await serveFolder(site, "/room/");
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Of hundreds of people's pages, which are alike, so many are opened. */
const MOST_PEOPLE = 8;

/** The pages of the site, without those that lead elsewhere at once and the one for unknown addresses, whose links lead to where it is published. */
function pages(): readonly string[] {
  const all = htmlFiles(site).filter(
    (file) => file !== "404.html" && !readFileSync(join(site, file), "utf8").includes('http-equiv="refresh"'),
  );
  const people = new Set(all.filter((file) => /^authors\/[^/]+\//u.test(file)).slice(MOST_PEOPLE));
  return all.filter((file) => !people.has(file));
}

/** Opens pages one after the other; what any of them complained of, asked others for or opened. */
async function visit(width: number, look: (page: Page, file: string) => Promise<void>): Promise<readonly string[]> {
  const context = await browser.newContext({
    viewport: { width, height: 700 },
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  const wrong: string[] = [];
  try {
    const page = await context.newPage();
    page.on("dialog", (dialog) => {
      wrong.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => !request.url().startsWith(server.url) && wrong.push(`asked for ${request.url()}`));
    for (const file of pages()) {
      await page.goto(server.url + file.replace(/index\.html$/u, ""), { waitUntil: "load" });
      await look(page, file);
    }
  } finally {
    await context.close();
  }
  return wrong;
}

describe("an archive of odd and hostile texts", () => {
  test("runs nothing and fits a narrow phone, on every page", async () => {
    const wide: string[] = [];
    const wrong = await visit(320, async (page, file) => {
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (overflow !== 0) wide.push(`${file}: ${String(overflow)} px`);
    });
    expect(wide).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test("is accessible on every page", async () => {
    const found: string[] = [];
    await visit(1280, async (page, file) => {
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await run.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`,
        );
      });
      found.push(...violations.map((violation) => `${file}: ${violation.slice(0, 300)}`));
    });
    expect(found).toEqual([]);
  });

  test.each([
    ["hebrew", HEBREW_TITLE],
    ["arabic-unmarked", ARABIC_TITLE],
  ])("sets the page of /%s/ from right to left, and the site around it not", async (id, title) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}papers/${id}/`);
    const directionOf = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).direction`);
    expect(await page.locator("h1").textContent()).toBe(title);
    expect([await directionOf("h1"), await directionOf(".abstract"), await directionOf("body")]).toEqual([
      "rtl",
      "rtl",
      "ltr",
    ]);
    await page.close();
  });
});
