import { assert, constantFrom, oneof, property, string } from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { Exporter } from "../../src/contracts.ts";
import atom from "../../src/exports/atom.ts";
import jsonFeed from "../../src/exports/json-feed.ts";
import opml from "../../src/exports/opml.ts";
import rss from "../../src/exports/rss.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import type { Paper } from "../../src/model/paper.ts";
import { ATOM, FEED_FORMATS, JSON_FEED, RSS } from "../../src/render/feed-formats.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { sampleCatalog, sampleSite } from "../sample-catalog.ts";
import { makePaper, sampleDigests } from "../sample-content.ts";
import { childrenOf, parseXmlStrictly, textsOf } from "../xml-check.ts";

const renderMarkdown = createMarkdownRenderer();

function makeFiles(exporter: Exporter, catalog: Catalog, baseUrl = sampleSite.baseUrl): ReadonlyMap<string, string> {
  const files = exporter.files?.({ catalog, baseUrl, renderMarkdown }) ?? [];
  return new Map([...files].map(({ path, content }) => [path, content]));
}

/** An entry as a reader understands it, whatever it was read from. */
interface ReadEntry {
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly content: string | undefined;
  readonly summary: string | undefined;
  readonly published: number;
  readonly updated: number;
  readonly authors: readonly (string | undefined)[];
  readonly topics: readonly (string | undefined)[];
}

const time = (date: string | undefined): number => Date.parse(date ?? "");

/** The current document of every feed in a format, as feedsmith reads it: folder → entries. */
const READERS = {
  [ATOM.file]: (catalog: Catalog) =>
    readAll(atom, ATOM.file, catalog, (text) =>
      parseAtomFeed(text).entries?.map((entry) => ({
        id: entry.id,
        url: entry.links?.find(({ rel }) => rel === "alternate")?.href,
        title: entry.title?.value,
        content: entry.content?.value,
        summary: entry.summary?.value,
        published: time(entry.published),
        updated: time(entry.updated),
        authors: entry.authors?.map(({ name }) => name) ?? [],
        topics: entry.categories?.map(({ label }) => label) ?? [],
      })),
    ),
  [RSS.file]: (catalog: Catalog) =>
    readAll(rss, RSS.file, catalog, (text) =>
      parseRssFeed(text).items?.map((item) => ({
        id: item.guid?.value,
        url: item.link,
        title: item.title,
        content: item.description,
        summary: item.dcterms?.abstracts?.[0],
        published: time(item.pubDate),
        updated: time(item.atom?.updated),
        authors: item.dc?.creators ?? [],
        topics: item.categories?.map(({ name }) => name) ?? [],
      })),
    ),
  [JSON_FEED.file]: (catalog: Catalog) =>
    readAll(jsonFeed, JSON_FEED.file, catalog, (text) =>
      parseJsonFeed(text).items?.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content: item.content_html,
        summary: item.summary,
        published: time(item.date_published),
        updated: time(item.date_modified),
        authors: item.authors?.map(({ name }) => name) ?? [],
        topics: item.tags ?? [],
      })),
    ),
};

function readAll(
  exporter: Exporter,
  name: string,
  catalog: Catalog,
  read: (text: string) => readonly ReadEntry[] | undefined,
): ReadonlyMap<string, readonly ReadEntry[]> {
  const documents = [...makeFiles(exporter, catalog)].filter(([path]) => path.endsWith(name));
  return new Map(documents.map(([path, text]) => [path.slice(0, -name.length), read(text) ?? []]));
}

const formats = FEED_FORMATS.map(({ file }) => file);
const readers = Object.entries(READERS);

