import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createByteReader, createByteWriter } from "../../src/search/bytes.ts";
import { encodeCards, readCards } from "../../src/search/card-file.ts";
import { findLeaf, findLeavesUnder, nameLeafFile, partKeys } from "../../src/search/leaves.ts";
import { encodeManifest, encodeNames, readManifest, readNames } from "../../src/search/manifest.ts";
import { numberIds } from "../../src/search/numbers.ts";
import { createPostingStore } from "../../src/search/posting-store.ts";
import { encodeDate, encodeTable, readTable, yearOfDate } from "../../src/search/table-file.ts";
import { encodePlaces, encodeWords, readPlaces, readPostings, readWordEntries } from "../../src/search/word-file.ts";

const BITS = 12;
const number = fc.integer({ min: 0, max: 2 ** BITS - 1 });
const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

describe("what is written is read", () => {
  test("numbers and texts", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.string({ unit: "grapheme" }))), (pairs) => {
        const writer = createByteWriter();
        for (const [value, text] of pairs) {
          writer.number(value);
          writer.text(text);
        }
        const reader = createByteReader(writer.bytes());
        expect(pairs.map(() => [reader.number(), reader.text()])).toEqual(pairs);
        expect(() => reader.byte()).toThrow(RangeError);
      }),
    );
  });

  test("a table", () => {
    const row = fc.record({
      number,
      date: fc.nat({ max: 2_000_000 }),
      hasCode: fc.boolean(),
      organization: some(number),
      venue: some(number),
      topics: fc.array(number, { maxLength: 4 }),
    });
    const rows = fc
      .uniqueArray(row, { selector: (value) => value.number })
      .map((all) => all.sort((a, b) => a.number - b.number));
    fc.assert(
      fc.property(rows, (all) => {
        expect(readTable(encodeTable(all, BITS), BITS)).toEqual(all);
      }),
    );
  });

  test("the manifest and the names", () => {
    const name = fc.record({ number, value: fc.string(), label: fc.string({ unit: "grapheme" }) });
    const names = fc.array(name);
    const leaf = fc.constantFrom("", "con", "le`", "2 ", "a\n", "学", "\ud800", "@a");
    const manifest = fc.record({
      papers: number,
      bits: number,
      tableBits: number,
      cardBits: number,
      leaves: fc.array(leaf),
      topics: names,
    });
    fc.assert(
      fc.property(manifest, names, names, (all, organizations, venues) => {
        expect(readManifest(encodeManifest(all))).toEqual(all);
        expect(readNames(encodeNames({ organizations, venues }))).toEqual({ organizations, venues });
      }),
    );
  });

  test("cards", () => {
    const card = fc.record({
      number,
      id: fc.string({ minLength: 1 }),
      title: fc.string({ unit: "grapheme" }),
      abstract: fc.string({ unit: "grapheme" }),
      authors: fc.array(fc.string()),
      authorCount: some(fc.integer({ min: 1, max: 900 })),
      organization: some(fc.string({ minLength: 1 })),
      published: some(fc.constantFrom("2023", "XXXX-01-02")),
      isGuessed: fc.boolean(),
      venue: some(fc.string({ minLength: 1 })),
      topics: fc.array(number),
    });
    fc.assert(
      fc.property(fc.array(card), (cards) => {
        expect(readCards(encodeCards(cards))).toEqual(cards);
      }),
    );
  });

  test("words and their places", () => {
    const form = fc.string({ unit: fc.constantFrom("a", "b", "é", "学", "😀"), minLength: 1, maxLength: 5 });
    const mention = fc.tuple(
      form,
      fc.integer({ min: 1, max: 255 }),
      fc.uniqueArray(fc.nat({ max: 40_000 }), { minLength: 1, maxLength: 5 }),
    );
    const paper = fc.tuple(number, fc.uniqueArray(mention, { selector: ([text]) => text, maxLength: 8 }));
    const papers = fc
      .uniqueArray(paper, { selector: ([id]) => id, maxLength: 8 })
      .map((all) => all.sort((a, b) => a[0] - b[0]));
    fc.assert(
      fc.property(papers, (all) => {
        const store = createPostingStore();
        for (const [id, mentions] of all)
          store.add(id, {
            forms: mentions.map(([text]) => text),
            impacts: mentions.map(([, impact]) => impact),
            places: mentions.map(([, , places]) => places.toSorted((a, b) => a - b)),
          });
        const postings = store.finish();
        const leaf = { name: "", from: 0, to: postings.forms.length };
        const words = encodeWords(postings, leaf, BITS);
        const places = encodePlaces(postings, leaf, BITS);
        const found = readWordEntries(words, BITS).flatMap((entry) => {
          const { numbers, impacts } = readPostings(words, entry);
          const rows: unknown[] = [];
          readPlaces(
            places,
            entry,
            BITS,
            () => true,
            (posting, at) => rows.push([numbers[posting], [entry.form, impacts[posting], at]]),
          );
          return rows;
        });
        const expected = all.flatMap(([id, mentions]) =>
          mentions.map(([text, impact, at]) => [id, [text, impact, at.toSorted((a, b) => a - b)]]),
        );
        const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
        expect(sorted(found)).toEqual(sorted(expected));
      }),
    );
  });

  test("dates, in the order of listings", () => {
    const dates = ["2024-02-29", "2024-02-01", "2024-02", "2024", "2023-12-31", "1936", "0099-01"];
    const encoded = dates.map(encodeDate);
    expect(encoded.toSorted((a, b) => b - a)).toEqual(encoded);
    expect(encoded.map(yearOfDate)).toEqual(["2024", "2024", "2024", "2024", "2023", "1936", "0099"]);
    expect(["XXXX-10-14", undefined].map(encodeDate)).toEqual([0, 0]);
    expect(yearOfDate(0)).toBeUndefined();
  });

  test.each([
    ["a table", (bits: number) => void readTable(encodeTable([], bits), BITS)],
    ["cards", () => void readCards(new TextEncoder().encode("[0]"))],
  ])("%s of another index is refused", (_name, read) => {
    expect(() => read(BITS + 1)).toThrow("has changed since this page was opened");
  });
});

