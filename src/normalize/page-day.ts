import type { Draft, ParsedCapture } from "../model/capture.ts";
import type { PartialDate, PrintedDay } from "../model/date.ts";
import type { DateOrigin } from "../model/digest.ts";
import { formatDay, isFullDate, isRealDay } from "../text/printed-date.ts";

/** The page's own day, and how its year is known. */
export interface PageDay {
  readonly date?: PartialDate | undefined;
  readonly from: DateOrigin;
}

const YEARS_TRIED = 400;

/**
 * Works out the year of a page's day (CONTRACT §4), first that holds: printed · `captured` (`YYYY-MM-DD`, from a person) · a date in the
 * page's frame · an ISO date in the file's name · inferred from the entries' printed dates. Never the clock.
 */
export function resolvePageDay(parsed: ParsedCapture, fileName: string, captured?: PartialDate): PageDay {
  const { day } = parsed;
  if (!day) return captured === undefined ? { from: "unknown" } : { date: captured, from: "flag" };
  if (day.year !== undefined) return { date: formatDay(day), from: "page" };
  const found =
    yearFrom(captured, (date) => latestNotAfter(day, date), "flag") ??
    yearFromPage(day, parsed) ??
    yearFrom(dateInName(fileName), (date) => latestNotAfter(day, date), "filename") ??
    inferYear(day, parsed.drafts);
  return found
    ? { date: formatDay({ ...day, year: found.year }), from: found.from }
    : { date: formatDay(day), from: "unknown" };
}

interface FoundYear {
  readonly year: number;
  readonly from: DateOrigin;
}

function yearFrom(
  date: string | undefined,
  choose: (date: string) => number | undefined,
  from: DateOrigin,
): FoundYear | undefined {
  const year = date === undefined ? undefined : choose(date);
  return year === undefined ? undefined : { year, from };
}

function yearFromPage(day: PrintedDay, { pageDates }: ParsedCapture): FoundYear | undefined {
  const neighbour = pageDates.find(({ kind }) => kind === "neighbour")?.date;
  const saved = pageDates.find(({ kind }) => kind === "saved")?.date;
  return (
    yearFrom(neighbour, (date) => nearest(day, date), "page") ??
    yearFrom(saved, (date) => latestNotAfter(day, date), "page")
  );
}

/** An ISO 8601 date in a file's name, `2025-11-02` or `20251102`, not inside a longer number or hash. */
export function dateInName(fileName: string): string | undefined {
  const match = /(?<![0-9a-z])(\d{4})(-?)(\d\d)\2(\d\d)(?![0-9a-su-z])/iu.exec(fileName);
  const date = match ? `${match[1]}-${match[3]}-${match[4]}` : undefined;
  return date !== undefined && isFullDate(date) && date >= "1990" ? date : undefined;
}

/** The latest year in which the day is not after `date`: files are saved after pages are seen. */
function latestNotAfter(day: PrintedDay, date: string): number | undefined {
  const last = Number(date.slice(0, 4));
  return firstYear(last, -1, (year) => isRealDay({ ...day, year }) && formatDay({ ...day, year }) <= date);
}

/** The year that brings the day closest to a link to the day before or after it. */
function nearest(day: PrintedDay, date: string): number | undefined {
  const year = Number(date.slice(0, 4));
  return [year - 1, year, year + 1]
    .filter((candidate) => isRealDay({ ...day, year: candidate }))
    .sort((a, b) => distance(day, a, date) - distance(day, b, date))[0];
}

function distance(day: PrintedDay, year: number, date: string): number {
  return Math.abs(Date.parse(formatDay({ ...day, year })) - Date.parse(date));
}

/**
 * The smallest year in which the day is not before any full date of an entry and, if some entry's date lacks a year, that is greater than
 * every printed year; undefined when no entry prints a year.
 */
function inferYear(day: PrintedDay, drafts: readonly Draft[]): FoundYear | undefined {
  const dates = drafts.flatMap(({ date }) => (date ? [date] : []));
  const printed = dates.filter((date) => date.year !== undefined);
  if (printed.length === 0) return undefined;
  const latest = printed.map(formatDay).reduce((a, b) => (a > b ? a : b));
  const lastYear = Number(latest.slice(0, 4));
  const hasYearless = dates.some((date) => date.year === undefined);
  const year = firstYear(
    hasYearless ? lastYear + 1 : lastYear,
    1,
    (candidate) => isRealDay({ ...day, year: candidate }) && formatDay({ ...day, year: candidate }) >= latest,
  );
  return year === undefined ? undefined : { year, from: "inferred" };
}

function firstYear(from: number, step: 1 | -1, holds: (year: number) => boolean): number | undefined {
  for (let tried = 0; tried < YEARS_TRIED; tried += 1) {
    const year = from + step * tried;
    if (holds(year)) return year;
  }
  return undefined;
}
