import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ATOM, RSS } from "../../src/render/feed-formats.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { buildRealSite } from "./real-site.ts";
import { serveFolder, type StaticServer } from "./server.ts";

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

/** What stands on the screen, in order: the local name of each element that is shown and holds nothing but text, and its text. */
async function readScreen(page: Page): Promise<readonly (readonly [name: string, text: string])[]> {
  const shown: unknown = await page.evaluate(
    `[...document.querySelectorAll("*")]
      .filter((element) => element.childElementCount === 0 && element.getClientRects().length > 0)
      .map((element) => [element.localName, element.textContent])`,
  );
  return shown as readonly (readonly [string, string])[];
}

describe.each([ATOM, RSS])("$name opened in a browser", ({ file }) => {
  test("is a page to read: titles and gists, and what to do with its address", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    try {
      await page.goto(`${server.url}topics/quantization/${file}`, { waitUntil: "load" });
      const shown = await readScreen(page);
      expect(shown[0]).toEqual(["title", "Quantization · The Reading Room"]);
      expect(shown.length).toBeGreaterThan(20);
      const names = new Set(shown.map(([name]) => name));
      const gist = file === ATOM.file ? ["title", "subtitle", "summary"] : ["title", "description", "abstract"];
      expect([...names]).toEqual(gist);
      expect(shown.filter(([, text]) => /<\/?[a-z]|&[a-z]+;|urn:uuid/.test(text))).toEqual([]);
      const notice = `getComputedStyle(document.querySelector("feed, channel"), "::before").content`;
      expect(await page.evaluate(notice)).toContain("This page is a feed");
      const width = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(width)).toBe(0);
    } finally {
      await page.close();
    }
  });
});
