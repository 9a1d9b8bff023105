import type { Archive } from "../model/archive.ts";
import type { Catalog, TopicListing } from "../model/catalog.ts";
import type { PartialDate } from "../model/date.ts";
import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { Membership } from "../model/topic.ts";
import { groupByPeriod } from "../render/periods.ts";
import { yearOf } from "../text/printed-date.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import { assignTopics } from "../topics/assign.ts";
import { indexOrganizations } from "./organizations.ts";
import { indexPeople } from "./people.ts";

/**
 * Works out what more than one page needs. Holds for any archive that could be read, sound or not: an entry of a digest whose paper is
 * missing is left out, a topic that does not exist has no listing. Topics of papers that a catalog `like` this one holds are taken from there:
 * to find them takes longer than all the rest.
 */
export function buildCatalog(read: Archive, like?: Catalog): Catalog {
  const archive = flattenTitles(read);
  const papers = [...archive.papers].sort(compareNewestFirst);
  const paperById = indexPapers(papers);
  const topicsOf = findTopics(archive, like);
  const topics = gatherTopics(archive, papers, topicsOf);
  const { years, undated } = groupByPeriod(papers);
  const { listings, find } = indexOrganizations(papers, archive.site.aliases.organizations);
  const people = indexPeople(papers, archive.site.aliases.people);
  return {
    archive,
    papers,
    paperById,
    topicsOf,
    digestsOf: gatherDigests(archive.digests, paperById),
    topics,
    topicBySlug: new Map(topics.map((listing) => [listing.topic.slug, listing])),
    years,
    undated,
    organizations: listings,
    organizationOf: find,
    authors: people.listings,
    namesakes: people.namesakes,
    authorOf: people.find,
  };
}

/** What papers say and what topics ask for is the same where they are the same objects: both are never written to. */
function findTopics({ papers, topics }: Archive, like: Catalog | undefined): Catalog["topicsOf"] {
  const isAlike =
    like?.archive.topics.length === topics.length &&
    topics.every((topic, index) => topic === like.archive.topics[index]);
  if (!like || !isAlike) return assignTopics(papers, topics);
  const known = new Set(like.archive.papers);
  const others = papers.filter((paper) => !known.has(paper));
  const assigned = assignTopics(others, topics);
  return new Map(papers.map(({ id }) => [id, assigned.get(id) ?? like.topicsOf.get(id) ?? []]));
}

/** Titles stand in tags, feeds and citations that know no maths: `$TeX$`, which a person may write there, is shown in plain Unicode everywhere. */
function flattenTitles(archive: Archive): Archive {
  if (!archive.papers.some(({ title }) => title.includes("$"))) return archive;
  const papers = archive.papers.map((paper) => {
    const title = flattenFormulas(paper.title);
    return title === paper.title ? paper : { ...paper, title };
  });
  return { ...archive, papers };
}

/** Newest first, then by id. A date known only to its month or year comes after the days of it; one without a year last. */
function compareNewestFirst(a: Paper, b: Paper): number {
  return compareText(sortKey(b.published), sortKey(a.published)) || compareText(a.id, b.id);
}

function sortKey(date: PartialDate | undefined): string {
  return date === undefined || yearOf(date) === undefined ? "" : date;
}

/** By id and by every former id that no paper has now. */
function indexPapers(papers: readonly Paper[]): ReadonlyMap<string, Paper> {
  const byId = new Map<string, Paper>();
  for (const paper of papers) for (const alias of paper.aliases) byId.set(alias, paper);
  for (const paper of papers) byId.set(paper.id, paper);
  return byId;
}

function gatherDigests(
  digests: readonly Digest[],
  paperById: ReadonlyMap<string, Paper>,
): ReadonlyMap<string, readonly Digest[]> {
  const digestsOf = new Map<string, Digest[]>();
  for (const digest of digests) {
    for (const entry of digest.entries) {
      const paper = entry.paper === undefined ? undefined : paperById.get(entry.paper);
      if (!paper) continue;
      const listed = listOf(digestsOf, paper.id);
      if (listed.at(-1) !== digest) listed.push(digest);
    }
  }
  return digestsOf;
}

function gatherTopics(
  archive: Archive,
  papers: readonly Paper[],
  topicsOf: ReadonlyMap<string, readonly Membership[]>,
): readonly TopicListing[] {
  const members = new Map<string, Paper[]>();
  for (const paper of papers) for (const { slug } of topicsOf.get(paper.id) ?? []) listOf(members, slug).push(paper);
  return archive.topics
    .map((topic) => ({ topic, papers: members.get(topic.slug) ?? [] }))
    .sort(
      (a, b) =>
        compareText(a.topic.title.toLowerCase(), b.topic.title.toLowerCase()) ||
        compareText(a.topic.slug, b.topic.slug),
    );
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key);
  if (list) return list;
  const made: Item[] = [];
  lists.set(key, made);
  return made;
}
