import { readdirSync, readFileSync } from "node:fs";
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

test("style sheet and scripts keep their weight: 25 kB of CSS, no script, no style attribute", () => {
  const sheets = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".css"));
  const weight = sheets.reduce((sum, name) => sum + readFileSync(join(site, "assets", name)).length, 0);
  expect(weight).toBeLessThanOrEqual(25_000);
  const styled = htmlFiles(site).filter((file) => /<script|\sstyle=/u.test(readFileSync(join(site, file), "utf8")));
  expect(styled).toEqual([]);
});
