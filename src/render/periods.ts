import type { Month, Year } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { renderMonthName, renderPeriod, yearOf } from "./date.ts";

/** A listing with more papers than this is cut by year, a year by month. */
export const MOST_ON_A_PAGE = 100;

/** Papers by year, newest first, and those without one. */
export interface Periods {
  readonly years: readonly Year[];
  readonly undated: readonly Paper[];
}

/** Papers under one heading. */
export interface PaperGroup {
  /** Its fragment on the page: `y2023`, `m2023-10`, `undated`. */
  readonly id: string;
  readonly label: string;
  /** Its label on a page that does not bear its year: `November 2024`. */
  readonly fullLabel: string;
  readonly papers: readonly Paper[];
}

/** One page of a listing. */
export interface ListingPart {
  /** Its folder inside the listing's: absent for the listing's own page, `2024`, `2024/05`, `undated`. */
  readonly part?: string | undefined;
  /** `2024`, `May 2024`, `Undated`; absent for the listing's own page when it holds everything. */
  readonly label?: string | undefined;
  readonly groups: readonly PaperGroup[];
  /** How many papers its title speaks of, also those that other pages show. */
  readonly count: number;
  /** The year it is cut by month, when it is. */
  readonly year?: Year | undefined;
}

/** A listing cut into pages: the first is its own page, which shows everything or, over 100 papers, the newest period. */
export interface Listing {
  readonly periods: Periods;
  readonly isCut: boolean;
  readonly parts: readonly ListingPart[];
}

/** Papers (newest first, undated last) → years and months, in one pass. */
export function groupByPeriod(papers: readonly Paper[]): Periods {
  const years = new Map<string, { papers: Paper[]; months: Map<string, Paper[]> }>();
  const undated: Paper[] = [];
  for (const paper of papers) {
    const key = yearOf(paper.published);
    if (key === "") {
      undated.push(paper);
      continue;
    }
    const year = getOrAdd(years, key, () => ({ papers: [], months: new Map<string, Paper[]>() }));
    year.papers.push(paper);
    const month = paper.published?.slice(0, 7) ?? "";
    if (month.length === 7) getOrAdd(year.months, month, () => []).push(paper);
  }
  return {
    years: [...years].map(([key, year]) => ({ key, papers: year.papers, months: [...year.months].map(toMonth) })),
    undated,
  };
}

/** Cuts a listing into its pages. */
export function cutListing(papers: readonly Paper[]): Listing {
  const periods = groupByPeriod(papers);
  const isCut = papers.length > MOST_ON_A_PAGE;
  if (!isCut) return { periods, isCut, parts: [{ groups: groupByYear(periods), count: papers.length }] };
  const parts = periods.years.flatMap(cutYear);
  if (periods.undated.length > 0)
    parts.push({
      part: "undated",
      label: "Undated",
      groups: [undatedGroup(periods.undated)],
      count: periods.undated.length,
    });
  const groups = (parts[0]?.groups ?? []).map((group) => ({ ...group, label: group.fullLabel }));
  return { periods, isCut, parts: [{ groups, count: papers.length, year: parts[0]?.year }, ...parts] };
}

/** A year's page, then, over 100 papers, one for each month. */
function cutYear(year: Year): ListingPart[] {
  const count = year.papers.length;
  if (!isYearCut(year)) return [{ part: year.key, label: year.key, groups: groupByMonth(year), count }];
  const months = year.months.map((month) => ({
    part: month.key.replace("-", "/"),
    label: renderPeriod(month.key),
    groups: [monthGroup(month)],
    count: month.papers.length,
    year,
  }));
  return [{ part: year.key, label: year.key, groups: newestOfYear(year), count, year }, ...months];
}

/** Whether a year is shown a month a page. */
export function isYearCut(year: Year): boolean {
  return year.papers.length > MOST_ON_A_PAGE && year.months.length > 0;
}

/** What the page of a cut year shows: its newest month, and the papers that are in no month. */
export function newestOfYear(year: Year): readonly PaperGroup[] {
  const newest = year.months[0];
  return newest === undefined ? groupByMonth(year) : [monthGroup(newest), ...monthless(year)];
}

/** A year's papers under their months. */
export function groupByMonth(year: Year): readonly PaperGroup[] {
  return [...year.months.map(monthGroup), ...monthless(year)];
}

/** A listing's papers under their years. */
function groupByYear({ years, undated }: Periods): readonly PaperGroup[] {
  const groups: PaperGroup[] = years.map((year) => ({
    id: `y${year.key}`,
    label: year.key,
    fullLabel: year.key,
    papers: year.papers,
  }));
  return undated.length > 0 ? [...groups, undatedGroup(undated)] : groups;
}

function monthGroup(month: Month): PaperGroup {
  const { key, papers } = month;
  return { id: `m${key}`, label: renderMonthName(key), fullLabel: renderPeriod(key), papers };
}

function undatedGroup(papers: readonly Paper[]): PaperGroup {
  return { id: "undated", label: "Undated", fullLabel: "Undated", papers };
}

function monthless(year: Year): PaperGroup[] {
  const papers = year.papers.filter((paper) => (paper.published?.length ?? 0) < 7);
  const fullLabel = `${year.key}, month unknown`;
  return papers.length > 0 ? [{ id: "month-unknown", label: "Month unknown", fullLabel, papers }] : [];
}

function toMonth([key, papers]: readonly [string, readonly Paper[]]): Month {
  return { key, papers };
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