describe("every feed", () => {
  const whole = sampleCatalog();
  const inAtom = READERS[ATOM.file]?.(whole) ?? new Map<string, readonly ReadEntry[]>();
  /* People have theirs in Atom alone. */
  const expected = new Map([...inAtom].filter(([folder]) => !folder.startsWith("authors/")));

  test("comes in all formats, of everything, digests, topics, organisations, years, and in former folders", () => {
    const folders = [...expected.keys()];
    expect(folders).toEqual(
      expect.arrayContaining([
        "",
        "digests/",
        "digests/2025-12-17-winter/",
        "topics/pruning/",
        "topics/sparsity/",
        "organizations/harbourresearch/",
        "archive/2025/",
      ]),
    );
    for (const exporter of [rss, jsonFeed]) {
      const found = [...makeFiles(exporter, whole).keys()].map((path) => path.slice(0, path.lastIndexOf("/") + 1));
      expect(found).toEqual(folders);
    }
    expect(readers.map(([file]) => file)).toEqual(formats);
    expect([...inAtom.keys()].filter((folder) => !expected.has(folder))).toEqual([
      "authors/bo-ferreira/",
      "authors/ada-lindqvist/",
      "authors/ada-lindqvist-0097/",
    ]);
  });

  test.each(readers)("says in %s what it says in Atom: ids, dates, authors, topics, the whole text", (file, read) => {
    const found = read(whole);
    expect(found).toEqual(file === ATOM.file ? inAtom : expected);
    expect([...found.values()].flat().filter(({ authors }) => authors.length > 1).length).toBeGreaterThan(3);
  });

  test.each(readers)("names no organisation as an author in %s", (_file, read) => {
    const organizations = new Set(whole.organizations.map(({ organization }) => organization.name));
    const authors = [...read(whole).values()].flat().flatMap((entry) => entry.authors);
    expect(authors.filter((name) => organizations.has(name ?? "") || name === sampleSite.title)).toEqual([]);
  });

  test.each(readers)("has maths in plain characters in %s", (_file, read) => {
    const papers = [makePaper({ id: "p", abstract: "We bound $x^2 \\le \\alpha$, and $5 stays.\n" })];
    const [entry] = read(sampleCatalog({ papers, digests: [], topics: [], topicsOf: new Map() })).get("") ?? [];
    expect(entry?.content).toContain("x² ≤ α, and $5 stays.");
    expect(entry?.content).not.toMatch(/<math|\\alpha/);
  });

  test.each(readers)("moves nothing but `updated` when a paper is corrected, in %s", (_file, read) => {
    const correct = (paper: Paper): Paper =>
      paper.id === "thin-attention"
        ? { ...paper, status: [{ kind: "corrected", date: "2026-03-01", reason: "A sign was wrong." }] }
        : paper;
    const before = read(whole);
    const after = read(sampleCatalog({ papers: whole.papers.map(correct) }));
    expect([...after.keys()]).toEqual([...before.keys()]);
    const moved = new Set<string | undefined>();
    for (const [folder, entries] of after) {
      for (const [index, entry] of entries.entries()) {
        const old = before.get(folder)?.[index];
        if (entry.updated !== old?.updated) moved.add(entry.url);
        const rest = { ...old, updated: entry.updated, content: entry.content };
        expect(entry).toEqual(rest);
      }
    }
    expect([...moved]).toEqual([`${sampleSite.baseUrl}papers/thin-attention/`]);
  });

  test.each(readers)("does not change in %s when a paper is read better, but for what is read", (_file, read) => {
    const reread = whole.papers.map((paper) => ({ ...paper, venue: "Elsewhere", published: "2020-01-01" }));
    const keep = (of: ReadonlyMap<string, readonly ReadEntry[]>) =>
      [...(of.get("") ?? [])].map(({ id, published, updated }) => ({ id, published, updated }));
    expect(keep(read(sampleCatalog({ papers: reread })))).toEqual(keep(read(whole)));
  });
});

describe("RSS", () => {
  const feeds = makeFiles(rss, sampleCatalog());

  test.each([...feeds])("%s says what the specification and its profile ask for", (path, text) => {
    const root = parseXmlStrictly(text);
    expect([root.name, root.attributes["version"]]).toEqual(["rss", "2.0"]);
    const [channel] = childrenOf(root, "channel");
    if (!channel) throw new Error("no channel");
    for (const name of ["title", "link", "description"]) expect(textsOf(channel, name)).toHaveLength(1);
    const [self] = childrenOf(channel, "atom:link");
    if (!/sparsity/.test(path)) expect(self?.attributes["href"]).toBe(sampleSite.baseUrl + path);
    const items = childrenOf(channel, "item");
    expect(new Set(items.flatMap((item) => textsOf(item, "guid"))).size).toBe(items.length);
    for (const item of items) {
      expect(childrenOf(item, "guid").map(({ attributes }) => attributes["isPermaLink"])).toEqual(["false"]);
      expect(textsOf(item, "pubDate").join()).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 GMT$/);
      expect(childrenOf(item, "author")).toEqual([]);
    }
  });

  test("leads to the archive documents of its Atom feed", () => {
    const papers = Array.from({ length: 200 }, (_, index) => makePaper({ id: `p${index}` }));
    const long = makeFiles(rss, sampleCatalog({ papers, digests: [], topics: [], topicsOf: new Map() }));
    const [channel] = childrenOf(parseXmlStrictly(long.get(RSS.file) ?? ""), "channel");
    expect(channel && childrenOf(channel, "item")).toHaveLength(100);
    expect(channel && childrenOf(channel, "atom:link")[1]?.attributes).toEqual({
      rel: "prev-archive",
      type: ATOM.mediaType,
      href: `${sampleSite.baseUrl}feed-archive-1.atom.xml`,
    });
  });
});

