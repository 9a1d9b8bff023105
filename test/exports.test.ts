import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Exporter, ExportFile, PageContext } from "../src/contracts.ts";
import { urls } from "../src/model/url.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { paragraphsToMarkdown } from "../src/render/markdown.ts";
import { expectGolden } from "./golden.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { sampleDigests, samplePapers, sampleTopics } from "./sample-content.ts";

const home = fileURLToPath(new URL("fixtures/exports/", import.meta.url));
const exporters = await loadPlugins<Exporter>("exports");

/** A few papers of each sort: small enough for a person to read what becomes of them. */
const basic = ["folded-weights", "patient-gradients", "thin-attention", "une-lecture-lente", "pages-without-dates"];

const contexts: Readonly<Record<string, PageContext>> = {
  basic: makeContext(basic),
  empty: makeContext([]),
  hostile: makeHostileContext(),
};

function makeContext(ids: readonly string[]): PageContext {
  const papers = samplePapers.map(({ paper }) => paper).filter(({ id }) => ids.includes(id));
  const topics = ids.length === 0 ? [] : sampleTopics.slice(0, 2);
  const catalog = sampleCatalog({ papers, digests: ids.length === 0 ? [] : sampleDigests.slice(0, 2), topics });
  return {
    catalog,
    baseUrl: catalog.archive.site.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [
      urls.home,
      ...papers.map(({ id }) => urls.paper(id)),
      ...topics.map(({ slug }) => urls.topic(slug)),
    ],
  };
}

/** One paper whose words would rather be markup: `U+0007` is among them, which no XML may have. */
function makeHostileContext(): PageContext {
  const text = `]]></title></script><script>alert(1)</script> {{7*7}} <!-- & "'\u0007`;
  const [topic] = sampleTopics;
  const [digest] = sampleDigests;
  const paper = samplePapers.find(({ paper: { authors } }) => authors.length > 0);
  if (!topic || !digest || !paper) throw new Error("no samples");
  const { id } = paper.paper;
  const catalog = sampleCatalog({
    site: { ...sampleSite, title: text, description: text, rights: text },
    papers: [
      {
        ...paper.paper,
        title: text,
        abstract: paragraphsToMarkdown([text]),
        notes: `## Notes\n\n${paragraphsToMarkdown([text])}`,
        authors: [{ name: text }],
        organization: { name: text, handle: "../" },
        venue: text,
        status: [{ kind: "corrected", date: "2026-01-02", reason: text }],
      },
    ],
    topics: [{ ...topic, title: text, description: text }],
    topicsOf: new Map([[id, [{ slug: topic.slug, why: text }]]]),
    digests: [{ ...digest, title: text, entries: [{ lines: [1, 2], paper: id }], note: paragraphsToMarkdown([text]) }],
  });
  return { catalog, baseUrl: sampleSite.baseUrl, renderMarkdown: createMarkdownRenderer(), listedPages: () => [] };
}

test("every export has a basic case, and every case an export", () => {
  for (const id of exporters.keys()) {
    expect(
      existsSync(join(home, id, "basic")),
      `src/exports/${id}.ts has no fixture: add test/fixtures/exports/${id}/basic/`,
    ).toBe(true);
  }
  expect(readdirSync(home).filter((id) => !exporters.has(id))).toEqual([]);
});

const cases = [...exporters].flatMap(([id, exporter]) =>
  ["basic", ...(existsSync(join(home, id)) ? readdirSync(join(home, id)) : [])]
    .filter((name, index, names) => names.indexOf(name) === index)
    .map((name) => [id, name, exporter] as const),
);

describe.each(cases)("%s/%s", (id, name, exporter) => {
  const folder = join(home, id, name);
  const context = contexts[name];
  if (!context) throw new Error(`${folder} is for a catalog that this test does not know`);

  test("writes what is expected", () => {
    const files = listFilesOf(exporter, context);
    const lines = [...(exporter.lines?.(context, context.catalog.archive.papers) ?? [])];
    for (const { path, content } of files) expectGolden(join(folder, "files", path), content);
    if (exporter.lines) expectGolden(join(folder, "lines.txt"), lines.join(""));
    const expected = [...files.map(({ path }) => `files/${path}`), ...(exporter.lines ? ["lines.txt"] : [])];
    expect(listFiles(folder)).toEqual(expected.sort());
  });

  test("writes the same again", () => {
    expect(listFilesOf(exporter, context)).toEqual(listFilesOf(exporter, context));
  });
});

function listFilesOf(exporter: Exporter, context: PageContext): readonly ExportFile[] {
  const long = [...(exporter.longFiles?.(context) ?? [])];
  return [
    ...(exporter.files?.(context) ?? []),
    ...long.map(({ path, pieces }) => ({ path, content: [...pieces].join("") })),
  ];
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".gitkeep")
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
