import { describe, expect, test } from "vitest";
import { meetPapers, noteUse, noVisits, wasOpenedBefore, type Visits } from "../../src/browser/reader/visits.ts";

const HOUR = 3_600_000;
const MORNING = 1_700_000_000_000;
const newIn = (visits: Visits) => [...visits.met].filter(([, isNew]) => isNew).map(([paper]) => paper);

/** A first visit in which everything was opened. */
const first = meetPapers(noteUse(noVisits, MORNING), "", ["a", "b"]);

describe("what is new", () => {
  test("is nothing on the first visit", () => {
    expect(newIn(first)).toEqual([]);
    expect(wasOpenedBefore(first, "")).toBe(false);
  });

  test("is what a source did not have when the visit began, for as long as the visit lasts", () => {
    const second = meetPapers(noteUse(first, MORNING + 5 * HOUR), "", ["c", "a", "b"]);
    expect(newIn(second)).toEqual(["c"]);
    const reloaded = meetPapers(noteUse(second, MORNING + 6 * HOUR), "", ["c", "a", "b"]);
    expect(newIn(reloaded)).toEqual(["c"]);
    const third = meetPapers(noteUse(reloaded, MORNING + 24 * HOUR), "", ["c", "a", "b"]);
    expect(newIn(third)).toEqual([]);
  });

  test("grows while the visit lasts", () => {
    const second = meetPapers(noteUse(first, MORNING + 5 * HOUR), "", ["c", "a", "b"]);
    expect(newIn(meetPapers(second, "", ["d", "c", "a"]))).toEqual(["c", "d"]);
  });

  test("is nothing in a source that is opened for the first time, unless another source says so, whichever was opened first", () => {
    const later = noteUse(first, MORNING + 5 * HOUR);
    expect(newIn(meetPapers(later, "topics/x/", ["c", "old"]))).toEqual([]);
    const topicFirst = meetPapers(meetPapers(later, "topics/x/", ["c", "old"]), "", ["c", "a", "b"]);
    const allFirst = meetPapers(meetPapers(later, "", ["c", "a", "b"]), "topics/x/", ["c", "old"]);
    expect(newIn(topicFirst)).toEqual(["c"]);
    expect(newIn(allFirst)).toEqual(["c"]);
  });

  test("does not come again when a feed drops a paper and takes it up again", () => {
    const second = meetPapers(noteUse(first, MORNING + 5 * HOUR), "", ["b"]);
    expect(newIn(meetPapers(noteUse(second, MORNING + 10 * HOUR), "", ["a", "b"]))).toEqual([]);
  });
});

describe("a visit", () => {
  test("goes on while somebody is there within four hours", () => {
    const hours = [1, 4, 7, 10].map((hour) => MORNING + hour * HOUR);
    expect(hours.reduce(noteUse, first).number).toBe(1);
    expect(noteUse(first, MORNING + 4 * HOUR).number).toBe(2);
  });

  test("begins when the clock was set back a day, so that it cannot last for ever", () => {
    expect(noteUse(first, MORNING - 24 * HOUR).number).toBe(2);
  });
});

test("what is remembered stays small, and what is forgotten is not called new", () => {
  let visits = noVisits;
  for (let day = 0; day < 60; day += 1) {
    const papers = Array.from({ length: 200 }, (_, index) => `paper-${day}-${index}`);
    visits = meetPapers(noteUse(visits, MORNING + day * 24 * HOUR), `archive/${day}/`, papers);
  }
  expect(visits.known.size).toBeLessThanOrEqual(5000);
  const again = Array.from({ length: 200 }, (_, index) => `paper-0-${index}`);
  const back = meetPapers(noteUse(visits, MORNING + 100 * 24 * HOUR), "archive/0/", again);
  expect(newIn(back)).toEqual([]);
});
