import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReviewHtml } from "../../src/report/review-html.ts";
import { realEntries } from "../real-entries.ts";
import { emptyReview, makeCorrection, makeHostile, makeIngest, makeLarge } from "../sample-reviews.ts";
import { makeFolder } from "../temporary-archive.ts";
import { TRAPS } from "../traps.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const entries = await realEntries(500);
const [first] = entries;
if (!first) throw new Error("no entries");

const REVIEWS = {
  empty: emptyReview,
  correction: makeCorrection(first),
  ingest: makeIngest(entries.slice(0, 62)),
  large: makeLarge(entries),
  hostile: makeHostile(TRAPS),
};
type Name = keyof typeof REVIEWS;
const names = Object.keys(REVIEWS) as Name[];

let browser: Browser;
const folder = makeFolder();
beforeAll(async () => {
  for (const name of names) writeFileSync(join(folder, `${name}.html`), renderReviewHtml(REVIEWS[name]));
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
});
afterAll(() => browser.close());

/** Opens a review as the file that it is; what the browser complained of or asked for besides fails the test. */
async function open<Result>(
  name: Name,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => void complaints.push(message.text()));
    page.on("request", (request) => void (request.isNavigationRequest() || complaints.push(request.url())));
    await page.goto(`file://${join(folder, `${name}.html`)}`);
    const result = await use(page);
    expect(complaints).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };
const LOOKS = [
  { colorScheme: "light", viewport: WIDE },
  { colorScheme: "dark", viewport: WIDE },
  { colorScheme: "light", viewport: NARROW },
  { colorScheme: "dark", viewport: NARROW },
] as const;

describe.each(["correction", "ingest", "hostile"] as const)("the review of %s", (name) => {
  test.each(LOOKS)("is accessible, $colorScheme at $viewport.width", async (look) => {
    await open(name, { ...look, javaScriptEnabled: true, bypassCSP: true }, async (page) => {
      await page.evaluate(axe);
      await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
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
});

describe("a review in a browser without scripts", () => {
  test.each(names)("%s needs no sideways scrolling at 320 px, and none with letters twice as large", async (name) => {
    await open(name, { viewport: { width: 320, height: 800 } }, async (page) => {
      expect(await page.locator("html").evaluate(({ scrollWidth }) => scrollWidth)).toBe(320);
    });
    await open(
      name,
      { viewport: { width: 640, height: 800 }, bypassCSP: true, javaScriptEnabled: true },
      async (page) => {
        await page.addStyleTag({ content: "html { font-size: 200% }" });
        expect(await page.locator("html").evaluate(({ scrollWidth }) => scrollWidth)).toBe(640);
      },
    );
  });

  test("what is pressed is large enough", async () => {
    await open("large", { viewport: { width: 390, height: 800 } }, async (page) => {
      for (const target of ["nav a", "summary"]) {
        for (const box of await page
          .locator(target)
          .all()
          .then((all) => Promise.all(all.slice(0, 20).map((one) => one.boundingBox()))))
          expect(box?.height).toBeGreaterThanOrEqual(24);
      }
    });
  });

  test("links of its index lead to their sections, and what is folded opens by keyboard", async () => {
    await open("large", { viewport: WIDE }, async (page) => {
      await page.getByRole("link", { name: "Papers added" }).click();
      expect(page.url()).toMatch(/#papers-added$/u);
      const heading = await page.getByRole("heading", { name: "Papers added" }).boundingBox();
      expect(heading?.y).toBeLessThan(WIDE.height);
      const fold = page.locator("#papers-added details").first();
      await fold.locator("summary").focus();
      await page.keyboard.press("Enter");
      expect(await fold.locator("li").first().isVisible()).toBe(true);
    });
  });

  test("differing words are told without colour and without sight", async () => {
    await open("correction", { viewport: WIDE }, async (page) => {
      const look = (tag: string): Promise<unknown> =>
        page.evaluate(
          `[getComputedStyle(document.querySelector("${tag}")).textDecorationLine, getComputedStyle(document.querySelector("${tag}"), "::before").content]`,
        );
      expect(await look("del")).toEqual(["line-through", '" [was: "']);
      expect(await look("ins")).toEqual(["underline", '" [now: "']);
    });
  });

  test("on paper, nothing stays folded", async () => {
    await open("ingest", { viewport: WIDE }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const inside = page.locator("#papers-added details li").first();
      expect((await inside.boundingBox())?.height ?? 0).toBeGreaterThan(0);
      expect(await page.getByRole("navigation").isVisible()).toBe(false);
    });
  });
});
