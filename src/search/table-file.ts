import { createByteReader, createByteWriter } from "./bytes.ts";
import { readHead, writeHead } from "./head.ts";

/*
 * tables/<part>.bin: head · count · for each paper: how much its number is above the one before · twice its date, and one more if it has
 * code · number of the organisation and of the venue, each one more than it is, 0 for none · count of topics and their numbers.
 */

/** What filters, facets and order need of a paper. */
export interface TableRow {
  readonly number: number;
  /** See {@link encodeDate}. */
  readonly date: number;
  readonly hasCode: boolean;
  readonly organization?: number | undefined;
  readonly venue?: number | undefined;
  readonly topics: readonly number[];
}

/** A date as a number that sorts as listings do: later is more, a month comes before its days, 0 when the year is unknown. */
export function encodeDate(published: string | undefined): number {
  const [, year, month = "0", day = "0"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(published ?? "") ?? [];
  return year === undefined ? 0 : 1 + Number(year) * DATES_A_YEAR + Number(month) * DATES_A_MONTH + Number(day);
}

const DATES_A_MONTH = 32;
const DATES_A_YEAR = 13 * DATES_A_MONTH;

/** The year of an encoded date, `2023`; undefined when it is unknown. */
export function yearOfDate(date: number): string | undefined {
  return date === 0 ? undefined : String(Math.floor((date - 1) / DATES_A_YEAR)).padStart(4, "0");
}

/** Rows in the order of their numbers. */
export function encodeTable(rows: readonly TableRow[], bits: number): Uint8Array {
  const writer = createByteWriter();
  writeHead(writer, bits);
  writer.number(rows.length);
  let before = 0;
  for (const { number, date, hasCode, organization = -1, venue = -1, topics } of rows) {
    writer.number(number - before);
    writer.number(date * 2 + (hasCode ? 1 : 0));
    writer.number(organization + 1);
    writer.number(venue + 1);
    writer.number(topics.length);
    for (const topic of topics) writer.number(topic);
    before = number;
  }
  return writer.bytes();
}

/** Throws for a file of another index. */
export function readTable(bytes: Uint8Array, bits: number): readonly TableRow[] {
  const reader = createByteReader(bytes);
  readHead(reader, bits);
  let number = 0;
  return Array.from({ length: reader.number() }, () => {
    number += reader.number();
    const date = reader.number();
    const organization = reader.number() - 1;
    const venue = reader.number() - 1;
    const topics = Array.from({ length: reader.number() }, () => reader.number());
    return {
      number,
      date: Math.floor(date / 2),
      hasCode: date % 2 === 1,
      ...(organization >= 0 && { organization }),
      ...(venue >= 0 && { venue }),
      topics,
    };
  });
}
