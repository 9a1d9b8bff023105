import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { checkLinks } from "../link-check.ts";
import { buildRealSite, htmlFiles } from "./real-site.ts";

let site = "";
beforeAll(async () => {
  site = await buildRealSite();
});

test("every page of the real site is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "doctype-style": "off", "long-title": "off" },
  });
  const wrong: string[] = [];
  for (const file of htmlFiles(site)) {
    const report = await validator.validateString(readFileSync(join(site, file), "utf8"));
    for (const { messages } of report.results) {
      for (const { line, column, message, ruleId } of messages)
        wrong.push(`${file}:${line}:${column} ${message} (${ruleId})`);
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
});

test("every internal link and fragment of the real site leads somewhere", () => {
  const { pages, links, broken } = checkLinks(site, { baseUrl: "https://offprint.example/" });
  expect(pages).toBeGreaterThan(300);
  expect(links).toBeGreaterThan(10_000);
  expect(broken).toEqual([]);
});

test("style sheets keep their weight: 25 kB of CSS in all, no style attribute", () => {
  const sheets = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".css"));
  expect(sheets.reduce((sum, name) => sum + statSync(join(site, "assets", name)).size, 0)).toBeLessThanOrEqual(25_000);
  expect(htmlFiles(site).filter((file) => /\sstyle=/u.test(readFileSync(join(site, file), "utf8")))).toEqual([]);
});

test("no script stands in a page, and pages that need none load none", () => {
  const scripts = htmlFiles(site).flatMap((file) => {
    const text = readFileSync(join(site, file), "utf8").replace(/<script type="application\/ld\+json">/gu, "");
    return [...text.matchAll(/<script[^>]*>/gu)].map(([tag]) => `${file} ${tag}`);
  });
  expect(scripts).toEqual(['reader/index.html <script type="module" src="../assets/reader.js">']);
});

test("the reader's scripts keep their weight: 20 kB", () => {
  expect(statSync(join(site, "assets/reader.js")).size).toBeLessThanOrEqual(20_000);
  expect(statSync(join(site, "reader/worker.js")).size).toBeLessThanOrEqual(3000);
});
