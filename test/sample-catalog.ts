import type { Archive, HandPage, SiteSettings, Tombstone } from "../src/model/archive.ts";
import type {
  AuthorListing,
  Catalog,
  NamesakeListing,
  OrganizationListing,
  TopicListing,
} from "../src/model/catalog.ts";
import type { Digest } from "../src/model/digest.ts";
import type { Organization, Paper } from "../src/model/paper.ts";
import type { Membership, Topic } from "../src/model/topic.ts";
import { groupByPeriod } from "../src/render/periods.ts";
import { sampleDigests, samplePapers, sampleTopics } from "./sample-content.ts";

/** What a sample archive is made of; whatever is left out is the usual sample. */
export interface SampleParts {
  readonly site: SiteSettings;
  /** Newest first, undated last. */
  readonly papers: readonly Paper[];
  /** Newest first. */
  readonly digests: readonly Digest[];
  /** Sorted by title. */
  readonly topics: readonly Topic[];
  readonly pages: readonly HandPage[];
  readonly removed: readonly Tombstone[];
  /** Paper id → its topics. */
  readonly topicsOf: ReadonlyMap<string, readonly Membership[]>;
}

export const sampleSite: SiteSettings = {
  id: "6f1b0f8e-2d0a-4c56-9a53-0d1c8f1f6a10",
  title: "The Reading Room",
  description:
    "Papers on efficient learning that a small group reads, with why they are here and where they were seen.",
  baseUrl: "https://reading.example/room/",
  language: "en",
  rights: "Abstracts belong to their authors.",
  since: "2025-01-06",
  repository: "https://forge.example/reading/room",
  aliases: { organizations: {}, people: {} },
};

const samplePages: readonly HandPage[] = [
  {
    slug: "about",
    file: "content/pages/about.md",
    title: "About the reading room",
    description: "Who reads here, and how papers come in.",
    body: "We read **every Tuesday**. A paper comes in when a digest lists it; see [the topics](../topics/).\n\n## How to add one\n\n1. Open its file.\n2. Send a change.\n\n> Slow reading is fast.\n",
  },
];

const sampleRemoved: readonly Tombstone[] = [
  {
    id: "twice-told-gradients",
    title: "Twice-Told Gradients",
    date: "2025-11-03",
    reason: "Its authors asked for it: a newer version has other results.",
    replacedBy: "patient-gradients",
  },
];

/**
 * A small invented catalog: papers with every kind of date, authors, links and status, three digests, five topics. `change` replaces parts.
 * It is put together here, apart from the code that reads an archive, so that tests of pages and exports need no files.
 */
export function sampleCatalog(change: Partial<SampleParts> = {}): Catalog {
  const papers = change.papers ?? samplePapers.map(({ paper }) => paper);
  const topicsOf = change.topicsOf ?? new Map(samplePapers.map(({ paper, topics }) => [paper.id, topics]));
  const digests = change.digests ?? sampleDigests;
  const topics = (change.topics ?? sampleTopics).map((topic) => gatherTopic(topic, papers, topicsOf));
  const organizations = gatherOrganizations(papers);
  const authors = gatherAuthors(papers);
  const { years, undated } = groupByPeriod(papers);
  return {
    archive: sampleArchive({ ...change, papers, digests, topics: topics.map(({ topic }) => topic) }),
    papers,
    paperById: new Map(papers.flatMap((paper) => [...paper.aliases, paper.id].map((id) => [id, paper]))),
    topicsOf,
    digestsOf: gatherDigests(papers, digests),
    topics,
    topicBySlug: new Map(topics.map((listing) => [listing.topic.slug, listing])),
    years,
    undated,
    organizations,
    organizationOf: (organization) => organizations.find(({ slug }) => slug === slugOf(organization)),
    authors,
    namesakes: gatherNamesakes(authors),
    authorOf: ({ name }) => authors.find((listing) => listing.name === name),
  };
}

function sampleArchive(parts: Partial<SampleParts>): Archive {
  return {
    root: "/archive",
    site: parts.site ?? sampleSite,
    papers: parts.papers ?? [],
    digests: parts.digests ?? [],
    topics: parts.topics ?? [],
    pages: parts.pages ?? samplePages,
    removed: parts.removed ?? sampleRemoved,
    decisions: [],
    waivers: [],
    captures: (parts.digests ?? []).map(({ capture }) => ({ name: capture.file, sha256: capture.sha256 })),
    files: new Map(),
    problems: [],
  };
}

function gatherTopic(topic: Topic, papers: readonly Paper[], topicsOf: SampleParts["topicsOf"]): TopicListing {
  return { topic, papers: papers.filter(({ id }) => topicsOf.get(id)?.some(({ slug }) => slug === topic.slug)) };
}

function gatherDigests(papers: readonly Paper[], digests: readonly Digest[]): ReadonlyMap<string, readonly Digest[]> {
  return new Map(
    papers.map(
      ({ id }) => [id, digests.filter((digest) => digest.entries.some((entry) => entry.paper === id))] as const,
    ),
  );
}

function gatherOrganizations(papers: readonly Paper[]): readonly OrganizationListing[] {
  const bySlug = new Map<
    string,
    { slug: string; formerSlugs: string[]; organization: Organization; papers: Paper[] }
  >();
  for (const paper of papers) {
    if (paper.organization === undefined) continue;
    const slug = slugOf(paper.organization);
    const listing = bySlug.get(slug) ?? { slug, formerSlugs: [], organization: paper.organization, papers: [] };
    bySlug.set(slug, listing);
    listing.papers.push(paper);
  }
  return [...bySlug.values()].sort((a, b) => (a.organization.name < b.organization.name ? -1 : 1));
}

function slugOf({ handle, name }: Organization): string {
  return (handle ?? name).toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/** One listing a name; of two names with one slug the later has a longer one, and both share the short. */
function gatherAuthors(papers: readonly Paper[]): readonly AuthorListing[] {
  const names = new Map<string, { orcid: string | undefined; papers: Paper[] }>();
  for (const paper of papers)
    for (const { name, orcid } of paper.authors) {
      const known = names.get(name) ?? { orcid, papers: [] };
      names.set(name, known);
      if (known.papers.at(-1) !== paper) known.papers.push(paper);
    }
  const isShared = (name: string): boolean =>
    [...names.keys()].filter((one) => slugOfName(one) === slugOfName(name)).length > 1;
  return [...names]
    .map(([name, rest], index) => {
      const short = slugOfName(name);
      const order = familyOf(name);
      return isShared(name)
        ? { slug: `${short}-00000${index}`, sharedSlug: short, formerSlugs: [], name, order, ...rest }
        : {
            slug: short,
            formerSlugs: rest.orcid === undefined ? [] : [`${short}-${rest.orcid.slice(-4)}`],
            name,
            order,
            ...rest,
          };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1));
}

function gatherNamesakes(authors: readonly AuthorListing[]): readonly NamesakeListing[] {
  const shared = new Set(authors.flatMap(({ sharedSlug }) => sharedSlug ?? []));
  return [...shared].map((slug) => {
    const people = authors.filter(({ sharedSlug }) => sharedSlug === slug);
    return { slug, formerSlugs: [], people, papers: [...new Set(people.flatMap(({ papers }) => papers))] };
  });
}

function familyOf(name: string): string {
  return slugOfName(name.replace(/,.*/u, "")).split("-").at(-1) ?? "";
}

function slugOfName(name: string): string {
  const folded = name.toLowerCase().replaceAll("ø", "o").normalize("NFD").replace(/\p{M}/gu, "");
  return folded.replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "") || "author-other";
}
