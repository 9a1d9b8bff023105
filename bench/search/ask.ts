import { chromium } from "playwright-core";
import { CHROME_FLAGS, requireChrome } from "../../test/browser/chrome.ts";
import type { CountingServer } from "./serve.ts";

/** What one question took, in a page that had loaded nothing before; the script that looks is counted too. */
export interface Asked {
  readonly question: string;
  readonly total: number;
  readonly titles: readonly string[];
  /** Milliseconds until the first ten results, and until facets, once the script is there. */
  readonly first: number;
  readonly whole: number;
  readonly files: number;
  readonly bytes: number;
}

/** Asks all questions in a browser, each in a page of its own. `writeCode` gives a promise of `total, titles, first, whole`, as a page's script. */
export async function askAll(
  questions: readonly string[],
  server: CountingServer,
  writeCode: (question: string) => string,
): Promise<readonly Asked[]> {
  const browser = await chromium.launch({ executablePath: requireChrome(), args: CHROME_FLAGS });
  const asked: Asked[] = [];
  for (const question of questions) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.url);
    server.take();
    const answer = await page.evaluate<Omit<Asked, "question" | "files" | "bytes">>(writeCode(question));
    asked.push({ question, ...answer, ...server.take() });
    await context.close();
  }
  await browser.close();
  return asked;
}

export const askOurs = (question: string): string => `(async () => {
  const { openSearcher } = await import("/searcher.js");
  const startedAt = performance.now();
  const searcher = openSearcher(async (file) => {
    const response = await fetch("/search/" + file);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  });
  const request = { text: ${JSON.stringify(question)}, topics: [], years: [], organizations: [], venues: [], hasCode: false, sort: "relevance", from: 0, count: 10, isTyping: false };
  const { total, hits } = await searcher.search(request);
  const first = performance.now() - startedAt;
  await searcher.facets(request);
  return { total, titles: hits.map(({ title }) => title), first, whole: performance.now() - startedAt };
})()`;

export const askPagefind = (question: string): string => `(async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const startedAt = performance.now();
  const { results } = await pagefind.search(${JSON.stringify(question)});
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const first = performance.now() - startedAt;
  await pagefind.filters();
  return { total: results.length, titles: shown.map(({ meta }) => meta.title), first, whole: performance.now() - startedAt };
})()`;
