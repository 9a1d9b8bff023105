/*
 * What is new since the last visit. A paper is new when it was in no feed that was opened before this visit began: days cannot tell,
 * because a capture may come into the archive long after its day. A source opened for the first time has nothing new: nobody waited for it.
 */

/** How long a reader is away before the next look is a new visit, in milliseconds. */
const AWAY = 4 * 60 * 60 * 1000;

/** So many papers are remembered; what was met longest ago is forgotten first. */
const MOST_KNOWN = 5000;

/** The visit in which a source was first opened, and the last one. */
export type Span = readonly [first: number, last: number];

export interface Visits {
  /** Counts visits; 0 before the first. */
  readonly number: number;
  /** When the reader was last in use, in milliseconds. */
  readonly last: number;
  readonly sources: ReadonlyMap<string, Span>;
  /** Paper → the visit in which it was last in an opened feed. */
  readonly known: ReadonlyMap<string, number>;
  /** Papers met in this visit for the first time → whether that makes them new. */
  readonly met: ReadonlyMap<string, boolean>;
}

export const noVisits: Visits = { number: 0, last: 0, sources: new Map(), known: new Map(), met: new Map() };

/** The reader is in use: the same visit goes on, or after some hours a new one begins. A clock set back begins one too. */
export function noteUse(visits: Visits, now: number): Visits {
  const goesOn = visits.number > 0 && Math.abs(now - visits.last) < AWAY;
  return goesOn ? { ...visits, last: now } : { ...visits, number: visits.number + 1, last: now, met: new Map() };
}

/** A source's feed was opened: what it holds is known from now on, and new if it was not and the source was opened before this visit. */
export function meetPapers(visits: Visits, source: string, papers: readonly string[]): Visits {
  const { number } = visits;
  const known = new Map(visits.known);
  const met = new Map(visits.met);
  const first = visits.sources.get(source)?.[0] ?? number;
  for (const paper of papers) {
    if (!known.has(paper)) met.set(paper, false);
    if (met.has(paper) && first < number) met.set(paper, true);
    known.set(paper, number);
  }
  return forget({ ...visits, known, met, sources: new Map(visits.sources).set(source, [first, number]) });
}

/** Whether a source was opened in an earlier visit: else nothing in it can be called new. */
export function wasOpenedBefore(visits: Visits, source: string): boolean {
  return (visits.sources.get(source)?.[0] ?? visits.number) < visits.number;
}

/** Forgets the earliest visits' papers when there are too many, and with them the sources that were opened no later. */
function forget(visits: Visits): Visits {
  const excess = visits.known.size - MOST_KNOWN;
  if (excess <= 0) return visits;
  const order = [...visits.known.values()].sort((a, b) => a - b);
  const latest = Math.min(order[excess - 1] ?? 0, visits.number - 1);
  return {
    ...visits,
    known: new Map([...visits.known].filter(([, visit]) => visit > latest)),
    sources: new Map([...visits.sources].filter(([, [, last]]) => last > latest)),
  };
}
