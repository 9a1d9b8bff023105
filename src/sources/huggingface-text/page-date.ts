import { formatDay, isFullDate, MONTHS } from "../../text/printed-date.ts";
import type { TextLine } from "./line.ts";

/** A full date in the page's frame, and what it dates: a neighbouring day's page, or the day this one was saved or changed. */
export interface PageDate {
  readonly date: string;
  readonly kind: "neighbour" | "saved";
}

const MONTH = MONTHS.join("|");
const FORMS: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?!\d)/u,
  new RegExp(`\\b(?<month>${MONTH})[a-z]*\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})\\b`, "u"),
  new RegExp(`\\b(?<day>\\d{1,2}) (?<month>${MONTH})[a-z]*\\.?,? (?<year>\\d{4})\\b`, "u"),
];

/** What may stand around a date in a line that only dates the page; one word of it says what the date is. */
const LABEL =
  /^(?:(?:last|was|this|page|exported|retrieved|captured|saved|updated|modified|printed|accessed|date|on|at|of|mon|tue|wed|thu|fri|sat|sun)[a-z]*|[\d:.+Z]+|gmt|utc|t|[ :,|·-])*$/iu;
const TELLING =
  /\b(?:exported|retrieved|captured|saved|updated|modified|printed|accessed|date|gmt|utc|mon|tue|wed|thu|fri|sat|sun)/iu;

/** Full dates of a line of the page's frame: in links to a neighbouring day, or behind a word such as “saved” or “updated”. */
export function readPageDates({ text }: TextLine): readonly PageDate[] {
  const neighbours = [...text.matchAll(/\/papers\/date\/(\d{4}-\d\d-\d\d)/gu)].map(([, date = ""]): PageDate => ({
    date,
    kind: "neighbour",
  }));
  const dates = neighbours.length > 0 || !TELLING.test(text) ? neighbours : readDate(text);
  return dates.filter(({ date }) => isFullDate(date));
}

/** A full date that stands alone: above the page's own day it dates the copy, elsewhere it is what is left of an entry. */
export function readLoneDate({ text }: TextLine): readonly PageDate[] {
  return TELLING.test(text) ? [] : readDate(text).filter(({ date }) => isFullDate(date));
}

function readDate(text: string): readonly PageDate[] {
  const match = text.length > 80 ? undefined : FORMS.map((form) => form.exec(text)).find((found) => found !== null);
  const { year, month = "", day } = match?.groups ?? {};
  if (!match || year === undefined || day === undefined || !LABEL.test(text.replace(match[0], ""))) return [];
  const number = /^\d/u.test(month) ? Number(month) : MONTHS.findIndex((name) => name === month) + 1;
  return [{ date: formatDay({ year: Number(year), month: number, day: Number(day) }), kind: "saved" }];
}
