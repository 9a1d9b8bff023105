import { describe, expect, test } from "vitest";
import type { ParsedCapture } from "../../src/model/capture.ts";
import type { PrintedDay } from "../../src/model/date.ts";
import { dateInName, resolvePageDay } from "../../src/normalize/page-day.ts";

function parsed(
  day: PrintedDay | undefined,
  dates: readonly PrintedDay[],
  pageDates: ParsedCapture["pageDates"] = [],
): ParsedCapture {
  const draft = { lines: [1, 2], title: "x", titleLines: [1, 1], abstract: ["y"], abstractLines: [2, 2] } as const;
  return {
    ...(day && { day: { ...day, line: 1 } }),
    pageDates,
    drafts: dates.map((date) => ({ ...draft, date })),
    kinds: [],
    findings: [],
  };
}
const oct31 = { month: 10, day: 31 };

describe("the year of a page's day", () => {
  test("is the one printed, whatever else says", () => {
    expect(resolvePageDay(parsed({ ...oct31, year: 2024 }, []), "2022-01-01.txt", "2023-01-01")).toEqual({
      date: "2024-10-31",
      from: "page",
    });
  });

  test("else the latest in which the day is not after the day that a person gives", () => {
    const page = parsed(oct31, [{ year: 2029, month: 1, day: 1 }], [{ date: "2028-01-01", kind: "saved" }]);
    expect(resolvePageDay(page, "2027-01-01.txt", "2025-10-31")).toEqual({ date: "2025-10-31", from: "flag" });
    expect(resolvePageDay(page, "2027-01-01.txt", "2025-10-30")).toEqual({ date: "2024-10-31", from: "flag" });
  });

  test("else the nearest to a link to a neighbouring day, then the latest before the day on which it was saved", () => {
    const day = { month: 1, day: 1 };
    const neighbour = { date: "2024-12-31", kind: "neighbour" } as const;
    const saved = { date: "2023-12-31", kind: "saved" } as const;
    expect(resolvePageDay(parsed(day, [], [saved, neighbour]), "x.txt")).toEqual({ date: "2025-01-01", from: "page" });
    expect(resolvePageDay(parsed(day, [], [saved]), "x.txt")).toEqual({ date: "2023-01-01", from: "page" });
  });

  test("else the latest in which the day is not after the date in the file's name", () => {
    expect(resolvePageDay(parsed(oct31, [{ year: 2029, month: 1, day: 1 }]), "daily_2025-11-02.txt")).toEqual({
      date: "2025-10-31",
      from: "filename",
    });
    expect(resolvePageDay(parsed({ month: 2, day: 29 }, []), "20270101.txt")).toEqual({
      date: "2024-02-29",
      from: "filename",
    });
  });

  test("else inferred: not before any full date, and after every printed year if a day lacks its own", () => {
    const full = { year: 2023, month: 11, day: 5 };
    expect(resolvePageDay(parsed(oct31, [full]), "x.txt")).toEqual({ date: "2024-10-31", from: "inferred" });
    expect(resolvePageDay(parsed({ month: 11, day: 5 }, [full]), "x.txt")).toEqual({
      date: "2023-11-05",
      from: "inferred",
    });
    expect(resolvePageDay(parsed({ month: 12, day: 1 }, [full, oct31]), "x.txt")).toEqual({
      date: "2024-12-01",
      from: "inferred",
    });
    expect(resolvePageDay(parsed({ month: 2, day: 29 }, [full]), "x.txt")).toEqual({
      date: "2024-02-29",
      from: "inferred",
    });
  });

  test("is unknown when nothing tells, and so is all of it without a day", () => {
    expect(resolvePageDay(parsed(oct31, [{ month: 9, day: 3 }]), "x.txt")).toEqual({
      date: "XXXX-10-31",
      from: "unknown",
    });
    expect(resolvePageDay(parsed(undefined, []), "2025-11-02.txt")).toEqual({ from: "unknown" });
    expect(resolvePageDay(parsed(undefined, []), "x.txt", "2025-11-02")).toEqual({ date: "2025-11-02", from: "flag" });
  });
});

describe("dateInName", () => {
  test.each([
    ["2025-11-02.txt", "2025-11-02"],
    ["daily_20251102_page.txt", "2025-11-02"],
    ["page-2025-11-02T10-30.txt", "2025-11-02"],
    ["000_82abe1bf0791d571.txt", undefined],
    ["12345678.txt", undefined],
    ["2025-13-40.txt", undefined],
    ["a20251102.txt", undefined],
    ["2025-1102.txt", undefined],
    ["120251102.txt", undefined],
  ])("%s", (name, expected) => {
    expect(dateInName(name)).toBe(expected);
  });
});
