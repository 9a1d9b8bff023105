import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { ATOM } from "../render/feed-formats.ts";
import { groupFeedListings, type FeedListing } from "../render/feed-list.ts";
import { element, renderXml, type Xml } from "../render/xml.ts";

/** OPML 2.0 (opml.org/spec2.opml), “Subscription lists”: every feed once, in Atom, a folder for each kind. */
export default defineExporter({ title: "OPML of all feeds", files: listFiles });

function* listFiles({ baseUrl, catalog }: PageContext): Generator<ExportFile> {
  const { site } = catalog.archive;
  const groups = groupFeedListings(catalog).map(({ name, listings }) => {
    const feeds = listings.map((listing) => renderFeed(listing, baseUrl));
    return name === undefined ? feeds : element("outline", { text: name }, feeds);
  });
  const head = element("head", {}, element("title", {}, `Feeds of ${site.title}`));
  yield {
    path: urls.opml,
    content: renderXml(element("opml", { version: "2.0" }, head, element("body", {}, groups))),
  };
}

/** `type` is `rss` whatever the format (OPML 2.0, “Subscription lists”). */
function renderFeed({ title, subtitle, page }: FeedListing, baseUrl: string): Xml {
  return element("outline", {
    type: "rss",
    text: title,
    title,
    description: subtitle === "" ? undefined : subtitle,
    xmlUrl: `${baseUrl}${urls.fileIn(page, ATOM.file)}`,
    htmlUrl: `${baseUrl}${page}`,
  });
}
