import type { PartialDate } from "../model/date.ts";
import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { html, type Html } from "./html-template.ts";

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const UNKNOWN_YEAR = "XXXX";
/** How a guessed year is marked wherever it is shown. */
export const YEAR_INFERRED = "year inferred";

/** A date whose year may be a guess. */
export interface ShownDate {
  readonly date: PartialDate;
  readonly guessed: boolean;
}

interface DateParts {
  /** `""` when unknown. */
  readonly year: string;
  /** `""` when the date has none. */
  readonly month: string;
  readonly day: string;
}

/** A date for readers: `26 September 2025`, `September 2025`, `2025`, `14 October, year unknown`, `date unknown`. Other text comes back as it is. */
export function renderDate(date: PartialDate): string {
  const parts = parseParts(date);
  if (!parts) return date;
  const { year, month, day } = parts;
  if (year === "" && month === "") return "date unknown";
  const words = [day === "" ? "" : String(Number(day)), monthName(month), year].filter((word) => word !== "");
  return words.join(" ") + (year === "" ? ", year unknown" : "");
}

/** A date for readers, its guess marked: `26 September 2025 (year inferred)`. */
export function renderShownDate({ date, guessed }: ShownDate): string {
  return renderDate(date) + (isInferred(date, guessed) ? ` (${YEAR_INFERRED})` : "");
}

/** {@link renderShownDate} for a page, the date marked up for machines: a day, a month, a year or a day of any year. */
export function renderTime({ date, guessed }: ShownDate): Html {
  const machine = machineDate(date);
  const words = renderDate(date);
  return html`${machine === undefined ? words : html`<time datetime="${machine}">${words}</time>`}${isInferred(date, guessed) && ` (${YEAR_INFERRED})`}`;
}

/** A date as machines read it (HTML, 4.5.14); undefined when they know no such thing. */
export function machineDate(date: PartialDate): string | undefined {
  const machine = date.startsWith(`${UNKNOWN_YEAR}-`) ? date.slice(UNKNOWN_YEAR.length + 1) : date;
  const isValid = /^(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d\d-\d\d)$/.test(machine) && !machine.startsWith("0000");
  return isValid ? machine : undefined;
}

/** The day a paper bears; undefined when nothing is known. */
export function publishedDate(paper: Paper): ShownDate | undefined {
  return paper.published === undefined
    ? undefined
    : { date: paper.published, guessed: paper.guessed.includes("published") };
}

/** The day of a digest. */
export function digestDate(digest: Digest): ShownDate {
  return { date: digest.date, guessed: digest.dateFrom === "inferred" };
}

/** The year of a date, `""` when unknown. */
export function yearOf(date: PartialDate | undefined): string {
  return parseParts(date ?? "")?.year ?? "";
}

/** `2023-10` → `October 2023`; for a year, the year. */
export function renderPeriod(key: string): string {
  return renderDate(key);
}

/** `2023-10` → `October`. */
export function renderMonthName(key: string): string {
  return monthName(key.slice(5, 7));
}

function isInferred(date: PartialDate, guessed: boolean): boolean {
  return guessed && !date.startsWith(UNKNOWN_YEAR);
}

function monthName(month: string): string {
  return MONTH_NAMES[Number(month) - 1] ?? "";
}

function parseParts(date: PartialDate): DateParts | undefined {
  const match = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!match) return undefined;
  const [, year = "", month = "", day = ""] = match;
  return { year: year === UNKNOWN_YEAR ? "" : year, month, day };
}
