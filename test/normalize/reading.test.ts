import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/model/capture.ts";
import type { PageDay } from "../../src/normalize/page-day.ts";
import { normalizeDraft, type Reading } from "../../src/normalize/reading.ts";

const inferred: PageDay = { date: "2026-01-02", from: "inferred" };

function read(fields: Partial<Draft>, page: PageDay = inferred, lines = ["A Paper", "", "One.", "· Dec 30"]): Reading {
  const draft: Draft = {
    lines: [1, 4],
    title: "A Paper",
    titleLines: [1, 1],
    abstract: ["One."],
    abstractLines: [3, 3],
    metaLines: [4, 4],
    ...fields,
  };
  return normalizeDraft(draft, { name: "x.txt", sha256: "0".repeat(64), lines }, page);
}
const rules = ({ findings }: Reading): readonly string[] =>
  findings.map(({ severity, rule, line, column }) => `${line}:${column} ${severity} ${rule}`);

describe("a day", () => {
  test("with its year is taken as printed, whatever the page's", () => {
    const reading = read({ date: { year: 2021, month: 3, day: 4 } });
    expect(reading.fields).toMatchObject({ published: "2021-03-04" });
    expect(reading.fields).not.toHaveProperty("guessed");
    expect(rules(reading)).toEqual([]);
  });

  test("without a year takes the page's, and its guess", () => {
    const day = { date: { month: 1, day: 1 } };
    expect(read(day).fields).toMatchObject({ published: "2026-01-01", guessed: ["published"] });
    expect(rules(read(day))).toEqual(["4:1 note guessed-year"]);
    const known = read(day, { date: "2026-01-02", from: "flag" });
    expect(known.fields).toMatchObject({ published: "2026-01-01" });
    expect(known.fields).not.toHaveProperty("guessed");
    expect(read(day, { date: "XXXX-01-02", from: "unknown" }).fields.published).toBe("XXXX-01-01");
    expect(read(day, { from: "unknown" }).fields.published).toBe("XXXX-01-01");
  });

  test("after the page's own is reported: the year may be wrong", () => {
    expect(rules(read({ date: { month: 12, day: 30 } }))).toEqual([
      "4:1 note guessed-year",
      "4:1 warning date-after-capture",
    ]);
    expect(rules(read({ date: { year: 2027, month: 1, day: 1 } }))).toEqual(["4:1 warning date-after-capture"]);
    expect(rules(read({ date: { month: 12, day: 30 } }, { date: "XXXX-01-02", from: "unknown" }))).toEqual([]);
  });

  test("that the page's year does not have is kept without one", () => {
    const reading = read({ date: { month: 2, day: 29 } });
    expect(reading.fields.published).toBe("XXXX-02-29");
    expect(reading.fields).not.toHaveProperty("guessed");
    expect(rules(reading)).toEqual(["4:1 warning impossible-date"]);
  });
});

test("a count of comments keeps the day on which it was seen", () => {
  expect(read({ commentCount: 3 }).fields.comments).toEqual({ count: 3, seen: "2026-01-02" });
  expect(read({ commentCount: 0 }, { from: "unknown" }).fields.comments).toEqual({ count: 0 });
});

test("an organisation is no author, and a count is no organisation", () => {
  expect(read({ organization: { name: "Lab", handle: "lab" } }).fields).toMatchObject({
    organization: { name: "Lab", handle: "lab" },
  });
  expect(read({ organization: { name: "Lab", handle: "lab" } }).fields).not.toHaveProperty("authors");
  expect(read({ authorCount: 4 }).fields).not.toHaveProperty("organization");
});

test("the id comes from the title as captured, the text is clean, and what was taken out is said", () => {
  const reading = read({ title: "The texttt{D}ual \u202ePaper" }, inferred, [
    "The texttt{D}ual \u202ePaper",
    "",
    "One.",
    "",
  ]);
  expect(reading).toMatchObject({ slug: "the-dual-paper", fields: { title: "The Dual Paper" } });
  expect(reading.repairs).toEqual([
    { field: "title", line: 1, column: 5, from: "texttt{D}ual", to: "Dual", rule: "font-command" },
  ]);
  expect(rules(reading)).toEqual(["1:18 note invisible-characters"]);
});

test("links in the abstract are kept apart, as many as a paper may hold", () => {
  const many = Array.from({ length: 1000 }, (_, index) => `https://x.example/${index}`);
  const { fields } = read({ abstract: [`At github.com/o/n and ${many.join(" ")}.`] });
  expect(fields["links.code"]).toEqual(["https://github.com/o/n"]);
  expect(fields["links.other"]?.slice(0, 2)).toEqual(["https://x.example/0", "https://x.example/1"]);
  expect(JSON.stringify(fields["links.other"]).length).toBeLessThan(6000);
});
