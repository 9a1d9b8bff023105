import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PageType } from "../../src/contracts.ts";
import { fileOf, urls } from "../../src/model/url.ts";
import { loadPlugins } from "../../src/registry.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { readAssets } from "../../src/site/assets.ts";
import { assets } from "../../templates/assets.ts";
import { sampleAsCaptured } from "../sample-captured.ts";
import { sampleCatalog } from "../sample-catalog.ts";
import { makeFolder } from "../temporary-archive.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const REPAIRED = urls.paper("bits-of-memory");
const HOSTILE = urls.paper("small-heads-long-tails");

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  server = await serveFolder(await writePages());
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The two pages of papers with repairs, and what they load; the folder. */
async function writePages(): Promise<string> {
  const folder = makeFolder();
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  const catalog = sampleCatalog();
  const context = {
    catalog,
    baseUrl: catalog.archive.site.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    asCaptured: sampleAsCaptured,
  };
  const type = (await loadPlugins<PageType>("pages")).get("paper");
  for (const item of type?.list(catalog) ?? [])
    if (sampleAsCaptured({ id: item.path.split("/")[1] ?? "" }).length > 0)
      write(fileOf(item.path), type?.render(item, context) ?? "");
  for (const { file, bytes } of await readAssets(assets)) write(file, bytes);
  return folder;
}

async function open<Result>(
  path: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("dialog", (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`outside the site: ${request.url()}`);
    });
    await page.goto(server.url + path, { waitUntil: "load" });
    const result = await use(page);
    expect(complaints).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const LOOKS = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { colorScheme: "light", viewport: { width: 390, height: 844 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describe("as captured", () => {
  test("is closed until a reader asks, by keyboard and without JavaScript", async () => {
    await open(REPAIRED, { javaScriptEnabled: false }, async (page) => {
      const summary = page.locator(".captured summary");
      expect(await summary.textContent()).toBe("As captured: 10 places repaired");
      expect(await page.locator(".captured .raw").first().isVisible()).toBe(false);
      await summary.focus();
      await page.keyboard.press("Enter");
      expect(await page.locator(".captured .raw").first().isVisible()).toBe(true);
    });
  });

  test("shows each change in words, and its place in the capture's own line", async () => {
    await open(REPAIRED, {}, async (page) => {
      await page.locator(".captured summary").click();
      const changes = await page.locator(".captured dd").allInnerTexts();
      expect(changes).toContain("1.8times → 1.8× line 29");
      expect(changes).toContain("ell_2 → $\\ell_2$ 3 times, lines 30 and 31");
      expect(changes).toContain("citep{bird} → nothing line 31");
      const marks = await page.locator(".captured .raw").first().locator("mark").allInnerTexts();
      expect(marks).toEqual([
        "textit{Recurrent}",
        "1.8times",
        "99.5\\%",
        "ell_2",
        "ell_2",
        "12\\%",
        "~",
        "ell_2",
        "citep{bird}",
      ]);
      const line = await page.locator(".captured .raw p").nth(1).innerText();
      expect(line.replace(/\s+/gu, " ")).toBe(
        "29 A state of one bit is 1.8times smaller and enough for 99.5\\% of counting,",
      );
    });
  });

  test("is not printed", async () => {
    await open(REPAIRED, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".captured").isVisible()).toBe(false);
    });
  });

  test("of a hostile capture runs nothing and loads nothing", async () => {
    await open(HOSTILE, { bypassCSP: true }, async (page) => {
      await page.locator(".captured summary").click();
      await page.waitForTimeout(200);
      const foreign = "script:not([src^='../../assets/'], [type='application/ld+json']), img, iframe";
      expect(await page.locator(foreign).count()).toBe(0);
      expect(await page.locator(".captured").innerText()).toContain("<script>alert(1)</script>");
    });
  });
});

describe.each([REPAIRED, HOSTILE])("%s, opened", (path) => {
  test.each(LOOKS)("is accessible, $colorScheme at $viewport.width", async (look) => {
    await open(path, { ...look, bypassCSP: true, reducedMotion: "reduce" }, async (page) => {
      await page.locator(".captured summary").click();
      const folder = process.env["OFFPRINT_SCREENSHOTS"];
      if (folder !== undefined) {
        const name = `${path.split("/")[1] ?? ""}-${look.colorScheme}-${look.viewport.width}.png`;
        await page.screenshot({ path: join(folder, name), fullPage: true });
      }
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await run.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      });
      expect(found).toEqual([]);
    });
  });

  test("fits a narrow phone without sideways scrolling", async () => {
    const overflow = await open(path, { viewport: { width: 320, height: 640 } }, async (page) => {
      await page.locator(".captured summary").click();
      return await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    });
    expect(overflow).toBe(0);
  });
});
