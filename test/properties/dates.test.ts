import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedCapture } from "../../src/model/capture.ts";
import type { PrintedDay } from "../../src/model/date.ts";
import { type PageDay, resolvePageDay } from "../../src/normalize/page-day.ts";
import { formatDay, isPartialDate, isRealDay } from "../../src/text/printed-date.ts";
import { TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

const monthAndDay = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
  .filter(isRealDay);
const full = fc
  .record({
    year: fc.integer({ min: 1991, max: 2040 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(isRealDay);

function makePage(day: PrintedDay, dates: readonly PrintedDay[]): ParsedCapture {
  const draft = { lines: [1, 2], title: "x", titleLines: [1, 1], abstract: ["y"], abstractLines: [2, 2] } as const;
  return {
    day: { ...day, line: 1 },
    pageDates: [],
    drafts: dates.map((date) => ({ ...draft, date })),
    kinds: [],
    findings: [],
  };
}

/** The year rule of the contract, said the slow way. */
function infersBy(resolve: (page: ParsedCapture) => PageDay): void {
  assertAlways(
    fc.property(monthAndDay, fc.array(fc.oneof(full, monthAndDay), { maxLength: 8 }), (day, dates) => {
      const { date, from } = resolve(makePage(day, dates));
      const printed = dates.flatMap((item) => ("year" in item ? [item] : []));
      if (printed.length === 0) {
        expect({ date, from }).toEqual({ date: formatDay(day), from: "unknown" });
        return;
      }
      expect(from).toBe("inferred");
      const year = Number(date?.slice(0, 4));
      const fits = (candidate: number): boolean =>
        isRealDay({ ...day, year: candidate }) &&
        printed.every((item) => formatDay({ ...day, year: candidate }) >= formatDay(item)) &&
        (printed.length === dates.length || printed.every((item) => candidate > item.year));
      expect(fits(year)).toBe(true);
      for (let earlier = 1980; earlier < year; earlier += 1) expect(fits(earlier)).toBe(false);
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}: the year of a page`, () => {
  test("is the first that fits its entries", () => {
    infersBy((page) => resolvePageDay(page, "x.txt"));
  });

  test.each([
    [
      "the latest printed year",
      (page: ParsedCapture): PageDay => {
        const years = page.drafts.flatMap(({ date }) => date?.year ?? []);
        return years.length === 0
          ? resolvePageDay(page, "x.txt")
          : { date: formatDay({ ...(page.day ?? { month: 1, day: 1 }), year: Math.max(...years) }), from: "inferred" };
      },
    ],
    [
      "one that forgets days without a year",
      (page: ParsedCapture): PageDay =>
        resolvePageDay({ ...page, drafts: page.drafts.filter(({ date }) => date?.year !== undefined) }, "x.txt"),
    ],
  ])("the promise would catch %s", (_name, resolve) => {
    expect(() => infersBy(resolve)).toThrow("Property failed");
  });

  test("given the day on which it was saved, is the last in which it is not after that", () => {
    assertAlways(
      fc.property(monthAndDay, full, (day, saved) => {
        const { date = "", from } = resolvePageDay(makePage(day, []), "x.txt", formatDay(saved));
        expect(from).toBe("flag");
        expect(date <= formatDay(saved)).toBe(true);
        const later =
          [1, 2, 3, 4, 5, 6, 7, 8]
            .map((more) => Number(date.slice(0, 4)) + more)
            .find((year) => isRealDay({ ...day, year })) ?? 0;
        expect(formatDay({ ...day, year: later }) > formatDay(saved)).toBe(true);
      }),
      TRIES,
    );
  });

  test("leaves the month and the day as printed", () => {
    assertAlways(
      fc.property(
        monthAndDay,
        fc.array(full, { maxLength: 4 }),
        fc.option(full, { nil: undefined }),
        (day, dates, saved) => {
          const { date = "" } = resolvePageDay(makePage(day, dates), "x.txt", saved && formatDay(saved));
          expect(date.slice(4)).toBe(formatDay(day).slice(4));
          expect(isPartialDate(date)).toBe(true);
        },
      ),
      TRIES,
    );
  });
});