describe("leaves", () => {
  const key = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "z", "0", "é", "学"), minLength: 1, maxLength: 6 }),
    fc.constantFrom("a", "ab"),
  );
  const sized = fc.array(fc.tuple(key, fc.constantFrom(10, 3000, 9000, 20_000)), { minLength: 1, maxLength: 60 });

  test("hold every key in one file, which is found by the key and by what it begins with", () => {
    fc.assert(
      fc.property(sized, (pairs) => {
        const sorted = pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
        const keys = sorted.map(([text]) => text);
        const leaves = partKeys(keys, (index) => sorted[index]?.[1] ?? 0);
        const names = leaves.map(({ name }) => name);
        expect(names).toEqual([...names].sort());
        expect(leaves.flatMap(({ from, to }) => keys.slice(from, to))).toEqual(keys);
        for (const { name, from, to } of leaves) {
          const size = sorted.slice(from, to).reduce((sum, [, bytes]) => sum + bytes, 0);
          const inside = keys.slice(from, to);
          expect(size <= 16_384 || new Set(inside).size === 1).toBe(true);
          for (const text of inside) {
            expect(findLeaf(names, text)).toBe(name);
            for (let length = 0; length <= text.length; length += 1)
              expect(findLeavesUnder(names, text.slice(0, length))).toContain(name);
          }
        }
      }),
    );
  });

  test("are there without any key", () => {
    expect(partKeys([], () => 0)).toEqual([{ name: "", from: 0, to: 0 }]);
  });

  test("have names that any system takes for a file's", () => {
    expect(["", "con", "le`", "学", "@a"].map(nameLeafFile)).toEqual([
      "-.bin",
      "con-.bin",
      "le~0060-.bin",
      "~5b66-.bin",
      "~0040a-.bin",
    ]);
  });
});

describe("numbers", () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 300 });

  test("differ, and follow from the ids alone", () => {
    fc.assert(
      fc.property(ids, (all) => {
        const { of } = numberIds(all, 2);
        expect(new Set(of.values()).size).toBe(all.length);
        expect(new Map(numberIds(all.toReversed(), 2).of)).toEqual(new Map(of));
      }),
    );
  });

  test("stay when an id comes, but for few", () => {
    const all = Array.from({ length: 3000 }, (_, index) => `paper-${index}`);
    const before = numberIds(all, 4).of;
    let moved = 0;
    for (let more = 0; more < 100; more += 1) {
      const after = numberIds([...all, `new-${more}`], 4).of;
      moved += all.filter((id) => after.get(id) !== before.get(id)).length;
    }
    expect(moved).toBeLessThan(15);
  });
});
