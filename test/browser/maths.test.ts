import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { paperFile } from "../site/sample-files.ts";
import { makeArchive } from "../temporary-archive.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const raw = String.raw;

const HARD = [
  raw`For $1\leq p<2$ and $x'\in\mathbb{R}^d$ with $|x'-x^*|_\infty \leq \frac{\epsilon}{\sqrt d}\cdot |A^\dagger|$, in $\tilde{O}(n^{1+o(1)})$ time.`,
  raw`Bars $\overline{ABC}$, roots $\sqrt[3]{\log n}$ and $\sqrt{x}$, brackets $\left(\frac{\frac{a}{b}}{\frac{c}{d}}\right)$ and $\underbrace{a+b+c+d}_{n}$.`,
  raw`Sums $\sum_{i=1}^{N} f_i$, $\mathcal{L}(\theta)$, $\begin{pmatrix}a&b\\c&d\end{pmatrix}$, $\text{if é}$, $\boxed{x}$, $\foo$.`,
  raw`Long $\min_{\theta} \mathbb{E}_{(x,y)\sim \mathcal{D}} \left[ -\log p_\theta(y \mid x) + \lambda \|\theta\|_2^2 + \beta D_{\mathrm{KL}}(p_\theta \| q_\phi) \right] \leq \epsilon + \delta$, and done.`,
].join("\n\n");

const papers = {
  hard: HARD,
  rare: raw`Rare letters: $\mathfrak{S}$ and $\mathtt{ab}$.`,
  plain: "No maths here, but a price of \\$5 and an ∑, which is a sign of its own.",
};

let browser: Browser;
let server: StaticServer;
let site = "";
beforeAll(async () => {
  const files = Object.entries(papers).map(([id, abstract]) => paperFile({ id, title: `On ${id} things`, abstract }));
  const root = makeArchive(Object.assign({}, ...files) as Record<string, string>);
  site = (await buildSite(root)).out;
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  server = await serveFolder(site, "/lab/");
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Visit<Result> {
  readonly result: Result;
  /** Names of the font files that were asked for. */
  readonly fonts: readonly string[];
}

/** Opens a paper's page; a complaint of the browser fails the test. */
async function visit<Result>(
  paper: keyof typeof papers,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Visit<Result>> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    const fonts: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("requestfailed", (request) => {
      /* Leaving a page ends what it was still asking for. */
      if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`outside the site: ${request.url()}`);
      if (request.resourceType() === "font") fonts.push(request.url().split("/").at(-1) ?? "");
    });
    await page.goto(`${server.url}papers/${paper}/`, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    const result = await use(page);
    expect(complaints).toEqual([]);
    return { result, fonts };
  } finally {
    await context.close();
  }
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes of the elements that a selector finds. */
async function boxes(page: Page, selector: string): Promise<readonly Box[]> {
  return await page.evaluate<Box[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => element.getBoundingClientRect().toJSON())`,
  );
}

describe("the maths font", () => {
  test("is loaded on a page with maths", async () => {
    const { fonts, result } = await visit("hard", {}, (page) => page.evaluate("document.fonts.check('1em Maths')"));
    expect(fonts).toContain("maths.woff2");
    expect(fonts).not.toContain("maths-more.woff2");
    expect(result).toBe(true);
  });

  test("is joined by the second file for rare letters", async () => {
    const { fonts } = await visit("rare", {}, async () => undefined);
    expect(fonts).toContain("maths-more.woff2");
  });

  test("is not asked for on a page without", async () => {
    const { fonts } = await visit("plain", {}, async () => undefined);
    expect(fonts.filter((name) => name.startsWith("maths"))).toEqual([]);
  });
});

describe("hard formulas", () => {
  test("stretch, stand over and under as they should", async () => {
    await visit("hard", { viewport: { width: 1280, height: 900 } }, async (page) => {
      const [bar] = await boxes(page, ".m-over");
      const [letters] = await boxes(page, ".m-over > mrow");
      expect(bar?.width).toBeCloseTo(letters?.width ?? 0, 0);
      expect((letters?.top ?? 0) - (bar?.top ?? 0)).toBeGreaterThan(1);

      const [root] = await boxes(page, "msqrt");
      const [under] = await boxes(page, "msqrt > mi");
      expect((under?.left ?? 0) - (root?.left ?? 0)).toBeGreaterThan(4);

      const [bracket] = await boxes(page, "mo[stretchy=true]");
      const [fraction] = await boxes(page, "mo[stretchy=true] + mfrac");
      expect(bracket?.height).toBeGreaterThan((fraction?.height ?? 999) * 0.8);
      const parts = await boxes(page, "mo[stretchy=true] + mfrac > *");
      expect(parts[0]?.bottom ?? 999).toBeLessThanOrEqual((parts[1]?.top ?? 0) + 1);
    });
  });

  test("that cannot be typeset are shown as they are", async () => {
    await visit("hard", {}, async (page) => {
      expect(await page.locator("code.tex").textContent()).toBe(raw`$\foo$`);
    });
  });

  test("have no style attribute, and say their TeX", async () => {
    await visit("hard", {}, async (page) => {
      expect(await page.locator("[style]").count()).toBe(0);
      expect(await page.locator("math annotation").first().textContent()).toBe(raw`1\leq p<2`);
    });
  });

  test("do not make a phone's page scroll sideways; the long one scrolls by itself", async () => {
    await visit("hard", { viewport: { width: 320, height: 640 } }, async (page) => {
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
      expect(
        await page.evaluate(
          "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('.wide'))",
        ),
      ).toBe(true);
    });
  });

  test("hold fast to the comma after them", async () => {
    await visit("hard", { viewport: { width: 320, height: 640 } }, async (page) => {
      for (const { height } of await boxes(page, ".glued")) expect(height).toBeLessThan(60);
      expect(await page.locator(".glued").count()).toBeGreaterThan(2);
    });
  });

  test.each(["light", "dark"] as const)("are accessible and take the page's ink, %s", async (colorScheme) => {
    await visit("hard", { colorScheme, bypassCSP: true, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await run.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      });
      expect(found).toEqual([]);
      const [ink, maths] = await page.evaluate<[string, string]>(
        "['.abstract p', '.abstract math mi'].map((selector) => getComputedStyle(document.querySelector(selector)).color)",
      );
      expect(maths).toBe(ink);
    });
  });

  test("are valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "doctype-style": "off", "long-title": "off" },
    });
    const report = await validator.validateString(readFileSync(join(site, "papers/hard/index.html"), "utf8"));
    expect(report.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line} ${message}`))).toEqual(
      [],
    );
  });
});
