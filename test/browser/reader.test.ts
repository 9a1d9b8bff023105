import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBibtex } from "../bibtex-reader.ts";
import { CHROME_FLAGS, requireChrome } from "./chrome.ts";
import { buildRealSite } from "./real-site.ts";
import { serveFolder, type StaticServer } from "./server.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PREFIX = "/lab/papers/";
const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
let site: string;
let server: StaticServer;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  site = await buildRealSite();
  server = await serveFolder(site, PREFIX);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What the browser complained of, or asked others for. */
function listenForComplaints(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on("page", (page) => {
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(`outside the site: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Opens the reader at a place; whatever the browser complains of fails the test. */
async function visit(
  options: BrowserContextOptions,
  use: (page: Page, context: BrowserContext) => Promise<void>,
  place = "",
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  try {
    const complaints = listenForComplaints(context);
    const page = await context.newPage();
    await openReader(page, place);
    await use(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function openReader(page: Page, place = ""): Promise<void> {
  await page.goto(`${server.url}reader/${place}`);
  await page.locator(".column li").first().waitFor({ state: "attached" });
}

const rows = (page: Page) => page.locator(".column li");
const titles = (page: Page) => page.locator(".column li a > :last-child").allTextContents();
const status = (page: Page) => page.locator("[role=status]");
const heading = (page: Page) => page.locator(".pane h2");
const view = (page: Page, name: string) => page.locator(`[data-view=${name}]`);
const paperIn = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get("paper");
const focused = (page: Page) => page.evaluate<string>("document.activeElement.textContent.trim()");

/** Waits until what a selector finds shows `text`. */
async function untilText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor({ state: "attached" });
}

/** Waits until an expression of the page is true; its policy allows no waiting inside it. */
async function until(page: Page, expression: string): Promise<void> {
  await expect.poll(async () => await page.evaluate(expression), { timeout: 15_000 }).toBe(true);
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function openSettings(page: Page): Promise<void> {
  await page.locator(".settings summary").click();
}

/** Clicks, and reads the file that is offered. */
async function download(page: Page, words: string): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: words }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

describe("by keyboard", () => {
  test("j and k walk through the list, and the pane shows what is there", async () => {
    await visit(WIDE, async (page) => {
      const [first = "", second = ""] = await titles(page);
      await press(page, "j");
      expect(await heading(page).textContent()).toBe(first);
      await press(page, "j");
      expect(await heading(page).textContent()).toBe(second);
      expect(await focused(page)).toBe(second);
      expect(await rows(page).nth(1).locator("a").getAttribute("aria-current")).toBe("true");
      await press(page, "k", "k");
      expect(await heading(page).textContent()).toBe(first);
      expect(await status(page).textContent()).toBe("This is the first paper.");
      expect((await page.locator(".content").textContent())?.length).toBeGreaterThan(500);
    });
  });

  test("marks survive a reload", async () => {
    await visit(WIDE, async (page) => {
      const all = Number(await view(page, "all").locator(".n").textContent());
      await press(page, "j", "s", "j", "m", "j");
      const check = async (): Promise<void> => {
        expect(await rows(page).nth(0).locator(".starred").textContent()).toBe("Starred");
        expect(await rows(page).nth(0).locator(".state").textContent()).toBe("");
        expect(await rows(page).nth(1).locator(".state").textContent()).toBe("Unread: ");
        expect(await view(page, "unread").locator(".n").textContent()).toBe(String(all - 2));
        expect(await view(page, "starred").locator(".n").textContent()).toBe("1");
      };
      await check();
      const opened = await heading(page).textContent();
      await page.reload();
      await rows(page).first().waitFor();
      await check();
      expect(await heading(page).textContent()).toBe(opened);
    });
  });

  test("a paper that was marked as unread stays so when the page is loaded again", async () => {
    await visit(WIDE, async (page) => {
      const all = Number(await view(page, "all").locator(".n").textContent());
      await press(page, "j", "j", "m");
      const unread = view(page, "unread").locator(".n");
      expect(await unread.textContent()).toBe(String(all - 1));
      const opened = await heading(page).textContent();
      await page.reload();
      await rows(page).first().waitFor();
      expect(await heading(page).textContent()).toBe(opened);
      expect(await unread.textContent()).toBe(String(all - 1));
    });
  });

  test("o and Enter open the paper's page, and Back comes back to it", async () => {
    await visit(WIDE, async (page) => {
      for (const key of ["o", "Enter"]) {
        await press(page, "j");
        const paper = paperIn(page);
        await Promise.all([page.waitForURL(`**/papers/${paper}/`), press(page, key)]);
        expect(await page.locator("h1").count()).toBe(1);
        await page.goBack();
        await heading(page).waitFor();
        expect(paperIn(page)).toBe(paper);
      }
    });
  });

  test("Enter on another row opens that one, Escape comes back to the list", async () => {
    await visit(WIDE, async (page) => {
      await press(page, "j", "Tab", "Tab", "Enter");
      const [, , third = ""] = await titles(page);
      expect(await heading(page).textContent()).toBe(third);
      expect(await page.evaluate("document.activeElement.localName")).toBe("h2");
      await press(page, "Escape");
      expect(await page.evaluate("document.activeElement.closest('.column') !== null")).toBe(true);
      expect(await focused(page)).toBe(third);
    });
  });

  test("the pane's buttons keep the focus, and what they open is said", async () => {
    await visit(WIDE, async (page) => {
      const [, second = "", third = ""] = await titles(page);
      await press(page, "j");
      await page.getByRole("button", { name: "Next", exact: true }).focus();
      await press(page, "Enter");
      expect(await status(page).textContent()).toBe(second);
      await press(page, "Enter");
      expect(await heading(page).textContent()).toBe(third);
      expect(await focused(page)).toBe("Next");
    });
  });

  test("/ filters over titles, people and abstracts; Escape ends it", async () => {
    await visit(WIDE, async (page) => {
      const all = await rows(page).count();
      await press(page, "/");
      await page.keyboard.type("BITNET jmk");
      expect(await status(page).textContent()).toBe("No paper has these words.");
      await page.locator("main input[type=search]").fill("Schneider-Kamp bitnet");
      const found = await titles(page);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(10);
      await press(page, "Escape");
      expect(await rows(page).count()).toBe(all);
      await press(page, "Escape");
      expect(await page.evaluate("document.activeElement.closest('.column') !== null")).toBe(true);
    });
  });

  test("? lists the keys, and there letters can be switched off for good", async () => {
    await visit(WIDE, async (page) => {
      await press(page, "?");
      expect(await page.locator("dialog").getByRole("rowheader").allTextContents()).toContain("j");
      await press(page, "j");
      expect(paperIn(page)).toBeNull();
      await page.getByRole("checkbox").uncheck();
      await page.getByRole("button", { name: "Close" }).click();
      await press(page, "j");
      expect(paperIn(page)).toBeNull();
      await page.reload();
      await rows(page).first().waitFor();
      await press(page, "j", "?");
      expect(paperIn(page)).toBeNull();
      expect(await page.locator("dialog").isVisible()).toBe(false);
      await openSettings(page);
      await page.getByRole("button", { name: "Keys" }).click();
      await page.getByRole("checkbox").check();
      await press(page, "Escape", "j");
      expect(paperIn(page)).not.toBeNull();
    });
  });
});

describe("sources and views", () => {
  test.each([
    ["a topic", "topics/quantization/"],
    ["a year", "archive/2024/"],
    ["a digest", "digests/"],
    ["an organization", "organizations/"],
  ])("%s can be chosen, and is in the address", async (_, folder) => {
    await visit(WIDE, async (page) => {
      const value = await page.locator(`select option[value^="${folder}"]`).first().getAttribute("value");
      const feed = page.waitForResponse((response) => response.url().endsWith(`${value}feed.json`));
      await page.locator("select").selectOption(value);
      const { items } = (await (await feed).json()) as { readonly items: readonly { readonly title: string }[] };
      await expect.poll(async () => await titles(page)).toEqual(items.map(({ title }) => title));
      expect(page.url()).toContain(`#in=${value}`);
      await page.getByRole("link", { name: "The pages of this list" }).click();
      expect(page.url()).toBe(server.url + value);
    });
  });

  test("a listing's page leads to its list, and the browser's Back button goes through them", async () => {
    await visit(WIDE, async (page) => {
      await page.goto(`${server.url}topics/quantization/`);
      await page.getByRole("link", { name: "Read it here, in the reader" }).click();
      await untilText(page, "[role=status]", "paper");
      const quantization = await rows(page).count();
      await page.locator("select").selectOption("");
      await until(page, `document.querySelectorAll(".column li").length !== ${quantization}`);
      await view(page, "starred").click();
      expect(await rows(page).count()).toBe(0);
      await page.goBack();
      await rows(page).first().waitFor();
      expect(await view(page, "all").getAttribute("aria-pressed")).toBe("true");
      await page.goBack();
      await until(page, `document.querySelectorAll(".column li").length === ${quantization}`);
      expect(await page.locator("select").inputValue()).toBe("topics/quantization/");
    });
  });

  test("unread and starred show what they say; a paper that was just read stays in its place", async () => {
    await visit(WIDE, async (page) => {
      const all = await titles(page);
      await press(page, "j", "s");
      await view(page, "unread").click();
      expect(await titles(page)).toEqual(all.slice(1));
      await press(page, "j", "j");
      expect(await titles(page)).toEqual(all.slice(1));
      await view(page, "starred").click();
      expect(await titles(page)).toEqual(all.slice(0, 1));
      await view(page, "all").click();
      await page.getByRole("button", { name: "Mark all of these as read" }).click();
      expect(await view(page, "unread").locator(".n").textContent()).toBe("0");
    });
  });

  test("new is what came since the last visit", async () => {
    await visit(
      WIDE,
      async (page) => {
        await view(page, "new").click();
        expect(await status(page).textContent()).toContain("open for the first time");
        /* A day passes, and the two newest papers are ones that were not there. */
        await page.evaluate(`{
        const key = Object.keys(localStorage)[0];
        const marks = JSON.parse(localStorage.getItem(key));
        marks.visits.last -= 86_400_000;
        marks.visits.known = marks.visits.known.slice(2);
        localStorage.setItem(key, JSON.stringify(marks));
      }`);
        await page.reload();
        await untilText(page, "[role=status]", "2 papers.");
        expect(await page.locator(".column .new").allTextContents()).toEqual(["New", "New"]);
        await page.reload();
        await untilText(page, "[role=status]", "2 papers.");
      },
      "",
    );
  });

  test("a paper that no feed holds comes from its own page", async () => {
    await visit(WIDE, async (page) => {
      const feed = (await (await page.request.get(`${server.url}feed.json`)).json()) as {
        readonly items: readonly { readonly url: string }[];
      };
      const listed = new Set(feed.items.map(({ url }) => url.split("/").at(-2)));
      const archive = await (await page.request.get(`${server.url}papers.bib`)).text();
      const older = [...archive.matchAll(/papers\/([a-z0-9-]+)\//gu)].map(([, id]) => id).find((id) => !listed.has(id));
      await openReader(page, `#paper=${older}`);
      await page.reload();
      await page.locator(".content .abstract").waitFor();
      expect((await page.locator(".content .abstract").textContent())?.length).toBeGreaterThan(200);
      await press(page, "s");
      await view(page, "starred").click();
      expect(await titles(page)).toEqual([await heading(page).textContent()]);
    });
  });
});

