import { describe, expect, test } from "vitest";
import {
  formatDay,
  isFullDate,
  isPartialDate,
  isRealDay,
  parsePrintedDate,
  yearOf,
} from "../../src/text/printed-date.ts";

describe("parsePrintedDate", () => {
  test("reads a day, its year and the comments behind it", () => {
    expect(parsePrintedDate("Oct 16, 2023")).toEqual({ day: { month: 10, day: 16, year: 2023 } });
    expect(parsePrintedDate("Sep 3")).toEqual({ day: { month: 9, day: 3 } });
    expect(parsePrintedDate("Sep 26 2")).toEqual({ day: { month: 9, day: 26 }, comments: 2 });
    expect(parsePrintedDate("Feb 30, 2023 11")).toEqual({ day: { month: 2, day: 30, year: 2023 }, comments: 11 });
  });

  test.each([
    "",
    "Oct",
    "October 16, 2023",
    "16 Oct 2023",
    "oct 16",
    "Oct 16 2023 x",
    "Oct 163",
    "On Oct 16",
    "Oct 16, 23",
    "2023-10-16",
  ])("reads none in %j", (text) => {
    expect(parsePrintedDate(text)).toBeUndefined();
  });
});

test("a day is real when the calendar has it; without a year, when some year has it", () => {
  const days = [
    { year: 2024, month: 2, day: 29 },
    { month: 2, day: 29 },
    { year: 2000, month: 2, day: 29 },
    { month: 12, day: 31 },
  ];
  expect(days.map(isRealDay)).toEqual([true, true, true, true]);
  const none = [
    { year: 2023, month: 2, day: 29 },
    { year: 1900, month: 2, day: 29 },
    { month: 2, day: 30 },
    { month: 4, day: 31 },
    { month: 1, day: 0 },
    { month: 13, day: 1 },
    { year: 0, month: 1, day: 1 },
  ];
  expect(none.map(isRealDay)).toEqual(none.map(() => false));
});

test("dates are text of known precision", () => {
  expect(formatDay({ year: 987, month: 1, day: 2 })).toBe("0987-01-02");
  expect(formatDay({ month: 10, day: 14 })).toBe("XXXX-10-14");
  expect(["2023", "2023-10", "2023-10-16", "XXXX-02-29"].map(isPartialDate)).toEqual([true, true, true, true]);
  expect(
    ["", "23", "2023-13", "2023-02-29", "XXXX", "XXXX-10", "2023-1-1", "2023-10-16T00:00"].map(isPartialDate),
  ).toEqual(Array.from({ length: 8 }, () => false));
  expect(["2023-10-16", "2023-10", "XXXX-10-14"].map(isFullDate)).toEqual([true, false, false]);
  expect([yearOf("2023-10"), yearOf("XXXX-10-14"), yearOf(undefined)]).toEqual(["2023", undefined, undefined]);
});
