import type { Catalog, OrganizationListing, TopicListing, Year } from "../model/catalog.ts";

/** A month or a year, and how many papers it has. */
export interface PeriodCount {
  /** `2023` or `2023-10` */
  readonly key: string;
  readonly count: number;
}

/** Two topics, the more frequent first, and how many papers are in both. */
export interface TopicPair {
  readonly topics: readonly [TopicListing, TopicListing];
  readonly count: number;
}

/** A picture of more bars than this shows none of them. */
const MOST_BARS = 360;

/** Years (newest first) → papers a month, oldest first, months without papers as zeros; papers of unknown month are left out. */
export function countByMonth(years: readonly Year[]): readonly PeriodCount[] {
  const months = years.flatMap((year) => year.months);
  const [newest, oldest] = [months[0]?.key, months.at(-1)?.key];
  if (newest === undefined || oldest === undefined) return [];
  const counts = new Map(months.map(({ key, papers }) => [key, papers.length]));
  const last = monthNumber(newest);
  const first = Math.max(monthNumber(oldest), last - MOST_BARS + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const key = monthKey(first + index);
    return { key, count: counts.get(key) ?? 0 };
  });
}

function monthNumber(key: string): number {
  return Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
}

function monthKey(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** Topics with papers, most frequent first, then by title. */
export function largestTopics({ topics }: Catalog, most: number): readonly TopicListing[] {
  return topics
    .filter(({ papers }) => papers.length > 0)
    .toSorted((a, b) => b.papers.length - a.papers.length)
    .slice(0, most);
}

/** How often any two of some topics go together, most often first, then in the order given. */
export function countPairs(catalog: Catalog, topics: readonly TopicListing[]): readonly TopicPair[] {
  const ranks = new Map(topics.map(({ topic }, rank) => [topic.slug, rank]));
  const counts = new Map<number, number>();
  for (const memberships of catalog.topicsOf.values()) {
    const own = memberships.flatMap(({ slug }) => ranks.get(slug) ?? []).sort((a, b) => a - b);
    for (const [index, a] of own.entries())
      for (const b of own.slice(index + 1)) {
        const pair = a * topics.length + b;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
  }
  return [...counts]
    .sort(([pair, count], [other, others]) => others - count || pair - other)
    .flatMap(([pair, count]) => {
      const [a, b] = [topics[Math.floor(pair / topics.length)], topics[pair % topics.length]];
      return a && b ? [{ topics: [a, b] as const, count }] : [];
    });
}

/** Organisations with most papers, then by name. */
export function largestOrganizations({ organizations }: Catalog, most: number): readonly OrganizationListing[] {
  return organizations.toSorted((a, b) => b.papers.length - a.papers.length).slice(0, most);
}
