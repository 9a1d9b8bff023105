import type { ReadCapture } from "../archive/read-captures.ts";
import type { PrintedDay } from "../model/date.ts";
import type { DateOrigin } from "../model/digest.ts";
import { MONTHS } from "../text/printed-date.ts";

/** Where the year of a page's own day comes from (CONTRACT §4), in words. */
const ORIGINS: Readonly<Record<DateOrigin, string>> = {
  flag: "a person gave the year with --captured",
  page: "the page shows the year",
  filename: "the year is the latest that is not after the date in the capture's file name",
  inferred: "the year is a guess, the smallest that fits the full dates printed on the page",
  unknown: "nothing tells the year",
};

/** How the year of an entry's date is known; `null` when the entry prints it. */
export function explainYear({ year, month, day }: PrintedDay, { page }: ReadCapture): string | null {
  if (year !== undefined) return null;
  const printed = `“${MONTHS[month - 1] ?? ""} ${day}” is printed without a year`;
  return page.date === undefined
    ? `${printed}, and the page has no day of its own`
    : `${printed} and takes that of the page's own day, ${page.date}: ${ORIGINS[page.from]}`;
}

/** How the year of the day a capture was seen on is known; `null` when the page shows it. */
export function explainSeenYear({ page }: ReadCapture): string | null {
  if (page.date === undefined || page.from === "page") return null;
  return `seen on the page's own day, ${page.date}: ${ORIGINS[page.from]}`;
}
