import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import { relativeUrl, urls, type UrlPath } from "../model/url.ts";
import { archivePath, feedPageUrl, listFeeds, placeFeed, type Feed, type FeedDocument } from "../render/feed.ts";
import type { FeedEntry } from "../render/feed-entry.ts";
import { ATOM } from "../render/feed-formats.ts";
import { element, renderXml, type Xml } from "../render/xml.ts";

const NAMESPACE = "http://www.w3.org/2005/Atom";
const DCTERMS = "http://purl.org/dc/terms/";
const HISTORY = "http://purl.org/syndication/history/1.0";

/** Atom (RFC 4287), in RFC 5005 §4 archive documents from a hundred entries on. */
export default defineExporter({ title: "Atom feeds", files: listFiles });

function* listFiles(context: PageContext): Generator<ExportFile> {
  for (const feed of listFeeds(context, ATOM)) {
    yield* placeFeed(feed, ATOM, renderDocument(feed, feed.current, undefined, context).content);
    for (const [index, document] of feed.archives.entries()) yield renderDocument(feed, document, index + 1, context);
  }
}

/** `number` is an archive document's, counted from the oldest; undefined for the current one. */
function renderDocument(
  feed: Feed,
  document: FeedDocument,
  number: number | undefined,
  { baseUrl, catalog }: PageContext,
): ExportFile {
  const { site } = catalog.archive;
  const pathOf = (of: number | undefined): UrlPath =>
    of === undefined ? urls.fileIn(feed.page, ATOM.file) : archivePath(feed, of);
  const linkTo = (rel: string, of: number | undefined): Xml =>
    element("link", { rel, type: ATOM.mediaType, href: `${baseUrl}${pathOf(of)}` });
  const last = feed.archives.length;
  const previous = number === undefined ? last : number - 1;

  const entries: Xml[] = [];
  for (const entry of document.entries()) entries.push(renderEntry(entry, baseUrl));
  const root = element(
    "feed",
    { xmlns: NAMESPACE, "xmlns:dcterms": DCTERMS, "xmlns:fh": HISTORY, "xml:lang": site.language },
    element("id", {}, feed.id),
    element("title", {}, feed.title),
    element("subtitle", {}, feed.subtitle),
    element("updated", {}, startOfDay(document.updated)),
    element("author", {}, element("name", {}, site.title), element("uri", {}, baseUrl)),
    element("link", { rel: "alternate", type: "text/html", href: feedPageUrl(feed, baseUrl) }),
    linkTo("self", number),
    number !== undefined && [linkTo("current", undefined), element("fh:archive", {})],
    previous > 0 && linkTo("prev-archive", previous),
    number !== undefined && number < last && linkTo("next-archive", number + 1),
    element("generator", {}, "Offprint"),
    site.rights === "" ? undefined : element("rights", {}, site.rights),
    entries,
  );
  const stylesheet = relativeUrl(pathOf(number), urls.asset("feed.css"));
  return { path: pathOf(number), content: renderXml(root, [`xml-stylesheet type="text/css" href="${stylesheet}"`]) };
}

function renderEntry(entry: FeedEntry, baseUrl: string): Xml {
  return element(
    "entry",
    { "xml:lang": entry.language },
    element("id", {}, entry.id),
    element("title", {}, entry.title),
    element("link", { rel: "alternate", type: "text/html", href: entry.url }),
    element("published", {}, startOfDay(entry.published)),
    element("updated", {}, startOfDay(entry.updated)),
    entry.issued === undefined ? undefined : element("dcterms:issued", {}, entry.issued),
    entry.authors.map(({ name, orcid }) =>
      element("author", {}, element("name", {}, name), orcid === undefined ? undefined : element("uri", {}, orcid)),
    ),
    entry.topics.map(({ slug, title }) =>
      element("category", { term: slug, scheme: `${baseUrl}${urls.topics}`, label: title }),
    ),
    entry.summary === "" ? undefined : element("summary", {}, entry.summary),
    element("content", { type: "html" }, entry.content),
  );
}

/** RFC 3339: a day stands for its first moment in UTC. */
function startOfDay(day: string): string {
  return `${day}T00:00:00Z`;
}
