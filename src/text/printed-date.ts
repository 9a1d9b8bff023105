import type { PartialDate, PrintedDay } from "../model/date.ts";

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const DAY = new RegExp(`^(${MONTHS.join("|")}) (\\d{1,2})(?:, (\\d{4}))?(?: (\\d{1,6}))?$`);

/** A day as printed, and the count of comments that may follow it. */
export interface PrintedDate {
  readonly day: PrintedDay;
  readonly comments?: number;
}

/** Reads `Mon D[, YYYY][ N]`; undefined for any other text. The day may be one that no calendar has: see {@link isRealDay}. */
export function parsePrintedDate(text: string): PrintedDate | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const [, month = "", day, year, comments] = match;
  return {
    day: {
      month: MONTHS.indexOf(month as (typeof MONTHS)[number]) + 1,
      day: Number(day),
      ...(year !== undefined && { year: Number(year) }),
    },
    ...(comments !== undefined && { comments: Number(comments) }),
  };
}

/** True when the calendar has the day; without a year, when some year has it (29 February). */
export function isRealDay({ year, month, day }: PrintedDay): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year ?? 2000, month) && year !== 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `2023-10-16`, or `XXXX-10-16` without a year. */
export function formatDay({ year, month, day }: PrintedDay): PartialDate {
  return `${year === undefined ? "XXXX" : pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** True for `2023`, `2023-10`, `2023-10-16` and `XXXX-10-16`, when the calendar has them. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = ISO.exec(text.replace(/^XXXX-(?=\d\d-\d\d$)/, "2000-")) ?? [];
  return year !== undefined && isRealDay({ year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) });
}

/** True for a day of the calendar written `YYYY-MM-DD`. */
export function isFullDate(text: string): boolean {
  return text.length === 10 && !text.startsWith("X") && isPartialDate(text);
}

/** The year of a date, undefined when it is unknown. */
export function yearOf(date: PartialDate | undefined): string | undefined {
  return date === undefined || date.startsWith("X") ? undefined : date.slice(0, 4);
}
