import type { Archive } from "./archive.ts";
import type { Digest } from "./digest.ts";
import type { Author, Organization, Paper } from "./paper.ts";
import type { Membership, Topic } from "./topic.ts";

/** A month of the archive; `key` is `2023-10`. */
export interface Month {
  readonly key: string;
  readonly papers: readonly Paper[];
}

/** A year of the archive; `key` is `2023`. Papers known only to the year are in no month. */
export interface Year {
  readonly key: string;
  readonly papers: readonly Paper[];
  /** Newest first; months without papers are left out. */
  readonly months: readonly Month[];
}

export interface OrganizationListing {
  readonly slug: string;
  /** Slugs of other spellings, which keep leading here. */
  readonly formerSlugs: readonly string[];
  readonly organization: Organization;
  readonly papers: readonly Paper[];
}

/** One person and the papers that name them: one ORCID, else one name. */
export interface AuthorListing {
  readonly slug: string;
  /** Slugs that lead here too: of other spellings, and the long form that tells people of one name apart. */
  readonly formerSlugs: readonly string[];
  /** The slug that several people's names have; undefined for a person who has theirs alone. */
  readonly sharedSlug?: string | undefined;
  readonly name: string;
  /** What the index sorts the name by: `lindqvist ada`; `""` for one in a script without letters of ASCII. */
  readonly order: string;
  /** `https://orcid.org/0000-…` */
  readonly orcid?: string | undefined;
  readonly papers: readonly Paper[];
}

/** A slug that the names of several people have: its page tells them apart, and holds the papers of all. */
export interface NamesakeListing {
  readonly slug: string;
  /** Slugs that one of them had before it was known who. */
  readonly formerSlugs: readonly string[];
  /** As in {@link Catalog.authors}. */
  readonly people: readonly AuthorListing[];
  readonly papers: readonly Paper[];
}

export interface TopicListing {
  readonly topic: Topic;
  /** Newest first, undated last, then by id. */
  readonly papers: readonly Paper[];
}

/**
 * The archive with everything worked out that more than one page or export needs: one sort order, one slug, one membership.
 * Papers are always newest first, undated last, then by id.
 */
export interface Catalog {
  readonly archive: Archive;
  readonly papers: readonly Paper[];
  /** By id, and by each former id that no other paper has now. */
  readonly paperById: ReadonlyMap<string, Paper>;
  /** Paper id → its topics, strongest first. */
  readonly topicsOf: ReadonlyMap<string, readonly Membership[]>;
  /** Paper id → digests that list it, newest first. */
  readonly digestsOf: ReadonlyMap<string, readonly Digest[]>;
  /** Sorted by title. */
  readonly topics: readonly TopicListing[];
  /** Slug → the same listings. */
  readonly topicBySlug: ReadonlyMap<string, TopicListing>;
  /** Newest first. */
  readonly years: readonly Year[];
  /** Papers without a year. */
  readonly undated: readonly Paper[];
  /** Sorted by name. */
  readonly organizations: readonly OrganizationListing[];
  /** Organisation as a paper names it → its listing. */
  readonly organizationOf: (organization: Organization) => OrganizationListing | undefined;
  /** By family name, as far as a name shows it. */
  readonly authors: readonly AuthorListing[];
  /** Sorted by slug. */
  readonly namesakes: readonly NamesakeListing[];
  /** Author as a paper names them → their listing. */
  readonly authorOf: (author: Author) => AuthorListing | undefined;
}
