import { MAP, type MapDot, type MapRegion } from "./map.ts";

/** The name of a region where it is written: one line or two, around its middle. */
export interface MapName {
  readonly region: MapRegion;
  readonly lines: readonly string[];
  readonly x: number;
  /** The base of the first line. */
  readonly y: number;
}

/** How names are written on a map of one size. */
export interface NameStyle {
  /** Height of the type, in units of the map. */
  readonly size: number;
  readonly most: number;
  /** A region of fewer papers has no name. */
  readonly least: number;
}

/** A letter's width by its height, and a line's; measured over the topics' names, with room to spare. */
const LETTER = 0.54;
const LINE = 1.15;
/** A name longer than this is written on two lines. */
const LONG = 17;

/** Where a name may stand, in lines from the middle of its region. */
const SHIFTS = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2];

/**
 * Names of regions, largest first, each where no other name is and where it hides fewest of `dots`; one that finds no place is left to the
 * list.
 */
export function placeNames(
  regions: readonly MapRegion[],
  dots: readonly MapDot[],
  { size, most, least }: NameStyle,
): readonly MapName[] {
  const placed: (MapName & Box)[] = [];
  for (const region of regions) {
    if (placed.length === most || region.dots.length < least) break;
    const lines = splitName(region.listing.topic.title);
    const width = Math.max(...lines.map((line) => line.length)) * LETTER * size;
    const height = lines.length * LINE * size;
    const x = Math.round(Math.min(Math.max(region.x, width / 2 + 4), MAP.width - width / 2 - 4));
    let best: (MapName & Box & { readonly hidden: number }) | undefined;
    for (const shift of SHIFTS) {
      const top = region.y - height / 2 + shift * LINE * size;
      const box = { left: x - width / 2, right: x + width / 2, top, bottom: top + height };
      if (top < 0 || box.bottom > MAP.height || placed.some((other) => overlap(box, other))) continue;
      const hidden = dots.filter((dot) => contains(box, dot)).length + Math.abs(shift) / 2;
      if (!best || hidden < best.hidden) best = { ...box, region, lines, x, y: Math.round(top + size * 0.9), hidden };
    }
    if (best) placed.push(best);
  }
  return placed.map(({ region, lines, x, y }) => ({ region, lines, x, y }));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function contains({ left, right, top, bottom }: Box, { x, y }: MapDot): boolean {
  return x > left && x < right && y > top && y < bottom;
}

/** Cut at the blank nearest to the middle, when it is long. */
function splitName(name: string): readonly string[] {
  if (name.length <= LONG) return [name];
  const blanks = [...name.matchAll(/ /gu)].map(({ index }) => index);
  const [cut] = blanks.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2));
  return cut === undefined ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}
