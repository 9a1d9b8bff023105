import type { Archive } from "./archive.ts";
import type { Digest } from "./digest.ts";
import type { Organization, Paper } from "./paper.ts";
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
}
