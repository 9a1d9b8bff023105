import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { papersOf, renderDigestName } from "./digest-words.ts";
import { feedId } from "./feed-entry.ts";
import { ATOM, FEED_FORMATS, type FeedFormat } from "./feed-formats.ts";
import { listFollowedPeople } from "./people-words.ts";

type FeedKind = "everything" | "digests" | "topic" | "organization" | "year" | "digest" | "author";

/** A listing that has feeds, and what they are called. */
export interface FeedListing {
  readonly kind: FeedKind;
  /** `urn:uuid:…`, made from the listing's first address: a renamed topic keeps it. */
  readonly id: string;
  /** Among the feeds of this archive. */
  readonly name: string;
  /** Among the feeds of a reader: the archive's title too. */
  readonly title: string;
  readonly subtitle: string;
  /** The listing's page; its feeds stand in its folder. */
  readonly page: UrlPath;
  /** Folders that the listing had once: feeds stay there too. */
  readonly formerPages: readonly UrlPath[];
  readonly formats: readonly FeedFormat[];
  /** Its papers in any order; absent when its entries are digests. */
  readonly papers?: () => readonly Paper[];
}

interface Draft extends Pick<FeedListing, "kind" | "name" | "subtitle" | "page"> {
  readonly formerPages?: readonly UrlPath[];
  readonly firstPage?: UrlPath | undefined;
  readonly formats?: readonly FeedFormat[];
  readonly papers?: () => readonly Paper[];
}

/** Every listing with feeds: of everything, of the digests, then of each topic, organisation, year, digest and author (CONTRACT §5). */
export function* listFeedListings(catalog: Catalog): Generator<FeedListing> {
  for (const draft of listDrafts(catalog)) yield finishDraft(draft, catalog);
  for (const draft of listAuthorDrafts(catalog)) yield finishDraft(draft, catalog);
}

function finishDraft({ firstPage, ...draft }: Draft, { archive: { site } }: Catalog): FeedListing {
  return {
    formerPages: [],
    formats: FEED_FORMATS,
    ...draft,
    id: feedId(site, `${firstPage ?? draft.page}feed`),
    title: draft.kind === "everything" ? site.title : `${draft.name} · ${site.title}`,
  };
}

function* listDrafts(catalog: Catalog): Generator<Draft> {
  const { site, digests } = catalog.archive;
  const { description, title } = site;
  yield {
    kind: "everything",
    name: "All papers",
    subtitle: description,
    page: urls.home,
    papers: () => catalog.papers,
  };
  if (digests.length > 0)
    yield { kind: "digests", name: "Digests", subtitle: `Every digest of ${title}.`, page: urls.digests };
  yield* listTopicDrafts(catalog);
  for (const { slug, formerSlugs, organization, papers } of catalog.organizations) {
    const { name } = organization;
    const formerPages = formerSlugs.map((alias) => urls.organization(alias));
    const subtitle = `Papers of ${name} in ${title}.`;
    yield { kind: "organization", name, subtitle, page: urls.organization(slug), formerPages, papers: () => papers };
  }
  for (const { key, papers } of catalog.years) {
    const subtitle = `Papers of ${key} in ${title}.`;
    yield { kind: "year", name: key, subtitle, page: urls.period(key), papers: () => papers };
  }
  for (const digest of digests) {
    const name = renderDigestName(digest);
    const page = urls.digest(digest.id);
    yield { kind: "digest", name, subtitle: "Papers of this digest.", page, papers: () => papersOf(digest, catalog) };
  }
}

function* listAuthorDrafts(catalog: Catalog): Generator<Draft> {
  for (const { papers, ...people } of listFollowedPeople(catalog)) {
    const subtitle = `Papers by ${people.name} in ${catalog.archive.site.title}.`;
    yield { ...people, kind: "author", subtitle, formats: [ATOM], papers: () => papers };
  }
}

/** Of two topics with one former name, the first by title has it. */
function* listTopicDrafts({ topics }: Catalog): Generator<Draft> {
  const taken = new Set(topics.map(({ topic }) => topic.slug));
  for (const { topic, papers } of topics) {
    const formerPages = topic.aliases.filter((alias) => !taken.has(alias)).map((alias) => urls.topic(alias));
    for (const alias of topic.aliases) taken.add(alias);
    const { title: name, description: subtitle } = topic;
    const page = urls.topic(topic.slug);
    yield { kind: "topic", name, subtitle, page, formerPages, firstPage: formerPages[0], papers: () => papers };
  }
}

/** Feeds of one kind, as people are shown them. */
export interface FeedGroup {
  /** `Topics`; absent for the feeds of the archive as a whole, which stand first. */
  readonly name?: string;
  /** The page that lists their pages. */
  readonly index: UrlPath;
  readonly listings: readonly FeedListing[];
}

/** {@link listFeedListings} by kind; kinds without a feed are left out, and so are people: they are too many, and their pages name them. */
export function groupFeedListings(catalog: Catalog): readonly FeedGroup[] {
  const all = Array.from(listDrafts(catalog), (draft) => finishDraft(draft, catalog));
  const ofKinds = (...kinds: readonly FeedKind[]): readonly FeedListing[] =>
    all.filter(({ kind }) => kinds.includes(kind));
  return [
    { index: urls.home, listings: ofKinds("everything", "digests") },
    { name: "Topics", index: urls.topics, listings: ofKinds("topic") },
    { name: "Organizations", index: urls.organizations, listings: ofKinds("organization") },
    { name: "Years", index: urls.archive, listings: ofKinds("year") },
    { name: "Single digests", index: urls.digests, listings: ofKinds("digest") },
  ].filter(({ listings }) => listings.length > 0);
}
