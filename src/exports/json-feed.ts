import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { feedPageUrl, listFeeds, placeFeed, type Feed } from "../render/feed.ts";
import type { FeedEntry } from "../render/feed-entry.ts";
import { JSON_FEED } from "../render/feed-formats.ts";
import { escapeScript } from "../render/json.ts";
import { replaceForbidden } from "../render/xml.ts";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1): the newest entries; the rest is in Atom's archive documents and the archive's own data. */
export default defineExporter({ title: "JSON Feeds", files: listFiles });

function* listFiles(context: PageContext): Generator<ExportFile> {
  for (const feed of listFeeds(context, JSON_FEED)) yield* placeFeed(feed, JSON_FEED, renderFeed(feed, context));
}

/** The feed itself names no authors: items without any would take them over. */
function renderFeed(feed: Feed, { baseUrl, catalog }: PageContext): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feedPageUrl(feed, baseUrl),
    feed_url: `${baseUrl}${urls.fileIn(feed.page, JSON_FEED.file)}`,
    description: feed.subtitle === "" ? undefined : feed.subtitle,
    user_comment: "This is a feed: copy its address into a feed reader, and new papers come to you.",
    language: catalog.archive.site.language,
    items: Array.from(feed.current.entries(), (entry) => renderItem(entry, `${baseUrl}${urls.feeds}`)),
  };
  return `${escapeScript(JSON.stringify(document, cleanValue, 2))}\n`;
}

/** `about` is where the extension is described (JSON Feed 1.1, “Extensions”). */
function renderItem(entry: FeedEntry, about: string): object {
  const { issued, isIssuedGuessed, withdrawal } = entry;
  const isKnown = issued !== undefined || withdrawal !== undefined;
  const guessed = issued === undefined ? undefined : isIssuedGuessed;
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: entry.content,
    summary: entry.summary === "" ? undefined : entry.summary,
    date_published: startOfDay(entry.published),
    date_modified: startOfDay(entry.updated),
    authors: entry.authors.length === 0 ? undefined : entry.authors.map(({ name, orcid }) => ({ name, url: orcid })),
    tags: entry.topics.length === 0 ? undefined : entry.topics.map(({ title }) => title),
    language: entry.language,
    _paper: isKnown ? { about, published: issued, guessed, withdrawal } : undefined,
  };
}

function cleanValue(_key: string, value: unknown): unknown {
  return typeof value === "string" ? replaceForbidden(value) : value;
}

/** RFC 3339: a day stands for its first moment in UTC. */
function startOfDay(day: string): string {
  return `${day}T00:00:00Z`;
}
