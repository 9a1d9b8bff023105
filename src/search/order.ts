import type { Matches } from "./matches.ts";
import type { OpenIndex } from "./open-index.ts";
import type { SearchRequest } from "./request.ts";

/**
 * The papers of one page of results, in order: by score or date, then newest first, then by number, which follows from the id. By score, rows are
 * asked for only of papers whose place on the page hangs on their dates.
 */
export async function orderPage(
  { numbers, scores }: Matches,
  hasScores: boolean,
  { sort, from, count }: SearchRequest,
  index: OpenIndex,
): Promise<readonly number[]> {
  const byScore = sort === "relevance" && hasScores;
  const places = Array.from(numbers.keys());
  const scoreOf = (place: number): number => (byScore ? (scores[place] ?? 0) : 0);
  places.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
  const begin = Math.min(Math.max(0, from), places.length);
  const end = Math.min(begin + Math.max(0, count), places.length);
  if (begin === end) return [];
  let low = begin;
  let high = end;
  while (low > 0 && scoreOf(places[low - 1] ?? 0) === scoreOf(places[begin] ?? 0)) low -= 1;
  while (high < places.length && scoreOf(places[high] ?? 0) === scoreOf(places[end - 1] ?? 0)) high += 1;
  const near = places.slice(low, high);
  const tied = near.filter(
    (place, at) => scoreOf(place) === scoreOf(near[at - 1] ?? -1) || scoreOf(place) === scoreOf(near[at + 1] ?? -1),
  );
  const rows = await index.rows(tied.map((place) => numbers[place] ?? 0));
  const dates = new Map(near.map((place) => [place, rows.get(numbers[place] ?? 0)?.date ?? 0]));
  const compareDates = (a: number, b: number): number => {
    const [first = 0, second = 0] = [dates.get(a), dates.get(b)];
    /* Papers without a year come last, either way. */
    return sort === "oldest" && first > 0 && second > 0 ? first - second : second - first;
  };
  near.sort((a, b) => scoreOf(b) - scoreOf(a) || compareDates(a, b) || a - b);
  return near.slice(begin - low, end - low).map((place) => numbers[place] ?? 0);
}