describe("marks", () => {
  test("go to another browser as a file", async () => {
    let file = "";
    let starred: readonly string[] = [];
    await visit(WIDE, async (page) => {
      await press(page, "j", "s", "j", "j", "s");
      starred = await titles(page).then(([first = "", , third = ""]) => [first, third]);
      await openSettings(page);
      const saved = await download(page, "Save the marks as a file");
      expect(saved.name).toBe("reader-marks.json");
      file = saved.text;
    });
    await visit(WIDE, async (page) => {
      await openSettings(page);
      const choose = async (text: string): Promise<void> => {
        await page
          .locator("input[type=file]")
          .setInputFiles({ name: "marks.json", mimeType: "application/json", buffer: Buffer.from(text) });
      };
      await choose("<b>not marks</b>");
      await untilText(page, "[role=status]", "This is no file of marks");
      await choose(file);
      await untilText(page, "[role=status]", "Took 3 read and 2 starred");
      await choose(file);
      await untilText(page, "[role=status]", "Took 0 read and 0 starred");
      await view(page, "starred").click();
      expect(await titles(page)).toEqual(starred);
    });
  });

  test("of starred papers are taken as BibTeX and RIS", async () => {
    await visit(WIDE, async (page) => {
      await press(page, "j", "s", "j", "s");
      await openSettings(page);
      const bib = await download(page, "Starred papers as BibTeX");
      expect(bib.name).toBe("starred.bib");
      expect(readBibtex(bib.text)).toHaveLength(2);
      const ris = await download(page, "Starred papers as RIS");
      expect(ris.text.match(/^TY {2}- /gmu)).toHaveLength(2);
      expect(await status(page).textContent()).toBe("The file has 2 papers.");
    });
  });

  test("of starred papers whose citation cannot be had are named", async () => {
    /* What the worker asks for cannot be made to fail from here. */
    const context = await browser.newContext({ ...WIDE, serviceWorkers: "block" });
    const page = await context.newPage();
    await openReader(page);
    await press(page, "j", "s", "j", "s");
    const name = await heading(page).textContent();
    await context.route(`**/papers/${paperIn(page)}/cite.bib`, (route) => route.abort());
    await openSettings(page);
    const { text } = await download(page, "Starred papers as BibTeX");
    expect(readBibtex(text)).toHaveLength(1);
    expect(await status(page).textContent()).toBe(`The file has 1 paper. Could not be fetched: ${name}.`);
    await context.close();
  });

  test("made in one tab show in another", async () => {
    await visit(WIDE, async (page, context) => {
      const other = await context.newPage();
      await openReader(other);
      await press(page, "j", "s");
      await untilText(other, ".column li .starred", "Starred");
      await press(other, "j", "j", "s");
      await untilText(page, ".column li:nth-child(2) .starred", "Starred");
      expect(await view(page, "starred").locator(".n").textContent()).toBe("2");
    });
  });

  test("work without storage, which is said", async () => {
    const context = await browser.newContext(WIDE);
    await context.addInitScript(
      "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    );
    const page = await context.newPage();
    await openReader(page);
    expect(await status(page).textContent()).toContain("This browser cannot keep marks now");
    await press(page, "j", "s");
    expect(await rows(page).first().locator(".starred").textContent()).toBe("Starred");
    await context.close();
  });

  test("that are damaged do not keep the reader from opening", async () => {
    await visit(WIDE, async (page) => {
      await page.evaluate("localStorage.setItem(Object.keys(localStorage)[0], '{\"read\":[1,')");
      await page.reload();
      await rows(page).first().waitFor();
      await press(page, "j", "s");
      expect(await view(page, "starred").locator(".n").textContent()).toBe("1");
    });
  });
});

describe("without a network", () => {
  /** How many workers and copies the browser has. */
  const LEFT =
    "(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])()";

  /** Waits until the worker serves the page and has kept what is needed. */
  async function untilKept(page: Page): Promise<void> {
    await page.evaluate("navigator.serviceWorker.ready");
    await until(page, "navigator.serviceWorker.controller !== null");
    await until(
      page,
      "caches.keys().then(async ([name]) => name !== undefined && (await (await caches.open(name)).keys()).length > 6)",
    );
  }

  test("the reader opens again after the first visit, with its style, papers and marks", async () => {
    await visit(WIDE, async (page, context) => {
      await untilKept(page);
      await press(page, "j", "s");
      await context.setOffline(true);
      await page.reload();
      await rows(page).first().waitFor();
      expect(await status(page).textContent()).toContain("No network");
      expect(await rows(page).first().locator(".starred").textContent()).toBe("Starred");
      expect((await page.locator(".content").textContent())?.length).toBeGreaterThan(500);
      expect(await page.evaluate("getComputedStyle(document.querySelector('.desk')).display")).toBe("grid");
      expect(await page.evaluate("document.fonts.check('1em Newsreader')")).toBe(true);
      await context.setOffline(false);
      await untilText(page, "[role=status]", " papers.");
      await until(page, "!document.querySelector('[role=status]').textContent.includes('No network')");
    });
  });

  test("a list that was open is kept as well, another says that it is not here", async () => {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    await openReader(page);
    await untilKept(page);
    await page.locator("select").selectOption("topics/quantization/");
    await untilText(page, "[role=status]", "paper");
    await context.setOffline(true);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.locator("select").inputValue()).toBe("topics/quantization/");
    await page
      .locator("select")
      .selectOption("topics/pruning-and-sparsity/")
      .catch(() => undefined);
    const other = await page.locator("select option[value^='topics/']").last().getAttribute("value");
    await page.locator("select").selectOption(other);
    await untilText(page, "[role=status]", "could not be loaded");
    await context.setOffline(false);
    const again = page.getByRole("button", { name: "Try again" });
    await expect
      .poll(async () => {
        await again.click({ timeout: 200 }).catch(() => undefined);
        return await status(page).textContent();
      })
      .toMatch(/papers?\.$/u);
    await context.close();
  });

  test("never anything stale while there is a network", async () => {
    const file = join(site, "feed.json");
    const before = readFileSync(file, "utf8");
    await visit(WIDE, async (page) => {
      await untilKept(page);
      const [first = ""] = await titles(page);
      writeFileSync(file, before.replace(first, "Corrected since"));
      await page.reload();
      await untilText(page, ".column li a", "Corrected since");
    }).finally(() => writeFileSync(file, before));
  });

  test.each([
    ["the worker", ["reader/worker.js"]],
    ["the reader", ["reader/worker.js", "reader/index.html"]],
  ])("a site that no longer has %s is rid of both worker and copy at the next visit", async (_, files) => {
    const before = files.map((file) => [join(site, file), readFileSync(join(site, file))] as const);
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    await openReader(page);
    await untilKept(page);
    for (const [file] of before) rmSync(file);
    try {
      await page.reload();
      await expect.poll(async () => await page.evaluate(LEFT), { timeout: 10_000 }).toEqual([0, 0]);
    } finally {
      for (const [file, bytes] of before) writeFileSync(file, bytes);
      await context.close();
    }
  });

  test("the copy can be removed, and stays away", async () => {
    await visit(WIDE, async (page) => {
      await untilKept(page);
      await openSettings(page);
      await page.getByRole("button", { name: "Remove the offline copy" }).click();
      await untilText(page, "[role=status]", "The offline copy is gone.");
      expect(await page.evaluate(LEFT)).toEqual([0, 0]);
      await page.reload();
      await rows(page).first().waitFor();
      await page.waitForTimeout(300);
      expect(await page.evaluate(LEFT)).toEqual([0, 0]);
      await openSettings(page);
      await page.getByRole("button", { name: "Keep an offline copy" }).click();
      await untilKept(page);
    });
  });

  test("the worker serves nothing but the reader", async () => {
    await visit(WIDE, async (page) => {
      await untilKept(page);
      await page.goto(`${server.url}topics/`);
      expect(await page.evaluate("navigator.serviceWorker.controller")).toBeNull();
    });
  });
});

