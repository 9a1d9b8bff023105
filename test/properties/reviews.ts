import * as fc from "fast-check";
import type { Review, WordPiece } from "../../src/model/review.ts";
import type { UrlPath } from "../../src/model/url.ts";
import { TRAPS } from "../traps.ts";
import { line } from "./arbitraries.ts";

/** What strangers write, and what reports are made of. */
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("Glass oars", "content/papers/gl/glass-oars.md", "glass-oars", "2025-11-28", ""),
  },
  { weight: 2, arbitrary: fc.constantFrom(...TRAPS) },
  { weight: 2, arbitrary: line },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...TRAPS, "long words "), fc.integer({ min: 1, max: 300 }))
      .map(([trap, times]) => trap.repeat(times)),
  },
);
const path = text.map((address) => address as UrlPath);
const count = fc.nat({ max: 2000 });
const list = <Item>(item: fc.Arbitrary<Item>, maxLength = 4): fc.Arbitrary<Item[]> => fc.array(item, { maxLength });
/** Seldom very many of a few. */
const many = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.oneof(
    { weight: 5, arbitrary: list(item) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 150 }))
        .map(([items, times]) => Array.from({ length: times }, () => structuredClone(items)).flat()),
    },
  );

const words: fc.Arbitrary<WordPiece[]> = list(fc.record({ kind: fc.constantFrom("same", "old", "new"), text }), 6);
const field = fc.record(
  {
    field: text,
    before: text,
    after: text,
    words,
    owner: fc.constantFrom("machine", "person"),
    isGuessed: fc.boolean(),
  },
  { requiredKeys: ["field", "owner", "isGuessed"] },
);
const move = fc.record({
  slug: text,
  title: text,
  kind: fc.constantFrom("gained", "lost"),
  why: text,
  cause: fc.constantFrom("paper", "rule"),
});
const place = { line: fc.integer({ min: 1, max: 999 }), column: fc.integer({ min: 1, max: 99 }) };
const repair = fc.record({ ...place, field: fc.constantFrom("title", "abstract"), from: text, to: text, rule: text });
const paper = fc.record(
  {
    id: text,
    title: text,
    file: text,
    kind: fc.constantFrom("added", "changed", "removed", "merged", "renamed"),
    into: text,
    reason: text,
    published: text,
    isPublishedGuessed: fc.boolean(),
    fields: list(field),
    topics: list(move),
    repairs: list(repair),
    doubts: list(text, 2),
  },
  { requiredKeys: ["id", "title", "file", "kind", "fields", "topics", "repairs", "doubts"] },
);
const topic = fc.record({
  slug: text,
  title: text,
  kind: fc.constantFrom("added", "changed", "removed", "renamed"),
  fields: list(field),
  gained: many(text),
  lost: many(text),
});
const digest = fc.record({
  id: text,
  title: text,
  kind: fc.constantFrom("added", "changed", "removed"),
  date: text,
  entries: fc.record({ before: count, after: count, known: count }),
  fields: list(field),
});
const git = fc.record({ mode: fc.constantFrom("100644", "100755", "120000", "160000") });
const file = fc.record({ path: text, before: git, after: git }, { requiredKeys: ["path"] });
const problem = fc.record({
  ...place,
  file: text,
  severity: fc.constantFrom("error", "warning", "note"),
  message: text,
  rule: text,
});
const pair = fc.record({
  ids: fc.tuple(text, text),
  titles: fc.tuple(text, text),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});
const point = fc.record({
  id: text,
  claim: text,
  state: fc.constantFrom("proved", "failed", "open"),
  evidence: text,
  places: many(fc.record({ file: text, line: place.line, what: text })),
});

/** Any review, sense or not. */
export const anyReview: fc.Arbitrary<Review> = fc.record(
  {
    base: fc.record({ ref: text, commit: text }),
    notes: many(text),
    totals: fc.record({ papersBefore: count, papersAfter: count }),
    papers: many(paper),
    topics: many(topic),
    digests: many(digest),
    content: many(file),
    outside: many(file),
    nearDuplicates: many(pair),
    problems: fc.record({ introduced: many(problem), fixed: many(problem), standing: count }),
    addresses: fc.record(
      {
        added: many(path),
        changed: many(path),
        redirected: many(fc.record({ path, to: path })),
        vanished: many(path),
        emptied: many(path),
        feeds: many(fc.record({ path, title: text, added: count, changed: count, removed: count })),
      },
      { requiredKeys: ["added", "changed", "redirected", "vanished", "feeds"] },
    ),
    checklist: many(point),
  },
  {
    requiredKeys: [
      "base",
      "totals",
      "papers",
      "topics",
      "digests",
      "content",
      "outside",
      "nearDuplicates",
      "problems",
      "addresses",
      "checklist",
    ],
  },
);
