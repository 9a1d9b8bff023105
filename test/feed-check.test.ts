import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Exporter } from "../src/contracts.ts";
import atom from "../src/exports/atom.ts";
import jsonFeed from "../src/exports/json-feed.ts";
import opml from "../src/exports/opml.ts";
import rss from "../src/exports/rss.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { checkFeed } from "./feed-check.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { manyPapers } from "./sample-content.ts";

const home = fileURLToPath(new URL("fixtures/feed-check/", import.meta.url));
const filesIn = (folder: string): readonly string[] => readdirSync(join(home, folder)).sort();
const check = (folder: string, file: string): readonly string[] =>
  checkFeed(readFileSync(join(home, folder, file), "utf8"));

test("there are enough of each to mean something", () => {
  expect(filesIn("good").length).toBeGreaterThanOrEqual(30);
  expect(filesIn("bad").length).toBeGreaterThanOrEqual(30);
});

test.each(filesIn("good"))("good/%s breaks no rule", (file) => {
  expect(check("good", file)).toEqual([]);
});

test.each(filesIn("bad"))("bad/%s breaks the rule it is named for, and no other", (file) => {
  expect(check("bad", file)).toEqual([file.replace(/(?:--.*)?\.(?:xml|json|opml)$/, "")]);
});

describe("what the site writes", () => {
  const papers = manyPapers(250);
  const catalogs = {
    sample: sampleCatalog(),
    long: sampleCatalog({ papers, digests: [], topics: [], topicsOf: new Map() }),
  };
  const exporters: readonly (readonly [string, Exporter])[] = [
    ["Atom", atom],
    ["RSS", rss],
    ["JSON Feed", jsonFeed],
    ["OPML", opml],
  ];

  test.each(exporters)("in %s breaks no rule", (_name, exporter) => {
    const renderMarkdown = createMarkdownRenderer();
    const broken: string[] = [];
    let count = 0;
    for (const catalog of Object.values(catalogs)) {
      for (const { path, content } of exporter.files?.({ catalog, baseUrl: sampleSite.baseUrl, renderMarkdown }) ??
        []) {
        count += 1;
        broken.push(...checkFeed(content).map((rule) => `${path}: ${rule}`));
      }
    }
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(1);
  });
});
