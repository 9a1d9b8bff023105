import type { Catalog, TopicListing } from "../model/catalog.ts";

/** A paper's place in the list of one of its topics. */
export interface TopicPosition {
  readonly listing: TopicListing;
  readonly index: number;
}

/** Paper id → its places in its topics, in one pass over the topics' lists. */
export function indexPositions(catalog: Catalog): ReadonlyMap<string, readonly TopicPosition[]> {
  const positions = new Map<string, TopicPosition[]>();
  for (const listing of catalog.topics) {
    for (const [index, paper] of listing.papers.entries()) {
      const known = positions.get(paper.id);
      if (known) known.push({ listing, index });
      else positions.set(paper.id, [{ listing, index }]);
    }
  }
  return positions;
}
