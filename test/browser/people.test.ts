import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { paperFile, sampleFiles } from "../site/sample-files.ts";
import { makeArchive } from "../temporary-archive.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { serveFolder, type StaticServer } from "./server.ts";

/* The archive of this repository names no author, so an invented one stands for those that do. */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = {
  "a paper of 900 authors, with notes of the lab": "papers/large/",
  "an author": "authors/ida-holm/",
  "an author with an ORCID": "authors/ada-roe/",
  "several of one name": "authors/jose-nunez/",
  "the index of authors": "authors/",
  "a letter of the index": "authors/letter/a/",
  "letters with few authors": "authors/letter/author1/",
  "a calendar": "archive/",
  "a year": "archive/2024/",
  "a digest": "digests/2025-03-05-spring/",
} as const;

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  const crowd = Array.from({ length: 900 }, (_, at) => `{ name: Author${at} Member }`).join(", ");
  const root = makeArchive({
    ...sampleFiles(),
    ...paperFile({
      id: "large",
      title: "A title so long that it fits no line of a phone, neither as a heading nor as the end of a trail",
      published: "2024-05-06",
      more: `authors: [{ name: Ida Holm }, { name: Ada Roe, orcid: "https://orcid.org/0000-0002-1825-0097" }, ${crowd}]`,
      abstract: "Theirs.\n\n## Notes\n\nOurs.\n\n### Again\n\nWe will.\n\n## To do\n\n- Ask.",
    }),
    ...paperFile({
      id: "second",
      title: "Second",
      published: "2023-01-01",
      more: "authors: [{ name: Ida Holm }, { name: Jose Nunez }, { name: José Núñez }]",
    }),
  });
  await buildSite(root);
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  server = await serveFolder(join(root, "_site"), "/lab/papers/");
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

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
    page.on("response", (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
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
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describe.each(Object.entries(PAGES))("%s", (_what, path) => {
  test.each(LOOKS)("is accessible, $colorScheme at $viewport.width, targets included", async (look) => {
    await open(path, { ...look, bypassCSP: true, reducedMotion: "reduce" }, async (page) => {
      await page.evaluate(axe);
      const found: unknown = await page.evaluate(
        `axe.run(document, { rules: { "target-size": { enabled: true } } }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 5).map((node) => node.html).join(" ")))`,
      );
      expect(found).toEqual([]);
    });
  });

  test("fits a narrow phone without sideways scrolling", async () => {
    const overflow = await open(path, { viewport: { width: 320, height: 640 } }, (page) =>
      page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    );
    expect(overflow).toBe(0);
  });
});

describe("the trail", () => {
  test("is one line at any width, and its first links stay whole", async () => {
    for (const width of [320, 390, 1280])
      await open("papers/large/", { viewport: { width, height: 640 } }, async (page) => {
        const { height = 0 } = (await page.locator(".trail ol").boundingBox()) ?? {};
        expect(height).toBeLessThan(50);
        const cut: unknown = await page.evaluate(
          `[...document.querySelectorAll(".trail li:not(:last-child)")].map((item) => item.scrollWidth - item.clientWidth)`,
        );
        expect(cut).toEqual([0, 0, 0]);
      });
  });
});

describe("the authors of a large paper", () => {
  test("unfold by keyboard and without JavaScript", async () => {
    await open("papers/large/", { javaScriptEnabled: false }, async (page) => {
      const last = page.getByRole("link", { name: "Author899 Member" });
      expect(await last.isVisible()).toBe(false);
      await page.locator("details.byline summary").focus();
      await page.keyboard.press("Enter");
      expect(await last.isVisible()).toBe(true);
    });
  });

  test("are counted in print, and what leads around the site is not printed", async () => {
    await open("papers/large/", {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.getByText("and 872 more authors").isVisible()).toBe(true);
      expect(await page.getByText("From the lab").isVisible()).toBe(true);
      expect(await page.locator(".trail").isVisible()).toBe(false);
    });
    await open("archive/2024/", {}, async (page) => {
      expect(await page.locator(".turn").isVisible()).toBe(true);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".turn").isVisible()).toBe(false);
    });
  });
});
