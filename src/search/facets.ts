import { compareText } from "../model/problem.ts";
import type { FacetFilters } from "./filters.ts";
import type { NumberedName } from "./manifest.ts";
import type { OpenIndex } from "./open-index.ts";
import type { Facets, FacetValue, SearchRequest } from "./request.ts";
import { type TableRow, yearOfDate } from "./table-file.ts";

/**
 * Counts what is in `rows`, which what was typed has found. A value's count leaves aside what else of its own facet is chosen, so that it says
 * what choosing it would add.
 */
export async function countFacets(
  rows: Iterable<TableRow>,
  filters: FacetFilters,
  request: SearchRequest,
  index: OpenIndex,
): Promise<Facets> {
  const { topics } = await index.manifest();
  const names = await index.names();
  const counts = tally(rows, filters);
  return {
    topics: listValues(topics, counts.topics, request.topics),
    years: [...new Set([...counts.years.keys(), ...request.years])]
      .sort((a, b) => compareText(b, a))
      .map((year) => ({ value: year, label: year, count: counts.years.get(year) ?? 0 })),
    organizations: listValues(names.organizations, counts.organizations, request.organizations),
    venues: listValues(names.venues, counts.venues, request.venues),
    hasCode: counts.hasCode,
  };
}

interface Tally {
  readonly topics: Map<number, number>;
  readonly years: Map<string, number>;
  readonly organizations: Map<number, number>;
  readonly venues: Map<number, number>;
  hasCode: number;
}

const FACETS = ["topics", "years", "organizations", "venues", "hasCode"] as const;

function tally(rows: Iterable<TableRow>, filters: FacetFilters): Tally {
  const counts: Tally = {
    topics: new Map(),
    years: new Map(),
    organizations: new Map(),
    venues: new Map(),
    hasCode: 0,
  };
  for (const row of rows) {
    const failed = FACETS.filter((facet) => filters[facet]?.(row) === false);
    /* A row that fails one facet alone still counts for that one. */
    if (failed.length > 1) continue;
    for (const facet of failed.length === 0 ? FACETS : failed) countRow(counts, facet, row);
  }
  return counts;
}

function countRow(counts: Tally, facet: (typeof FACETS)[number], row: TableRow): void {
  const year = yearOfDate(row.date);
  if (facet === "topics") for (const topic of new Set(row.topics)) addOne(counts.topics, topic);
  else if (facet === "years" && year !== undefined) addOne(counts.years, year);
  else if (facet === "organizations" && row.organization !== undefined) addOne(counts.organizations, row.organization);
  else if (facet === "venues" && row.venue !== undefined) addOne(counts.venues, row.venue);
  else if (facet === "hasCode" && row.hasCode) counts.hasCode += 1;
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function listValues(
  names: readonly NumberedName[],
  counts: ReadonlyMap<number, number>,
  chosen: readonly string[],
): readonly FacetValue[] {
  const kept = new Set(chosen);
  const known = new Set(names.map(({ value }) => value));
  const unknown = [...kept].filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 }));
  const values = names.flatMap(({ number, value, label }) => {
    const count = counts.get(number) ?? 0;
    return count > 0 || kept.has(value) ? [{ value, label, count }] : [];
  });
  return [...values, ...unknown].sort(
    (a, b) => b.count - a.count || compareText(a.label, b.label) || compareText(a.value, b.value),
  );
}
