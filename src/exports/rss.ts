import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import { relativeUrl, urls } from "../model/url.ts";
import { archivePath, feedPageUrl, listFeeds, placeFeed, type Feed } from "../render/feed.ts";
import type { FeedEntry } from "../render/feed-entry.ts";
import { ATOM, RSS } from "../render/feed-formats.ts";
import { element, renderXml, type Xml } from "../render/xml.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
};

/** RSS 2.0 (rssboard.org/rss-specification and its Best Practices Profile): the newest entries; the rest is in Atom's archive documents. */
export default defineExporter({ title: "RSS feeds", files: listFiles });

function* listFiles(context: PageContext): Generator<ExportFile> {
  for (const feed of listFeeds(context, RSS)) yield* placeFeed(feed, RSS, renderFeed(feed, context));
}

function renderFeed(feed: Feed, { baseUrl, catalog }: PageContext): string {
  const { site } = catalog.archive;
  const path = urls.fileIn(feed.page, RSS.file);
  const items: Xml[] = [];
  for (const entry of feed.current.entries()) items.push(renderItem(entry, baseUrl));
  const last = feed.archives.length;
  const channel = element(
    "channel",
    {},
    element("title", {}, feed.title),
    element("link", {}, feedPageUrl(feed, baseUrl)),
    element("description", {}, feed.subtitle),
    element("language", {}, site.language),
    site.rights === "" ? undefined : element("copyright", {}, site.rights),
    element("lastBuildDate", {}, renderRfc822(feed.current.updated)),
    element("generator", {}, "Offprint"),
    element("docs", {}, "https://www.rssboard.org/rss-specification"),
    element("atom:link", { rel: "self", type: RSS.mediaType, href: `${baseUrl}${path}` }),
    last > 0 &&
      element("atom:link", { rel: "prev-archive", type: ATOM.mediaType, href: `${baseUrl}${archivePath(feed, last)}` }),
    items,
  );
  const stylesheet = relativeUrl(path, urls.asset("feed.css"));
  return renderXml(element("rss", { version: "2.0", ...NAMESPACES }, channel), [
    `xml-stylesheet type="text/css" href="${stylesheet}"`,
  ]);
}

/**
 * The Profile has titles as plain text and `description` as HTML; the gist, which the style sheet shows, is plain text again. `author`
 * would have to be an address of e-mail, so authors are `dc:creator`.
 */
function renderItem(entry: FeedEntry, baseUrl: string): Xml {
  return element(
    "item",
    {},
    element("title", {}, entry.title),
    element("link", {}, entry.url),
    element("guid", { isPermaLink: "false" }, entry.id),
    element("pubDate", {}, renderRfc822(entry.published)),
    element("atom:updated", {}, `${entry.updated}T00:00:00Z`),
    entry.issued === undefined ? undefined : element("dcterms:issued", {}, entry.issued),
    entry.language === undefined ? undefined : element("dc:language", {}, entry.language),
    entry.authors.map(({ name }) => element("dc:creator", {}, name)),
    entry.topics.map(({ title }) => element("category", { domain: `${baseUrl}${urls.topics}` }, title)),
    entry.summary === "" ? undefined : element("dcterms:abstract", {}, entry.summary),
    element("description", {}, entry.content),
  );
}

/** RFC 822 §5 with a year of four digits: a day stands for its first moment in UTC. (ECMA-262 §21.4.4.43 fixes the words.) */
function renderRfc822(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}
