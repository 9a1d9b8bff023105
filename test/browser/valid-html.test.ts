import { readFileSync } from "node:fs";
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

test("style sheet and pages keep their weight: 25 kB of CSS, of a paper's HTML, no script in a page, no style attribute", () => {
  expect(readFileSync(join(site, "assets/style.css")).length).toBeLessThanOrEqual(25_000);
  const pages = htmlFiles(site).map((file) => [file, readFileSync(join(site, file), "utf8")] as const);
  const inline = /<script(?! type="(?:module" src=|application\/ld\+json"))|\sstyle=/u;
  expect(pages.filter(([, text]) => inline.test(text)).map(([file]) => file)).toEqual([]);
  const heavy = pages.filter(([file, text]) => file.startsWith("papers/") && Buffer.byteLength(text) > 25_000);
  expect(heavy.map(([file]) => file)).toEqual([]);
});
