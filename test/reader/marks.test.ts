import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noMarks, setRead, setStar, type Marks } from "../../src/browser/reader/marks.ts";
import { renderMarksFile, takeMarksFile } from "../../src/browser/reader/marks-file.ts";
import { parseStored, renderStored, storageKey } from "../../src/browser/reader/stored-marks.ts";
import { meetPapers, noteUse } from "../../src/browser/reader/visits.ts";

const SITE = "6f1b0f8e-2d0a-4c56-9a53-0d1c8f1f6a10";

const ids = fc.stringMatching(/^[a-z0-9-]{1,80}$/);
const someMarks = fc
  .record({
    read: fc.uniqueArray(ids),
    starred: fc.array(fc.tuple(ids, fc.string())),
    sources: fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9/-]{0,20}$/), fc.array(ids))),
    hasKeys: fc.boolean(),
    isKeptOffline: fc.boolean(),
  })
  .map(({ read, starred, sources, hasKeys, isKeptOffline }): Marks => {
    const visits = sources.reduce(
      (sum, [source, papers], index) => meetPapers(noteUse(sum, index * 20_000_000), source, papers),
      noMarks.visits,
    );
    const marks = starred.reduce((sum, [id, title]) => setStar(sum, id, title), setRead(noMarks, read, true));
    return { ...marks, visits, settings: { hasKeys, isKeptOffline } };
  });

describe("in the browser's storage", () => {
  test("marks come back as they were", () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        expect(parseStored(renderStored(marks))).toEqual(marks);
      }),
    );
  });

  test("any text is read, and what was read can be written and read again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), damaged()), (text) => {
        const marks = parseStored(text);
        expect(parseStored(renderStored(marks))).toEqual(marks);
      }),
    );
  });

  test("a damaged part does not take the rest with it", () => {
    const marks = parseStored(
      '{"read":["good","<b>",7,"__proto__"],"starred":"x","visits":{"number":-1},"settings":{"hasKeys":false}}',
    );
    expect([...marks.read]).toEqual(["good"]);
    expect(marks.starred.size).toBe(0);
    expect(marks.visits.number).toBe(0);
    expect(marks.settings).toEqual({ hasKeys: false, isKeptOffline: true });
  });

  test("nothing is no marks", () => {
    expect(parseStored(null)).toEqual(noMarks);
  });

  test("two archives on one host do not share marks", () => {
    expect(storageKey("a")).not.toBe(storageKey("b"));
  });
});

/** Stored marks with a piece cut out. */
function damaged(): fc.Arbitrary<string> {
  return fc.tuple(someMarks, fc.nat(400), fc.nat(40)).map(([marks, from, length]) => {
    const text = renderStored(marks);
    return text.slice(0, from) + text.slice(from + length);
  });
}

describe("a file of marks", () => {
  test("takes read and starred papers to another browser", () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const taken = takeMarksFile(noMarks, renderMarksFile(marks, SITE), SITE).marks;
        expect(taken.read).toEqual(marks.read);
        expect([...taken.starred.keys()]).toEqual([...marks.starred.keys()]);
      }),
    );
  });

  test("adds to what is there and takes nothing away", () => {
    const here = setStar(setRead(noMarks, ["a"], true), "s", "My own title");
    const there = setStar(setStar(setRead(noMarks, ["a", "b"], true), "s", "Another"), "t", "Second");
    const { marks, words } = takeMarksFile(here, renderMarksFile(there, SITE), SITE);
    expect([...marks.read]).toEqual(["a", "b"]);
    expect([...marks.starred]).toEqual([
      ["s", "My own title"],
      ["t", "Second"],
    ]);
    expect(words).toBe("Took 1 read and 1 starred that were not marked here.");
  });

  test.each([
    ["no JSON", "nonsense", "This is no file of marks that this reader knows; nothing was taken."],
    ["another file", '{"items":[]}', "This is no file of marks that this reader knows; nothing was taken."],
    ["a list", "[]", "This is no file of marks that this reader knows; nothing was taken."],
    [
      "a later version",
      `{"format":"offprint-reader-marks","version":2,"site":"${SITE}"}`,
      "This is no file of marks that this reader knows; nothing was taken.",
    ],
    [
      "another archive",
      '{"format":"offprint-reader-marks","version":1,"site":"other","read":["a"]}',
      "These marks belong to another archive; nothing was taken.",
    ],
  ])("that is %s changes nothing and says why", (_, text, words) => {
    expect(takeMarksFile(noMarks, text, SITE)).toEqual({ marks: noMarks, words });
  });

  test("names how many of its marks name no paper", () => {
    const text = JSON.stringify({
      format: "offprint-reader-marks",
      version: 1,
      site: SITE,
      read: ["a", "../up", 3],
      starred: [{ id: "b" }, null, { id: "C" }],
    });
    const { marks, words } = takeMarksFile(noMarks, text, SITE);
    expect([...marks.starred]).toEqual([["b", "b"]]);
    expect(words).toBe("Took 1 read and 1 starred that were not marked here. Left out 4 that name no paper.");
  });
});
