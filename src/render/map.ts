import type { Catalog, TopicListing } from "../model/catalog.ts";
import type { PlacedPaper } from "../model/related.ts";
import { urls } from "../model/url.ts";
import { cutAtWord } from "./cut.ts";
import { nameTitle } from "./status.ts";

/** The frame of the map, in units of its own, and what it leaves free at its sides. */
export const MAP = { width: 1000, height: 720, margin: 44 } as const;

/** A paper on the map, in its units. */
export interface MapDot {
  readonly placed: PlacedPaper;
  readonly x: number;
  readonly y: number;
}

/** The papers of one first topic, and the middle of them. */
export interface MapRegion {
  readonly listing: TopicListing;
  readonly dots: readonly MapDot[];
  readonly x: number;
  readonly y: number;
}

/** All papers on the map. */
export interface ArchiveMap {
  /** Largest first, then by title. */
  readonly regions: readonly MapRegion[];
  /** Papers in no topic. */
  readonly elsewhere: readonly MapDot[];
  /** Every paper, newest first. */
  readonly dots: readonly MapDot[];
}

/** Places → the map: each paper is of the region of its first topic. */
export function drawMap(places: readonly PlacedPaper[], catalog: Catalog): ArchiveMap {
  const dots = places.map((placed): MapDot => ({
    placed,
    x: Math.round(MAP.margin + placed.x * (MAP.width - 2 * MAP.margin)),
    y: Math.round(MAP.margin + placed.y * (MAP.height - 2 * MAP.margin)),
  }));
  const elsewhere: MapDot[] = [];
  const members = new Map<string, MapDot[]>();
  for (const dot of dots) {
    const slug = catalog.topicsOf.get(dot.placed.paper.id)?.[0]?.slug ?? "";
    const listing = catalog.topicBySlug.get(slug);
    const own = listing ? members.get(slug) : elsewhere;
    if (own) own.push(dot);
    else members.set(slug, [dot]);
  }
  const regions = catalog.topics.flatMap((listing): MapRegion[] => {
    const own = members.get(listing.topic.slug);
    return own ? [{ listing, dots: own, x: middle(own.map(({ x }) => x)), y: middle(own.map(({ y }) => y)) }] : [];
  });
  return { regions: regions.toSorted((a, b) => b.dots.length - a.dots.length), elsewhere, dots };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The papers of a region that stand nearest to its middle: what it is most about. */
export function typicalPapers({ dots, x, y }: MapRegion, most: number): readonly MapDot[] {
  const distance = (dot: MapDot): number => (dot.x - x) * (dot.x - x) + (dot.y - y) * (dot.y - y);
  return dots
    .toSorted((a, b) => distance(a) - distance(b) || (a.placed.paper.id < b.placed.paper.id ? -1 : 1))
    .slice(0, most);
}

/** Papers that are drawn as links: at most so many, and no more characters of addresses and titles than a page can bear. */
const MOST_LINKS = 3000;
const MOST_CHARACTERS = 380_000;
const LINK_COST = 60;
const TITLE_LENGTH = 80;

/** A dot's title, cut to what a small window shows. */
export function dotTitle({ placed }: MapDot): string {
  return cutAtWord(nameTitle(placed.paper), TITLE_LENGTH);
}

/** The newest papers, as many as a page can link. */
export function chooseLinked(dots: readonly MapDot[]): ReadonlySet<MapDot> {
  const linked = new Set<MapDot>();
  let room = MOST_CHARACTERS;
  for (const dot of dots) {
    room -= LINK_COST + urls.paper(dot.placed.paper.id).length + dotTitle(dot).length;
    if (room < 0 || linked.size === MOST_LINKS) break;
    linked.add(dot);
  }
  return linked;
}

/** Cells of the map that have papers, `size` units wide and high, and how many; row by row. */
export function countCells(
  dots: Iterable<MapDot>,
  size: number,
): readonly { readonly x: number; readonly y: number; readonly count: number }[] {
  const columns = Math.ceil(MAP.width / size) + 1;
  const counts = new Map<number, number>();
  for (const { x, y } of dots) {
    const cell = Math.floor(y / size) * columns + Math.floor(x / size);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([cell, count]) => ({
      x: Math.round(((cell % columns) + 0.5) * size),
      y: Math.round((Math.floor(cell / columns) + 0.5) * size),
      count,
    }));
}
