import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { urls, type UrlPath } from "../model/url.ts";
import {
  absolute,
  dateDigest,
  datePaper,
  renderDigestEntry,
  renderPaperEntry,
  type FeedContext,
  type FeedDates,
  type FeedEntry,
} from "./feed-entry.ts";
import type { FeedFormat } from "./feed-formats.ts";
import { listFeedListings, type FeedListing } from "./feed-list.ts";

/** Entries in one archive document, and the least in the document that readers subscribe to. */
const DOCUMENT_LENGTH = 100;

/** An entry not yet rendered: a long feed is never whole in memory. */
interface Item extends FeedDates {
  readonly key: string;
  readonly inNewestDigest: boolean;
  readonly render: () => FeedEntry;
}

/** A feed of one listing. */
export interface Feed extends FeedListing {
  /** The document that readers subscribe to. */
  readonly current: FeedDocument;
  /** RFC 5005 §4: the rest, oldest first; a whole document's entries never change while papers only come after it. */
  readonly archives: readonly FeedDocument[];
}

export interface FeedDocument {
  /** Newest of its entries' `updated`; the archive's first day when there is none. */
  readonly updated: string;
  readonly length: number;
  /** Newest first, then by id. */
  readonly entries: () => Iterable<FeedEntry>;
}

/** The feeds of the archive, one for each of {@link listFeedListings} that has `format`. */
export function* listFeeds(context: FeedContext, format?: FeedFormat): Generator<Feed> {
  const { site } = context.catalog.archive;
  const items = listPaperItems(context);
  const pick = (papers: readonly Paper[]): readonly Item[] => papers.flatMap((paper) => items.get(paper.id) ?? []);
  for (const listing of listFeedListings(context.catalog)) {
    if (format !== undefined && !listing.formats.includes(format)) continue;
    const members = listing.papers === undefined ? listDigestItems(context) : pick(listing.papers());
    yield { ...listing, ...cutFeed(members.toSorted(compareItems), site.since) };
  }
}

/** The absolute address of a feed's page. */
export function feedPageUrl(feed: Feed, baseUrl: string): string {
  return absolute(baseUrl, feed.page);
}

/** Where a feed's archive document stands; its documents are in Atom alone. `number` counts from 1, the oldest. */
export function archivePath(feed: Feed, number: number): UrlPath {
  return urls.fileIn(feed.page, `feed-archive-${number}.atom.xml`);
}

/** A feed's current document in its folder, and in each folder that its listing had once. */
export function* placeFeed(
  feed: Feed,
  format: FeedFormat,
  content: string,
): Generator<{ readonly path: UrlPath; readonly content: string }> {
  for (const folder of [feed.page, ...feed.formerPages]) yield { path: urls.fileIn(folder, format.file), content };
}

function listPaperItems(context: FeedContext): ReadonlyMap<string, Item> {
  const { catalog } = context;
  const newest = catalog.archive.digests[0];
  const fresh = new Set(newest?.entries.map((entry) => catalog.paperById.get(entry.paper ?? "")?.id));
  return new Map(
    catalog.archive.papers.map((paper) => {
      const dates = datePaper(paper, catalog);
      const render = (): FeedEntry => renderPaperEntry(paper, dates, context);
      return [paper.id, { key: paper.id, ...dates, inNewestDigest: fresh.has(paper.id), render }];
    }),
  );
}

function listDigestItems(context: FeedContext): readonly Item[] {
  const { archive } = context.catalog;
  return archive.digests.map((digest) => {
    const dates = dateDigest(digest, archive.site);
    const render = (): FeedEntry => renderDigestEntry(digest, dates, context);
    return { key: digest.id, ...dates, inNewestDigest: false, render };
  });
}

/** By the day an entry came, which no correction moves. */
function compareItems(a: Item, b: Item): number {
  return compareText(b.published, a.published) || compareText(a.key, b.key);
}

/** Documents are counted from the oldest entry, so that a new paper fills the current document and leaves the rest as it was. */
function cutFeed(items: readonly Item[], since: string): Pick<Feed, "current" | "archives"> {
  const count = Math.max(0, Math.floor((items.length - DOCUMENT_LENGTH) / DOCUMENT_LENGTH));
  const rest = items.length - count * DOCUMENT_LENGTH;
  const recent = items.slice(0, rest);
  const again = items.slice(rest).filter((item) => item.inNewestDigest);
  const archives = Array.from({ length: count }, (_, index) => {
    const end = items.length - index * DOCUMENT_LENGTH;
    return makeDocument(items.slice(end - DOCUMENT_LENGTH, end), since);
  });
  return { current: makeDocument([...recent, ...again], since), archives };
}

function makeDocument(items: readonly Item[], since: string): FeedDocument {
  return {
    updated: items.reduce((day, item) => (item.updated > day ? item.updated : day), items[0]?.updated ?? since),
    length: items.length,
    *entries() {
      for (const item of items) yield item.render();
    },
  };
}
