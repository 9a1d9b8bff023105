import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { buildRealSite, samplePages } from "./real-site.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = await samplePages();
const names = Object.keys(pages);

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  server = await serveFolder(await buildRealSite(), "/lab/papers/");
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page of the site; `use` may look at it. What the browser complained of, or asked others for, fails the test. */
async function open<Result>(
  name: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("requestfailed", (request) => {
      /* Leaving a page ends what it was still asking for. */
      if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`outside the site: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(server.url + (pages[name] ?? ""), { waitUntil: "load" });
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

/* A 404 page is served from anywhere, so its links lead to the published address, which is not here. */
const linked = names.filter((name) => name !== "not found");

/** Pages that run a script; the others have none. */
const scripted = new Set(["paper", "undated paper", "reader", "search"]);

describe.each(linked)("%s", (name) => {
  test.each(LOOKS)("is accessible, $colorScheme at $viewport.width", async (look) => {
    await open(name, { ...look, bypassCSP: true, reducedMotion: "reduce" }, async (page) => {
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
    const overflow = await open(name, { viewport: { width: 320, height: 640 } }, (page) =>
      page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    );
    expect(overflow).toBe(0);
  });

  test("reads, links and names itself without JavaScript", async () => {
    await open(name, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator("main a").count()).toBeGreaterThan(0);
      expect(await page.locator("script:not([src], [type='application/ld+json'])").count()).toBe(0);
      expect((await page.locator("script[src]").count()) > 0).toBe(scripted.has(name));
      expect(await page.title()).not.toBe("");
    });
  });
});

describe("as a reader uses it", () => {
  test("a paper is reached from home by links alone, under a prefix and without JavaScript", async () => {
    await open("home", { javaScriptEnabled: false }, async (page) => {
      const title = await page.locator(".papers h2 a, .papers h3 a").first().textContent();
      await page.locator(".papers h2 a, .papers h3 a").first().click();
      expect(await page.locator("h1").textContent()).toBe(title);
      await page.locator("aside a[href*='topics/']").first().click();
      expect(new URL(page.url()).pathname).toMatch(/^\/lab\/papers\/topics\/[a-z0-9-]+\/$/u);
    });
  });

  test("the first tab stop skips to the content", async () => {
    await open("paper", {}, async (page) => {
      await page.keyboard.press("Tab");
      const link = page.locator("a.skip");
      expect(await link.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      expect((await link.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
    });
  });

  test("its own type arrives, and nothing moves when it does", async () => {
    await open("paper", { viewport: { width: 390, height: 844 } }, async (page) => {
      expect(await page.evaluate("document.fonts.check('1em Newsreader') && document.fonts.check('1em Inter')")).toBe(
        true,
      );
      const shift = await page.evaluate(
        "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300); })",
      );
      expect(shift).toBeLessThan(0.05);
    });
  });

  test("print is the paper alone", async () => {
    await open("paper", {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("header nav").isVisible()).toBe(false);
      expect(await page.locator("h1").isVisible()).toBe(true);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toMatch(
        /^(?:rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/u,
      );
    });
  });
});
