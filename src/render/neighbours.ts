import type { Catalog, TopicListing } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";

/** How far around a paper {@link findNear} looks in each topic. */
const REACH = 12;
const MOST_NEAR = 4;

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

/**
 * Papers near one: of those within a few places in its topics' lists, the ones that share most topics, then the nearest.
 * Those right before and after it are left out: a paper's page names them as such.
 * Looks at its neighbours only, so that its cost, and what changes with a new paper, does not grow with the archive.
 */
export function findNear(positions: readonly TopicPosition[]): readonly Paper[] {
  const found = new Map<string, { paper: Paper; shared: number; distance: number }>();
  for (const { listing, index } of positions) {
    const first = Math.max(0, index - REACH);
    for (const [offset, paper] of listing.papers.slice(first, index + REACH + 1).entries()) {
      const distance = Math.abs(first + offset - index);
      if (distance === 0) continue;
      const known = found.get(paper.id);
      if (!known) found.set(paper.id, { paper, shared: 1, distance });
      else found.set(paper.id, { paper, shared: known.shared + 1, distance: Math.min(known.distance, distance) });
    }
  }
  return [...found.values()]
    .filter(({ distance }) => distance > 1)
    .sort((a, b) => b.shared - a.shared || a.distance - b.distance || (a.paper.id < b.paper.id ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ paper }) => paper);
}
