/**
 * A calendar date of known precision: `2023-10-16`, `2023-10`, `2023`, or `XXXX-10-14` when the year is unknown
 * (ISO 8601-2 §8.2 "unspecified digits"). Always text: a `Date` would carry a time zone that no capture states.
 */
export type PartialDate = string;

/** A day as a page prints it: the year is left out in the page's own year. */
export interface PrintedDay {
  readonly year?: number | undefined;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}
