import { describe, expect, test } from "vitest";
import { toHtmlText } from "../../src/render/html-template.ts";
import { renderDate, renderShownDate, renderTime, yearOf } from "../../src/render/date.ts";

describe("dates for readers", () => {
  test.each([
    ["2025-09-26", "26 September 2025"],
    ["2025-09-06", "6 September 2025"],
    ["2025-09", "September 2025"],
    ["2025", "2025"],
    ["XXXX-10-14", "14 October, year unknown"],
    ["XXXX", "date unknown"],
    ["soon", "soon"],
  ])("%s", (date, expected) => {
    expect(renderDate(date)).toBe(expected);
  });

  test("a guess is marked; where nothing was guessed there is nothing to mark", () => {
    expect(renderShownDate({ date: "2025-09-26", guessed: true })).toBe("26 September 2025 (year inferred)");
    expect(renderShownDate({ date: "2025-09-26", guessed: false })).toBe("26 September 2025");
    expect(renderShownDate({ date: "XXXX-10-14", guessed: true })).toBe("14 October, year unknown");
  });
});

describe("dates for machines", () => {
  test.each([
    ["2025-09-26", true, '<time datetime="2025-09-26">26 September 2025</time> (year inferred)'],
    ["2025-09", false, '<time datetime="2025-09">September 2025</time>'],
    ["2025", false, '<time datetime="2025">2025</time>'],
    ["XXXX-10-14", false, '<time datetime="10-14">14 October, year unknown</time>'],
    ["<soon>", false, "&lt;soon&gt;"],
  ])("%s", (date, guessed, expected) => {
    expect(toHtmlText(renderTime({ date, guessed }))).toBe(expected);
  });
});

test("the year of a date", () => {
  expect(["2025-09-26", "2025", "XXXX-10-14", undefined].map(yearOf)).toEqual(["2025", "2025", "", ""]);
});
