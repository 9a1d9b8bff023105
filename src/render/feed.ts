import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { urls, type UrlPath } from "../model/url.ts";
import {
  absolute,
  dateDigest,
  datePaper,
  feedId,
  renderDigestEntry,
  renderPaperEntry,
  type FeedContext,
  type FeedDates,
  type FeedEntry,
} from "./feed-entry.ts";

/** Entries in one archive document, and the least in the document that readers subscribe to. */
const DOCUMENT_LENGTH = 100;

/** An entry not yet rendered: a long feed is never whole in memory. */
interface Item extends FeedDates {
  readonly key: string;
  readonly inNewestDigest: boolean;
  readonly render: () => FeedEntry;
}

/** A feed of one listing. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** The listing's page; the feed's documents stand in its folder. */
  readonly page: UrlPath;
  /** Folders that the listing had once: the current document stays there too. */
  readonly formerPages: readonly UrlPath[];
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

/** The feeds of the archive: of everything, of its digests, of each topic, organisation and digest. */
export function* listFeeds(context: FeedContext): Generator<Feed> {
  const { catalog } = context;
  const { site } = catalog.archive;
  const items = listPaperItems(context);
  const pick = (papers: readonly Paper[]): readonly Item[] =>
    papers.flatMap((paper) => items.get(paper.id) ?? []).sort(compareItems);
  const make = (
    page: UrlPath,
    name: string,
    subtitle: string,
    members: readonly Item[],
    formerPages: readonly UrlPath[] = [],
    firstPage = page,
  ): Feed => ({
    id: feedId(site, `${firstPage}feed`),
    title: name === "" ? site.title : `${name} · ${site.title}`,
    subtitle,
    page,
    formerPages,
    ...cutFeed(members, site.since),
  });

  yield make(urls.home, "", site.description, [...items.values()].sort(compareItems));
  if (catalog.archive.digests.length > 0)
    yield make(urls.digests, "Digests", `Every digest of ${site.title}.`, listDigestItems(context));
  const taken = new Set(catalog.topics.map(({ topic }) => topic.slug));
  for (const { topic, papers } of catalog.topics) {
    const former = topic.aliases.filter((alias) => !taken.has(alias)).map((alias) => urls.topic(alias));
    for (const alias of topic.aliases) taken.add(alias);
    yield make(urls.topic(topic.slug), topic.title, topic.description, pick(papers), former, former[0]);
  }
  for (const { slug, formerSlugs, organization, papers } of catalog.organizations) {
    const { name } = organization;
    const former = formerSlugs.map((alias) => urls.organization(alias));
    yield make(urls.organization(slug), name, `Papers of ${name} in ${site.title}.`, pick(papers), former);
  }
  for (const digest of catalog.archive.digests) {
    const papers = digest.entries.flatMap((entry) => catalog.paperById.get(entry.paper ?? "") ?? []);
    yield make(urls.digest(digest.id), digest.title, "Papers of this digest.", pick([...new Set(papers)]));
  }
}

/** The absolute address of a feed's page. */
export function feedPageUrl(feed: Feed, baseUrl: string): string {
  return absolute(baseUrl, feed.page);
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
  return archive.digests
    .map((digest) => {
      const dates = dateDigest(digest, archive.site);
      const render = (): FeedEntry => renderDigestEntry(digest, dates, context);
      return { key: digest.id, ...dates, inNewestDigest: false, render };
    })
    .sort(compareItems);
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
