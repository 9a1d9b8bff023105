import type { LineRange } from "../model/paper.ts";
import { titleKey } from "../text/fold.ts";

/** Lines of a capture that are known as a paper's, and its title if it has one. */
interface KnownLines {
  readonly lines: LineRange;
  readonly title?: string | undefined;
}

/** An entry as it is read now. */
interface Found {
  readonly lines: LineRange;
  readonly title: string;
}

/** An entry that was known before: by which item of the known ones, and the lines to record for it from now on. */
interface Match {
  readonly known: number;
  readonly lines: LineRange;
}

/**
 * Recognises the entries of a capture among those that are known of it, each at most once: on the same first line, else (a better source may
 * begin or end an entry a little elsewhere) on lines in common, titles that agree first, then the most lines, then the earlier ones.
 * The lines to record are the new ones, unless they would run into a known entry that was not found again.
 */
export function matchSightings(known: readonly KnownLines[], found: readonly Found[]): ReadonlyMap<number, Match> {
  const matches = new Map<number, number>();
  const free = new Set(known.keys());
  const byFirst = new Map(known.map(({ lines }, index) => [lines[0], index]));
  for (const [index, { lines }] of found.entries()) {
    const same = byFirst.get(lines[0]);
    if (same === undefined || !free.delete(same)) continue;
    matches.set(index, same);
  }
  const open = new Set([...found.keys()].filter((index) => !matches.has(index)));
  for (const { index, other } of listOverlaps(known, found, open, free)) {
    if (!open.has(index) || !free.has(other)) continue;
    open.delete(index);
    free.delete(other);
    matches.set(index, other);
  }
  const lost = sortByFirst(known, free);
  return new Map([...matches].map(([index, other]) => [index, { known: other, lines: recordLines(index, other) }]));

  function recordLines(index: number, other: number): LineRange {
    const now = found[index]?.lines ?? NOWHERE;
    return overlapping(known, lost, now).length > 0 ? (known[other]?.lines ?? now) : now;
  }
}

interface Overlap {
  readonly index: number;
  readonly other: number;
  readonly isTitle: boolean;
  readonly shared: number;
}

/** Which entries share lines with which known ones, the surest first. */
function listOverlaps(
  known: readonly KnownLines[],
  found: readonly Found[],
  open: ReadonlySet<number>,
  free: ReadonlySet<number>,
): readonly Overlap[] {
  if (open.size === 0 || free.size === 0) return [];
  const sorted = sortByFirst(known, free);
  const overlaps = [...open].flatMap((index) => {
    const entry = found[index];
    if (!entry) return [];
    const key = titleKey(entry.title);
    return overlapping(known, sorted, entry.lines).map(({ other, shared }): Overlap => ({
      index,
      other,
      shared,
      isTitle: titleKey(known[other]?.title ?? "") === key,
    }));
  });
  return overlaps.sort(
    (a, b) =>
      Number(b.isTitle) - Number(a.isTitle) || b.shared - a.shared || a.index - b.index || firstOf(a) - firstOf(b),
  );

  function firstOf({ other }: Overlap): number {
    return known[other]?.lines[0] ?? 0;
  }
}

function sortByFirst(known: readonly KnownLines[], indices: Iterable<number>): readonly number[] {
  const firstOf = (index: number): number => known[index]?.lines[0] ?? 0;
  return [...indices].sort((a, b) => firstOf(a) - firstOf(b) || a - b);
}

const NOWHERE: LineRange = [0, -1];

/** Known entries looked at for one found: they do not overlap, unless somebody wrote nonsense into a file. */
const STEPS = 64;

function overlapping(
  known: readonly KnownLines[],
  sorted: readonly number[],
  lines: LineRange,
): readonly { readonly other: number; readonly shared: number }[] {
  /* The first that begins below the lines, by halving. */
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[sorted[middle] ?? 0]?.lines[0] ?? 0) <= lines[1]) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - STEPS), low).flatMap((other) => {
    const range = known[other]?.lines ?? NOWHERE;
    const shared = Math.min(range[1], lines[1]) - Math.max(range[0], lines[0]) + 1;
    return shared > 0 ? [{ other, shared }] : [];
  });
}
