import type { Catalog, NamesakeListing } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";

/** From so many papers on, a person has a feed and files of citations (CONTRACT §5). */
const FOLLOWED_FROM = 3;

/** A page of one person, or of several with one name, whose papers can be followed and taken away. */
export interface FollowedPeople {
  /** The person's name; of several, as the page that tells them apart is called. */
  readonly name: string;
  readonly page: UrlPath;
  readonly formerPages: readonly UrlPath[];
  readonly papers: readonly Paper[];
}

/** Whether people with these papers have a feed and files of citations. */
export function isFollowed(papers: readonly Paper[]): boolean {
  return papers.length >= FOLLOWED_FROM;
}

/**
 * Everybody with a feed, then the pages of several people: what one of them was alone once keeps its feed, for it holds the papers of all.
 */
export function* listFollowedPeople({ authors, namesakes }: Catalog): Generator<FollowedPeople> {
  for (const { name, ...listing } of authors) if (isFollowed(listing.papers)) yield place(name, listing);
  for (const { people, ...listing } of namesakes)
    if (isFollowed(listing.papers)) yield place(renderNamesakes(people), listing);
}

function place(
  name: string,
  { slug, formerSlugs, papers }: Pick<NamesakeListing, "slug" | "formerSlugs" | "papers">,
): FollowedPeople {
  return { name, page: urls.author(slug), formerPages: formerSlugs.map((former) => urls.author(former)), papers };
}

/** What several people are called together: `Jose Nunez or José Núñez`. */
export function renderNamesakes(people: readonly { readonly name: string }[]): string {
  return [...new Set(people.map(({ name }) => name))].join(" or ");
}
