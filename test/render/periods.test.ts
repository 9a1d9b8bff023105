import { describe, expect, test } from "vitest";
import { cutListing, groupByPeriod } from "../../src/render/periods.ts";
import { makePaper, manyPapers } from "../sample-content.ts";

const undated = (count: number) => Array.from({ length: count }, (_, index) => makePaper({ id: `undated-${index}` }));

describe("a listing", () => {
  test("of 100 papers is one page", () => {
    const { isCut, parts } = cutListing(manyPapers(100));
    expect(isCut).toBe(false);
    expect(parts.map(({ part }) => part)).toEqual([undefined]);
  });

  test("of more is cut by year, its own page showing the newest", () => {
    const { parts } = cutListing([...manyPapers(101), ...undated(1)]);
    expect(parts.map(({ part }) => part)).toEqual([undefined, "2024", "2023", "2022", "2021", "undated"]);
    expect(parts[0]?.groups.map(({ papers }) => papers)).toEqual(parts[1]?.groups.map(({ papers }) => papers));
    expect(parts[0]?.groups[0]?.label).toBe(`${parts[1]?.groups[0]?.label ?? ""} 2024`);
  });

  test("cuts a year of more by month, and shows those of no month on the year's page", () => {
    const { parts } = cutListing(manyPapers(480, 2024, 1));
    expect(parts.map(({ part }) => part).slice(0, 4)).toEqual([undefined, "2024", "2024/12", "2024/11"]);
    expect(parts[1]?.groups.map(({ id }) => id)).toEqual(["m2024-12", "month-unknown"]);
  });

  test("of undated papers alone shows them", () => {
    expect(cutListing(undated(101)).parts.map(({ part }) => part)).toEqual([undefined, "undated"]);
  });
});

test("every paper is in one year or undated, and keeps its place", () => {
  const papers = [...manyPapers(300), ...undated(3)];
  const { years, undated: rest } = groupByPeriod(papers);
  expect([...years.flatMap((year) => year.papers), ...rest]).toEqual(papers);
  expect(years.map(({ key }) => key)).toEqual(["2024", "2023", "2022", "2021"]);
});