describe("JSON Feed", () => {
  const feeds = makeFiles(jsonFeed, sampleCatalog());

  test.each([...feeds])("%s says what version 1.1 asks for", (path, text) => {
    const feed = JSON.parse(text) as Record<string, unknown>;
    expect(feed["version"]).toBe("https://jsonfeed.org/version/1.1");
    expect(feed["title"]).toEqual(expect.any(String));
    if (!/sparsity/.test(path)) expect(feed["feed_url"]).toBe(sampleSite.baseUrl + path);
    expect(feed).not.toHaveProperty("authors");
    const items = feed["items"] as readonly Record<string, unknown>[];
    expect(new Set(items.map((item) => item["id"])).size).toBe(items.length);
    for (const item of items) {
      expect(item["id"]).toMatch(/^urn:uuid:/);
      expect(item["content_html"]).toEqual(expect.any(String));
      expect(item["date_published"]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    }
  });

  test("marks a paper's own date when it is a guess", () => {
    const { items } = JSON.parse(feeds.get(JSON_FEED.file) ?? "") as { items: { url: string; _paper?: unknown }[] };
    const paperOf = (id: string) => items.find(({ url }) => url.endsWith(`/${id}/`))?._paper;
    const about = `${sampleSite.baseUrl}feeds/`;
    expect(paperOf("folded-weights")).toEqual({ about, published: "2025-12-14", guessed: true });
    expect(paperOf("patient-gradients")).toEqual({ about, published: "2025-11-28", guessed: false });
    expect(paperOf("pages-without-dates")).toBeUndefined();
  });
});

test("the OPML names every feed once, in Atom, but those of people, who are too many", () => {
  const catalog = sampleCatalog();
  const text = makeFiles(opml, catalog).get("feeds.opml") ?? "";
  const [, body] = parseXmlStrictly(text).children;
  const outlines = body?.children ?? [];
  const found = outlines.flatMap((one) => (one.children.length > 0 ? one.children : one)).map((one) => one.attributes);
  expect(parseOpml(text).body?.outlines?.map((outline) => outline.text)).toEqual(
    outlines.map(({ attributes }) => attributes["text"]),
  );
  const former = new Set(["topics/sparsity/"]);
  const expected = [...makeFiles(atom, catalog).keys()].filter(
    (path) => !former.has(path.replace(ATOM.file, "")) && !path.startsWith("authors/"),
  );
  expect(found).toHaveLength(expected.length);
  expect(new Set(found.map((one) => one["xmlUrl"]))).toEqual(
    new Set(expected.map((path) => sampleSite.baseUrl + path)),
  );
  expect(new Set(found.map((one) => one["type"]))).toEqual(new Set(["rss"]));
});

describe("strangers' text", () => {
  const anyText = oneof(
    string({ unit: "binary" }),
    string({
      unit: constantFrom(
        "<",
        ">",
        "&",
        '"',
        "]]>",
        "</script>",
        "\u0000",
        "\ud800",
        "\r",
        "\n",
        "\\",
        "{{7*7}}",
        "é",
        "\u{1f600}",
      ),
    }),
  );

  test("stays text in every format, and comes back as it was", () => {
    const [digest] = sampleDigests;
    assert(
      property(anyText, (text) => {
        const paper = makePaper({ id: "p", title: text, authors: [{ name: text }], venue: text });
        const digests = digest ? [{ ...digest, title: text, entries: [{ lines: [1, 2] as const, paper: "p" }] }] : [];
        const site = { ...sampleSite, title: text, description: text, rights: text };
        const catalog = sampleCatalog({ site, papers: [paper], digests, topics: [], topicsOf: new Map() });
        const kept = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd");

        const [channel] = childrenOf(parseXmlStrictly(makeFiles(rss, catalog).get(RSS.file) ?? ""), "channel");
        const [item] = channel ? childrenOf(channel, "item") : [];
        expect(channel && textsOf(channel, "title")).toEqual([kept]);
        expect(item && [...textsOf(item, "title"), ...textsOf(item, "dc:creator")]).toEqual([kept, kept]);

        const feed = JSON.parse(makeFiles(jsonFeed, catalog).get(JSON_FEED.file) ?? "") as {
          title: string;
          items: readonly { title: string; authors: readonly { name: string }[] }[];
        };
        expect([feed.title, feed.items[0]?.title, feed.items[0]?.authors[0]?.name]).toEqual([kept, kept, kept]);

        for (const document of makeFiles(opml, catalog).values()) parseXmlStrictly(document);
      }),
      { numRuns: 200 },
    );
  });
});
