import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { buildRealSite, samplePages } from "./real-site.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const { paper = "" } = await samplePages();

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

async function open(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(server.url + paper, { waitUntil: "load" });
    await use(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

describe("citing a paper", () => {
  test("copies each format by its button, which says so", async () => {
    await open({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      for (const name of ["Plain text", "BibTeX", "RIS", "CSL-JSON"]) {
        const block = page
          .locator(".cite details", { hasText: name })
          .filter({ has: page.getByText(name, { exact: true }) });
        if ((await block.getAttribute("open")) === null) await block.locator("summary").click();
        const expected = await block.locator("pre, p").textContent();
        const button = block.getByRole("button", { name: `Copy ${name}`.replace("Plain", "plain"), exact: true });
        const { height = 0 } = (await button.boundingBox()) ?? {};
        expect(height).toBeGreaterThanOrEqual(24);
        await button.focus();
        await page.keyboard.press("Enter");
        await block.getByRole("button", { name: "Copied" }).waitFor();
        expect(await page.locator(".cite output").textContent()).toBe("Copied");
        expect(await page.evaluate("navigator.clipboard.readText()")).toBe(expected);
      }
      await page.getByRole("button", { name: "Copy BibTeX" }).waitFor();
    });
  });

  test("selects the text where copying is not allowed", async () => {
    await open({}, async (page) => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
      await page.getByRole("button", { name: "Copy BibTeX" }).click();
      await page.getByRole("button", { name: "Selected" }).waitFor();
      expect(await page.evaluate("getSelection().toString().trim()")).toBe(
        (await page.locator(".cite details", { hasText: "BibTeX" }).locator("pre").first().innerText()).trim(),
      );
    });
  });

  test("moves nothing when the buttons come, and leaves no empty ones without JavaScript", async () => {
    const tops = async (page: Page): Promise<unknown> =>
      await page.evaluate(
        "[...document.querySelectorAll('.cite *:not(button, output), .near')].map((one) => one.getBoundingClientRect().top)",
      );
    let without: unknown;
    await open({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator(".cite button").count()).toBe(0);
      expect(await page.locator(".cite pre").first().innerText()).toMatch(/^@misc\{/u);
      without = await tops(page);
    });
    await open({}, async (page) => {
      expect(await page.locator(".cite button").count()).toBe(4);
      expect(await tops(page)).toEqual(without);
    });
  });
});
