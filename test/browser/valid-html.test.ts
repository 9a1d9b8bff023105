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

test("style sheets, scripts and pages keep their weight: 25 kB of CSS in all, of a paper's HTML, nothing inline", () => {
  const assets = readdirSync(join(site, "assets"));
  const sizeOf = (ending: string): number =>
    assets
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + readFileSync(join(site, "assets", name)).length, 0);
  expect(sizeOf(".css")).toBeLessThanOrEqual(25_000);
  const pages = htmlFiles(site).map((file) => [file, readFileSync(join(site, file), "utf8")] as const);
  const having = (pattern: RegExp): readonly string[] =>
    pages.filter(([, text]) => pattern.test(text)).map(([file]) => file);
  expect(having(/<script(?! type="(?:module" src=|application\/ld\+json"))|\sstyle=/u)).toEqual([]);
  expect(having(/<script type="module"/u).filter((file) => !file.startsWith("papers/"))).toEqual([
    "reader/index.html",
    "search/index.html",
  ]);
  const heavy = pages.filter(([file, text]) => file.startsWith("papers/") && Buffer.byteLength(text) > 25_000);
  expect(heavy.map(([file]) => file)).toEqual([]);
});

test("every page leads to where a mistake is reported, once", () => {
  const counts = htmlFiles(site).flatMap((file) => {
    const text = readFileSync(join(site, file), "utf8");
    return text.includes('http-equiv="refresh"')
      ? []
      : [[file, text.split(">Report a mistake</a>").length - 1] as const];
  });
  expect(counts.length).toBeGreaterThan(300);
  expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
});

test("the reader's scripts keep their weight: 21 kB", () => {
  expect(statSync(join(site, "assets/reader.js")).size).toBeLessThanOrEqual(21_000);
  expect(statSync(join(site, "reader/worker.js")).size).toBeLessThanOrEqual(3000);
});
