import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import type { Exporter, PageContext } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";
import type { Paper } from "../src/model/paper.ts";
import { apiUrls, fileOf } from "../src/model/url.ts";
import { loadPlugins } from "../src/registry.ts";
import { listExamples } from "../src/render/api/examples.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { htmlToText } from "../src/render/html-text.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { compileSchemas, listPageFiles, renderApi } from "./api-files.ts";
import { serveFolder, type StaticServer } from "./browser/server.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { makePaper, manyPapers, sampleDigests } from "./sample-content.ts";
import { makeFolder, writeTree } from "./temporary-archive.ts";

const renderMarkdown = createMarkdownRenderer();
const pages = await loadPlugins<{ render: (item: unknown, context: PageContext) => string }>("pages");
const exporters = await loadPlugins<Exporter>("exports");

function makeContext(catalog: Catalog, baseUrl = catalog.archive.site.baseUrl): PageContext {
  return { catalog, baseUrl, renderMarkdown };
}

type Json = Readonly<Record<string, unknown>>;
const parse = (text: string | undefined): Json => JSON.parse(text ?? "null") as Json;

const sample = makeContext(sampleCatalog());
const real = makeContext(buildCatalog(await readArchive(fileURLToPath(new URL("..", import.meta.url)))));

describe.each([
  ["the sample", sample],
  ["the archive of this repository", real],
  ["an archive of nothing", makeContext(sampleCatalog({ papers: [], digests: [], topics: [], topicsOf: new Map() }))],
])("of %s", (_name, context) => {
  const { catalog, baseUrl } = context;
  const files = renderApi(context);
  const resources = [...files].filter(([path]) => path.endsWith(".json") && !path.includes("/schemas/"));
  const records = (files.get(apiUrls.dump) ?? "").split("\n").slice(0, -1).map(parse);

  test("every file is as its schema says, and has no key besides", () => {
    const validators = compileSchemas(files, baseUrl);
    const wrong: string[] = [];
    const check = (path: string, schema: unknown, value: unknown): void => {
      const validate = validators.get(String(schema));
      if (validate?.(value) !== true) wrong.push(`${path}: ${JSON.stringify(validate?.errors ?? schema)}`);
    };
    for (const [path, text] of resources) check(path, parse(text)["$schema"], parse(text));
    for (const record of records) check(String(record["id"]), baseUrl + apiUrls.schema("record"), record);
    expect(wrong).toEqual([]);
    expect(validators.size).toBe(Object.keys(parse(files.get(apiUrls.index))["schemas"] as Json).length);
  });

  test("every file says where it is, and every address in it leads to a file or a page", () => {
    const known = new Set([...files.keys(), ...listPageFiles(context)]);
    const lost: string[] = [];
    for (const [path, text] of resources) {
      const { self, templates: _templates, ...rest } = parse(text);
      const isFormerName = self !== baseUrl + path;
      if (isFormerName && files.get(String(self).slice(baseUrl.length)) !== text) lost.push(`${path}: ${String(self)}`);
      for (const address of addressesIn(rest, baseUrl)) {
        const target = fileOf(address.slice(baseUrl.length) as never);
        if (!known.has(target)) lost.push(`${path}: ${address}`);
      }
    }
    expect(lost).toEqual([]);
  });

  test("the pages of papers.json hold each paper once, newest first, as the dump has it", () => {
    const { pages: listed, count } = parse(files.get(apiUrls.papers)) as { pages: PageLink[]; count: number };
    const found = listed.flatMap(({ key, url, count: here }) => {
      const page = parse(files.get(url.slice(baseUrl.length))) as { key: string; papers: Json[] };
      expect([page.key, page.papers.length]).toEqual([key, here]);
      return page.papers;
    });
    expect(found.map(({ id }) => id)).toEqual(catalog.papers.map(({ id }) => id));
    expect(count).toBe(catalog.papers.length);
    const byId = (list: readonly Json[]) => list.toSorted((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1));
    expect(byId(found)).toEqual(byId(records));
  });

  test("each paper's own file says what its record says, and more", () => {
    for (const record of records) {
      const own = parse(files.get(apiUrls.paper(String(record["id"]))));
      expect(own).toMatchObject(record);
      expect(htmlToText(String(own["abstractHtml"])).length > 0).toBe(record["abstract"] !== "");
    }
  });

  test("the dump is what “export --format jsonl” prints", () => {
    const lines = exporters.get("jsonl")?.lines?.(context, catalog.archive.papers) ?? [];
    expect(files.get(apiUrls.dump)).toBe([...lines].join(""));
  });

  test("the listings name papers that exist, as many as they count", () => {
    const known = new Set(catalog.papers.map(({ id }) => id));
    for (const [path, text] of resources) {
      if (!/\/(?:topics|organizations)\//u.test(path)) continue;
      const { papers, count } = parse(text) as { papers: string[]; count: number };
      expect(papers.filter((id) => !known.has(id))).toEqual([]);
      expect(papers).toHaveLength(count);
    }
  });
});

interface PageLink {
  readonly key: string;
  readonly url: string;
  readonly count: number;
}

/** Every address of the site that is the whole of a string in it. */
function addressesIn(value: unknown, baseUrl: string): readonly string[] {
  if (typeof value === "string") return value.startsWith(baseUrl) && !/\s/u.test(value) ? [value] : [];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((inner) => addressesIn(inner, baseUrl))
    : [];
}

describe("papers over time", () => {
  const month = manyPapers(300, 2024, 1).map((paper) => ({ ...paper, published: "2024-10-14" }));
  const filesOf = (papers: readonly Paper[]) =>
    renderApi(makeContext(sampleCatalog({ papers, topicsOf: new Map(), digests: [], removed: [] })));
  const keysOf = (files: ReadonlyMap<string, string>): readonly unknown[] =>
    (parse(files.get(apiUrls.papers))["pages"] as PageLink[]).map(({ key, count }) => [key, count]);

  test("a month of a hundred is one file, one of more is cut into days and keeps what has no day", () => {
    const hundred = month.slice(0, 100);
    expect(keysOf(filesOf(hundred))).toEqual([["2024-10", 100]]);
    const more = [
      ...hundred,
      makePaper({ id: "z-day", published: "2024-10-02" }),
      makePaper({ id: "z", published: "2024-10" }),
    ];
    const files = filesOf(more);
    expect(keysOf(files)).toEqual([
      ["2024-10-14", 100],
      ["2024-10-02", 1],
      ["2024-10", 1],
    ]);
    const own = parse(files.get(apiUrls.period("2024-10"))) as { pages: PageLink[] };
    expect(own.pages.map(({ key }) => key)).toEqual(["2024-10-14", "2024-10-02"]);
    const noneLeft = filesOf(more.slice(0, -1));
    expect(keysOf(noneLeft)).toEqual([
      ["2024-10-14", 100],
      ["2024-10-02", 1],
    ]);
    expect(parse(noneLeft.get(apiUrls.period("2024-10")))["papers"]).toEqual([]);
  });

  test("years and what is undated have files of their own", () => {
    const dates = ["2024-10-14", "2024", "2023-01", "XXXX-10-14", undefined];
    const papers = dates.map((published, index) => makePaper({ id: `p${index}`, ...(published && { published }) }));
    expect(keysOf(filesOf(papers))).toEqual([
      ["2024-10", 1],
      ["2024", 1],
      ["2023-01", 1],
      ["undated", 2],
    ]);
  });

  test("a new paper changes the files of its month, of all papers and of everything, and its own", () => {
    const papers = manyPapers(400);
    const [newest, ...others] = papers;
    if (newest === undefined) throw new Error("no papers");
    const [before, after] = [filesOf(others), filesOf(papers)];
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual(
      [
        apiUrls.index,
        apiUrls.papers,
        apiUrls.dump,
        apiUrls.period(newest.published?.slice(0, 7) ?? ""),
        apiUrls.paper(newest.id),
      ].sort(),
    );
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
  });
});

describe("a file", () => {
  const files = renderApi(sample);

  test("is found under the names it had once, and says where it is now", () => {
    expect(files.get(apiUrls.paper("waiting-gradients"))).toBe(files.get(apiUrls.paper("patient-gradients")));
    expect(files.get(apiUrls.topic("sparsity"))).toBe(files.get(apiUrls.topic("pruning")));
  });

  test("of a paper that had to go says so and leads to the one in its place", () => {
    expect(parse(files.get(apiUrls.paper("twice-told-gradients")))).toMatchObject({
      title: "Twice-Told Gradients",
      removed: { date: "2025-11-03" },
      replacedBy: sample.baseUrl + apiUrls.paper("patient-gradients"),
    });
    expect(parse(files.get(apiUrls.papers))["removed"]).toHaveLength(1);
  });

  test("marks the lab's notes as its own", () => {
    const { notes, notesHtml, notesBy } = parse(files.get(apiUrls.paper("patient-gradients")));
    expect(String(notes)).toContain("We tried this on Tuesday");
    expect(String(notesHtml)).toContain('<a href="https://notes.example/waiting"');
    expect(notesBy).toBe("The Reading Room");
    expect(parse(files.get(apiUrls.paper("folded-weights")))).toMatchObject({
      notes: null,
      notesHtml: null,
      notesBy: null,
    });
  });

  test("of a digest has the entries in their order, under the ids of today", () => {
    const [digest] = sampleDigests;
    const papers = sample.catalog.papers;
    const entries = [
      { lines: [1, 5] as const, paper: "waiting-gradients" },
      { lines: [6, 9] as const, omitted: "An advertisement." },
      { lines: [10, 14] as const, paper: papers[0]?.id },
    ];
    if (digest === undefined) throw new Error("no digest");
    const found = renderApi(makeContext(sampleCatalog({ digests: [{ ...digest, entries }] })));
    expect(parse(found.get(apiUrls.digest(digest.id)))["entries"]).toEqual([
      { lines: [1, 5], paper: "patient-gradients", omitted: null },
      { lines: [6, 9], paper: null, omitted: "An advertisement." },
      { lines: [10, 14], paper: papers[0]?.id, omitted: null },
    ]);
  });

  test("has a link of the notes lead where the page's does", () => {
    const paper = makePaper({ id: "linked", notes: "## Notes\n\nSee [topics](../../topics/).\n" });
    const found = renderApi(makeContext(sampleCatalog({ papers: [paper], digests: [] })));
    expect(parse(found.get(apiUrls.paper("linked")))["notesHtml"]).toContain(`href="${sample.baseUrl}topics/"`);
  });
});

describe("the page for people", () => {
  let server: StaticServer;
  let folder = "";
  beforeAll(async () => {
    folder = makeFolder();
    server = await serveFolder(folder, "/room/");
    writeTree(folder, Object.fromEntries(renderApi(makeContext(real.catalog, server.url))));
  });
  afterAll(() => server.close());
  const examples = (): ReadonlyMap<string, string> =>
    new Map(listExamples(real.catalog, server.url).map(({ id, code }) => [id, code]));

  test("shows every example word for word", () => {
    const text = pages.get("api")?.render({ path: "api/v1/" }, real) ?? "";
    const shown = [...text.matchAll(/<pre><code>(.*?)<\/code><\/pre>/gsu)].map(([, code = ""]) => unescape(code));
    expect(shown).toEqual(listExamples(real.catalog, real.baseUrl).map(({ code }) => code));
    expect(shown).toHaveLength(4);
  });

  test("has examples in JavaScript that run", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module",
      "--eval",
      examples().get("javascript") ?? "",
    ]);
    const listing = real.catalog.topics.find(({ papers }) => papers.length > 0);
    const expected = listing?.papers.slice(0, 5).map(({ id, title }) => `${title} ${server.url}papers/${id}/\n`);
    expect(stdout).toBe(expected?.join(""));
  });

  test("asks for files that are there", async () => {
    const asked = [...examples()].flatMap(([, code]) => code.match(/https?:[^\s"]+\.(?:json|ndjson)/gu) ?? []);
    expect(asked).toHaveLength(2);
    for (const address of asked) expect((await fetch(address)).status).toBe(200);
  });
});

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",
  };
  return text.replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => signs[entity] ?? entity);
}