describe("on a phone", () => {
  test("the list comes first, a tap slides the paper over it, and Back leads to the list", async () => {
    await visit(PHONE, async (page) => {
      expect(await page.locator(".pane").isVisible()).toBe(false);
      await rows(page).nth(1).tap();
      expect(await page.locator(".pane").boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
      await until(page, "document.activeElement.localName === 'h2'");
      expect(
        await page.locator(".column").evaluate((element) => (element as unknown as { inert: boolean }).inert),
      ).toBe(true);
      const [, second = "", third = ""] = await titles(page);
      await page.getByRole("button", { name: "Next", exact: true }).tap();
      expect(await heading(page).textContent()).toBe(third);
      await page.getByRole("button", { name: "Previous" }).tap();
      expect(await heading(page).textContent()).toBe(second);
      await page.goBack();
      await page.locator(".pane").waitFor({ state: "hidden" });
      await until(page, "document.activeElement.closest('.column') !== null");
      expect(await focused(page)).toBe(second);
      await rows(page).nth(1).tap();
      await page.getByRole("button", { name: "List", exact: true }).tap();
      await page.locator(".pane").waitFor({ state: "hidden" });
    });
  });

  test("an address with a paper opens over the list, and its List button leads there", async () => {
    await visit(PHONE, async (page) => {
      await rows(page).first().tap();
      const address = page.url();
      await page.goto("about:blank");
      await page.goto(address);
      await heading(page).waitFor();
      await page.getByRole("button", { name: "List", exact: true }).tap();
      await page.locator(".pane").waitFor({ state: "hidden" });
      expect(
        await page.locator(".column").evaluate((element) => (element as unknown as { inert: boolean }).inert),
      ).toBe(false);
    });
  });

  test.each([320, 390])("buttons are large and at the bottom, nothing scrolls sideways, %i px", async (width) => {
    await visit({ ...PHONE, viewport: { width, height: 640 } }, async (page) => {
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      const areLarge = async (selector: string): Promise<void> => {
        for (const button of await page.locator(selector).all()) {
          const box = await button.boundingBox();
          expect(box?.height, (await button.textContent()) ?? "").toBeGreaterThanOrEqual(44);
          expect(box?.width, (await button.textContent()) ?? "").toBeGreaterThanOrEqual(44);
        }
      };
      expect(await page.evaluate(overflow)).toBe(0);
      await areLarge(".views button, .tools select, .tools input, .column li:nth-child(-n + 3)");
      expect((await view(page, "all").boundingBox())?.y).toBeGreaterThan(560);
      await openSettings(page);
      await areLarge(".settings button, .settings summary");
      await page.keyboard.press("j");
      await areLarge(".bar button");
      expect((await page.getByRole("button", { name: "Star", exact: true }).boundingBox())?.y).toBeGreaterThan(560);
      expect(await page.evaluate(overflow)).toBe(0);
      expect(await page.locator(".pane").evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
    });
  });
});

describe("for everybody", () => {
  const LOOKS = [
    { colorScheme: "light", ...WIDE },
    { colorScheme: "dark", ...WIDE },
    { colorScheme: "light", viewport: { width: 390, height: 844 } },
    { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    /* 1280 × 900 at 200 %. */
    { colorScheme: "light", viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  ] as const;

  test.each(LOOKS)(
    "accessible with a paper open and with the keys shown, $colorScheme at $viewport.width",
    async (look) => {
      await visit({ ...look, bypassCSP: true }, async (page) => {
        await page.evaluate(axe);
        const findFaults = async () =>
          await page.evaluate(async () => {
            const { axe: run } = globalThis as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            const { violations } = await run.run();
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
          });
        await openSettings(page);
        await press(page, "j", "s", "j");
        expect(await findFaults()).toEqual([]);
        await press(page, "?");
        expect(await findFaults()).toEqual([]);
      });
    },
  );

  test("nothing moves while the reader starts", async () => {
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      const shift = await page.evaluate(
        "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 500); })",
      );
      expect(shift).toBeLessThan(0.05);
    });
  });

  test("without JavaScript its lists are links to pages and feeds", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}reader/`);
    expect(await page.locator(".reader").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Quantization", exact: true }).click();
    expect(page.url()).toBe(`${server.url}topics/quantization/`);
    await page.goBack();
    expect(await page.locator("noscript a[href$='feed.json']").count()).toBeGreaterThan(50);
    await context.close();
  });

  test("links in a paper lead within this copy of the site, and say what strangers chose", async () => {
    await visit(WIDE, async (page) => {
      await press(page, "j");
      const links = await page
        .locator(".content a")
        .evaluateAll((all) => all.map((link) => `${link.getAttribute("href")} ${link.getAttribute("rel")}`));
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        if (link.startsWith(server.url)) expect(link).toMatch(/ null$/u);
        else expect(link).toMatch(/ noopener nofollow ugc$/u);
      }
    });
  });
});
