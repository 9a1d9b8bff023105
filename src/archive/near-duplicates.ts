import type { Archive } from "../model/archive.ts";
import { decidedPairs, pairKey, placeDecisions } from "../model/decisions.ts";
import type { Paper } from "../model/paper.ts";
import { compareText, type Place, type Problem } from "../model/problem.ts";
import { findNearDuplicates } from "../text/near-duplicates.ts";
import type { Identified, Identifier } from "./identify.ts";

/** Two papers that may be one, and how alike they are, 0 to 1. */
export interface NearDuplicate {
  readonly ids: readonly [string, string];
  readonly score: number;
}

/** What is found, and the warnings that say it. */
interface Found {
  readonly nearDuplicates: readonly NearDuplicate[];
  readonly problems: readonly Problem[];
}

const DECISIONS = "content/decisions.yaml";

/** Says that an entry was kept apart from papers that have its title. */
export function reportApart({ identity, reading }: Identified, capturePath: string): Found {
  if (identity.kind !== "new") return { nearDuplicates: [], problems: [] };
  const own = identity.ref.id;
  return {
    nearDuplicates: identity.apart.map(({ id, score }) => ({ ids: [own, id], score: Math.round(score * 100) / 100 })),
    problems: identity.apart.map(({ id, why }) =>
      warning(
        capturePath,
        { line: reading.sighting.lines[0], column: 1 },
        "near-duplicate",
        `found an entry like “${id}”, kept apart as “${own}”: ${why}; expected one paper or two: say which in ${DECISIONS}`,
      ),
    ),
  };
}

/** A paper whose title or abstract is new, and where it was read. */
export interface Fresh extends Place {
  readonly paper: Paper;
  readonly file: string;
}

/** At most as many of one paper: more tell nobody anything. */
const REPORTED = 3;

/**
 * Pairs that look like one paper twice and that nobody has decided about, of which one is fresh. They are reported, never joined: what is
 * alike may be two versions, two parts, or two papers of one lab. `known` names pairs that were reported already.
 */
export function reportNear(
  archive: Archive,
  fresh: ReadonlyMap<string, Fresh>,
  known: readonly NearDuplicate[],
  idOf: (id: string) => string,
): Found {
  if (fresh.size === 0) return { nearDuplicates: [], problems: [] };
  const papers = [
    ...archive.papers.filter(({ id }) => !fresh.has(id)),
    ...[...fresh.values()].map(({ paper }) => paper),
  ];
  const settled = new Set(decidedPairs(archive.decisions, idOf));
  for (const { ids } of known) settled.add(pairKey(...ids));
  const counts = new Map<string, number>();
  const pairs = findNearDuplicates(papers, new Set(fresh.keys()))
    .filter(({ ids }) => !settled.has(pairKey(...ids)))
    .toSorted((a, b) => b.score - a.score || compareText(pairKey(...a.ids), pairKey(...b.ids)))
    .filter(({ ids }) => {
      const most = Math.max(...ids.map((id) => counts.get(id) ?? 0));
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      return most < REPORTED;
    });
  return { nearDuplicates: pairs, problems: pairs.map((pair) => describePair(pair, fresh)) };
}

function describePair({ ids, score }: NearDuplicate, fresh: ReadonlyMap<string, Fresh>): Problem {
  const [other, own] = fresh.has(ids[1]) ? ids : ([ids[1], ids[0]] as const);
  const place = fresh.get(own) ?? { file: "", line: 1, column: 1 };
  return warning(
    place.file,
    place,
    "near-duplicate",
    `found “${own}” much like “${other}” (${Math.round(score * 100)} %); expected one paper or two: join them with “offprint merge ${other} ${own}”, or add the pair to “different” in ${DECISIONS}`,
  );
}

/** Decisions that two published papers are the same: these have pages and readers, and only a person can say which stays. */
export function reportUnjoined(archive: Archive, find: Identifier["find"]): readonly Problem[] {
  return placeDecisions(archive.decisions).flatMap(({ kind, ids, path }) => {
    const [one, other] = ids.map(find);
    if (kind !== "same" || !one?.paper || !other?.paper || one === other) return [];
    return warning(
      DECISIONS,
      archive.files.get(DECISIONS)?.placeOf(path) ?? { line: 1, column: 1 },
      "unjoined-papers",
      `found “${one.id}” and “${other.id}” called the same, and both are published; expected one paper: join them with “offprint merge ${one.id} ${other.id}”, the one to keep first`,
    );
  });
}

function warning(file: string, { line, column }: Place, rule: string, message: string): Problem {
  return { file, line, column, severity: "warning", rule, message };
}
