import { fileURLToPath } from "node:url";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import Parser from "rss-parser";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import type { Exporter, PageContext } from "../src/contracts.ts";
import atom from "../src/exports/atom.ts";
import jsonFeed from "../src/exports/json-feed.ts";
import rss from "../src/exports/rss.ts";
import { listFeeds } from "../src/render/feed.ts";
import { ATOM, FEED_FORMATS, JSON_FEED, RSS } from "../src/render/feed-formats.ts";
import type { FeedEntry } from "../src/render/feed-entry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";

/*
 * Every feed of the samples and of the real archive, read by two programs that know nothing of each other: both must find what the archive
 * says. rss-parser reads no JSON Feed; there the language's own parser is the second reader.
 */
const archive = await readArchive(fileURLToPath(new URL("..", import.meta.url)));
const contexts = [sampleCatalog(), buildCatalog(archive)].map((catalog): PageContext => ({
  catalog,
  baseUrl: sampleSite.baseUrl,
  renderMarkdown: createMarkdownRenderer(),
}));

/** An entry as a program shows it; what it does not read is left out. */
interface ShownEntry {
  readonly id?: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly content: string | undefined;
  readonly published: number;
  readonly updated?: number;
  readonly authors: readonly (string | undefined)[];
}

interface Reader {
  readonly name: string;
  readonly read: (text: string) => Promise<readonly ShownEntry[]>;
  /** What of an entry it reads. */
  readonly expected: (entry: FeedEntry) => ShownEntry;
}

const time = (date: string | undefined): number => Date.parse(date ?? "");
const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

function showEntry({ id, url, title, content, published, updated, authors }: FeedEntry): ShownEntry & { id: string } {
  return {
    id,
    url,
    title,
    content,
    published: startOfDay(published),
    updated: startOfDay(updated),
    authors: authors.map(({ name }) => name),
  };
}

/** It trims titles and reads the first of an Atom entry's authors alone. */
function showToRssParser(entry: FeedEntry): ShownEntry {
  const { updated: _updated, ...shown } = showEntry(entry);
  return { ...shown, title: entry.title.trim() };
}

const rssParser = new Parser<object, { id?: string; author?: string; creators?: readonly string[] }>({
  customFields: { item: [["dc:creator", "creators", { keepArray: true }]] },
});

const READERS: readonly (readonly [exporter: Exporter, file: string, reader: Reader])[] = [
  [
    atom,
    ATOM.file,
    {
      name: "feedsmith",
      expected: showEntry,
      read: async (text) =>
        (parseAtomFeed(text).entries ?? []).map((entry) => ({
          id: entry.id,
          url: entry.links?.find(({ rel }) => rel === "alternate")?.href,
          title: entry.title?.value,
          content: entry.content?.value,
          published: time(entry.published),
          updated: time(entry.updated),
          authors: entry.authors?.map(({ name }) => name) ?? [],
        })),
    },
  ],
  [
    atom,
    ATOM.file,
    {
      name: "rss-parser",
      expected: (entry) => {
        const shown = showToRssParser(entry);
        return { ...shown, authors: shown.authors.slice(0, 1) };
      },
      read: async (text) =>
        (await rssParser.parseString(text)).items.map((item) => ({
          id: item.id,
          url: item.link,
          title: item.title?.trim(),
          content: item.content,
          published: time(item.isoDate),
          authors: item.author === undefined ? [] : [item.author],
        })),
    },
  ],
  [
    rss,
    RSS.file,
    {
      name: "feedsmith",
      expected: showEntry,
      read: async (text) =>
        (parseRssFeed(text).items ?? []).map((item) => ({
          id: item.guid?.value,
          url: item.link,
          title: item.title,
          content: item.description,
          published: time(item.pubDate),
          updated: time(item.atom?.updated),
          authors: item.dc?.creators ?? [],
        })),
    },
  ],
  [
    rss,
    RSS.file,
    {
      name: "rss-parser",
      expected: showToRssParser,
      read: async (text) =>
        (await rssParser.parseString(text)).items.map((item) => ({
          id: item.guid,
          url: item.link,
          title: item.title?.trim(),
          content: item.content,
          published: time(item.isoDate),
          authors: item.creators ?? [],
        })),
    },
  ],
  [
    jsonFeed,
    JSON_FEED.file,
    {
      name: "feedsmith",
      expected: showEntry,
      read: async (text) =>
        (parseJsonFeed(text).items ?? []).map((item) => ({
          id: item.id,
          url: item.url,
          title: item.title,
          content: item.content_html,
          published: time(item.date_published),
          updated: time(item.date_modified),
          authors: item.authors?.map(({ name }) => name) ?? [],
        })),
    },
  ],
  [
    jsonFeed,
    JSON_FEED.file,
    {
      name: "JSON.parse",
      expected: showEntry,
      read: async (text) => (JSON.parse(text) as JsonFeed).items.map(showJsonItem),
    },
  ],
];

interface JsonFeed {
  readonly items: readonly JsonItem[];
}

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors?: readonly { readonly name: string }[];
}

function showJsonItem(item: JsonItem): ShownEntry {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content: item.content_html,
    published: time(item.date_published),
    updated: time(item.date_modified),
    authors: (item.authors ?? []).map(({ name }) => name),
  };
}

describe.each(READERS)("%#: what the archive says", (exporter, file, { name, read, expected }) => {
  const format = FEED_FORMATS.find((one) => one.file === file);
  test(`is what ${name} finds in every ${file}`, async () => {
    let count = 0;
    for (const context of contexts) {
      const files = new Map<string, string>(
        [...(exporter.files?.(context) ?? [])].map(({ path, content }) => [path, content]),
      );
      for (const feed of listFeeds(context, format)) {
        const found = await read(files.get(`${feed.page}${file}`) ?? "");
        expect(found, feed.page).toEqual([...feed.current.entries()].map(expected));
        count += found.length;
      }
    }
    expect(count).toBeGreaterThan(500);
  });
});
