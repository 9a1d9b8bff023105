import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SearchPaper } from "../../src/search/paper.ts";
import type { SearchRequest } from "../../src/search/searcher.ts";
import { ask, indexFiles, makeSearchPaper, openSearch } from "../search/open.ts";
import { assertAlways, assertAlwaysAsync } from "./tries.ts";

/** Words with forms in common, so that small archives have papers that share some of them. */
const WORDS = [
  "model",
  "models",
  "modeling",
  "pony",
  "ponies",
  "hope",
  "hoping",
  "graph",
  "graphs",
  "α",
  "ℓ_2",
  "Ünion",
  "x9",
];
const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { maxLength: 6 }).map((list) => list.join(" "));
const topic = fc.constantFrom({ slug: "one", title: "Topic one" }, { slug: "two", title: "Topic two" });

const paper: fc.Arbitrary<SearchPaper> = fc
  .record({
    title: words,
    abstract: words,
    authors: fc.array(fc.constantFrom("Ann Stone", "Li Graph", "Ann Li"), { maxLength: 2 }),
    published: fc.constantFrom("2020", "2021-03", "2021-03-04", "XXXX-01-02", undefined),
    topics: fc.uniqueArray(topic, { selector: ({ slug }) => slug }),
    venue: fc.constantFrom("ICML", "NeurIPS", undefined),
    hasCode: fc.boolean(),
  })
  .map((fields) => makeSearchPaper({ id: "", ...fields }));
const papers = fc
  .array(paper, { maxLength: 12 })
  .map((list) => list.map((item, index) => ({ ...item, id: `paper-${index}` })));

/** What a question asks, and how it is written. */
interface Part {
  readonly text: string;
  readonly isMet: (paper: SearchPaper) => boolean;
}

/** The stems of the words above, written down by hand: the test does not ask the code what it is to find. */
const STEMS: Readonly<Record<string, string>> = {
  model: "model",
  models: "model",
  modeling: "model",
  pony: "poni",
  ponies: "poni",
  hope: "hope",
  hoping: "hope",
  graph: "graph",
  graphs: "graph",
  α: "alpha",
  ℓ_2: "l2",
  Ünion: "union",
  x9: "x9",
  ann: "ann",
  stone: "stone",
  li: "li",
  topic: "topic",
  one: "on",
  two: "two",
  icml: "icml",
  neurips: "neurip",
};
const stem = (text: string): string => STEMS[text] ?? STEMS[text.toLowerCase()] ?? text;

const fieldsOf = (item: SearchPaper): readonly string[] => [
  item.title,
  item.abstract,
  item.venue ?? "",
  ...item.topics.map(({ title }) => title),
  ...item.authors,
];
const wordsOf = (text: string): readonly string[] => text.split(" ").filter((part) => part !== "");
const hasWord = (item: SearchPaper, wanted: string): boolean =>
  fieldsOf(item).some((field) => wordsOf(field).some((other) => stem(other) === stem(wanted)));
const hasRow = (item: SearchPaper, row: readonly string[]): boolean =>
  fieldsOf(item).some((field) => ` ${field.toLowerCase()} `.includes(` ${row.join(" ").toLowerCase()} `));

const positive: fc.Arbitrary<Part> = fc.oneof(
  word.map((text) => ({ text, isMet: (item: SearchPaper) => hasWord(item, text) })),
  fc
    .array(word, { minLength: 2, maxLength: 3 })
    .map((row) => ({ text: `"${row.join(" ")}"`, isMet: (item: SearchPaper) => hasRow(item, row) })),
  fc.constantFrom("one", "two").map((slug) => ({
    text: `topic:${slug}`,
    isMet: (item: SearchPaper) => item.topics.some((known) => known.slug === slug),
  })),
  fc.constantFrom("stone", "graph", "li").map((name) => ({
    text: `author:${name}`,
    isMet: (item: SearchPaper) => item.authors.some((known) => wordsOf(known.toLowerCase()).includes(name)),
  })),
  fc.constant({ text: `author:"ann li"`, isMet: (item: SearchPaper) => item.authors.includes("Ann Li") }),
  fc.constantFrom("2020", "2021").map((year) => ({
    text: `year:${year}`,
    isMet: (item: SearchPaper) => item.published?.startsWith(year) === true,
  })),
  fc.constant({ text: "venue:icml", isMet: (item: SearchPaper) => item.venue === "ICML" }),
  fc.constant({ text: "has:code", isMet: (item: SearchPaper) => item.hasCode }),
);
const part = fc.oneof(
  { weight: 3, arbitrary: positive },
  {
    weight: 1,
    arbitrary: positive.map(({ text, isMet }) => ({ text: `-${text}`, isMet: (item: SearchPaper) => !isMet(item) })),
  },
);

type Search = (papers: readonly SearchPaper[], request: SearchRequest) => Promise<readonly string[]>;

const search: Search = async (items, request) => {
  const { hits, total } = await openSearch(indexFiles(items)).searcher.search(request);
  expect(total).toBe(hits.length);
  return hits.map(({ id }) => id);
};

async function isLikeReading(find: Search): Promise<void> {
  await assertAlwaysAsync(
    fc.asyncProperty(papers, fc.array(part, { maxLength: 4 }), async (items, parts) => {
      const found = await find(items, ask(parts.map(({ text }) => text).join(" ")));
      const expected = items.filter((item) => parts.every(({ isMet }) => isMet(item))).map(({ id }) => id);
      expect([...found].sort()).toEqual(expected.toSorted());
    }),
    { endOnFailure: find !== search },
  );
}

describe("a search", () => {
  test("finds what reading every paper would find", async () => {
    await isLikeReading(search);
  });

  test.each<[string, Search]>([
    [
      "knows no minus",
      async (items, request) => await search(items, { ...request, text: request.text.replaceAll("-", "") }),
    ],
    ["loses the last paper", async (items, request) => await search(items.slice(0, -1), request)],
    [
      "takes a phrase for words",
      async (items, request) => await search(items, { ...request, text: request.text.replaceAll('"', "") }),
    ],
  ])("that %s would show", async (_name, find) => {
    await expect(isLikeReading(find)).rejects.toThrow("Property failed");
  });

  test("gives the same results in pages of any size", async () => {
    await assertAlwaysAsync(
      fc.asyncProperty(
        papers,
        fc.array(part, { maxLength: 2 }),
        fc.constantFrom("relevance" as const, "newest" as const, "oldest" as const),
        fc.integer({ min: 1, max: 5 }),
        async (items, parts, sort, count) => {
          const { searcher } = openSearch(indexFiles(items));
          const request = ask(parts.map(({ text }) => text).join(" "), { sort });
          const all = await searcher.search(request);
          const paged: string[] = [];
          for (let from = 0; from < all.total; from += count)
            paged.push(...(await searcher.search({ ...request, from, count })).hits.map(({ id }) => id));
          expect(paged).toEqual(all.hits.map(({ id }) => id));
        },
      ),
    );
  });

  test("counts in its facets what choosing them would find", async () => {
    await assertAlwaysAsync(
      fc.asyncProperty(
        papers,
        positive,
        fc.subarray(["one", "two"]),
        fc.subarray(["2020", "2021"]),
        async (items, { text }, topics, years) => {
          const { searcher } = openSearch(indexFiles(items));
          const request = ask(text, { topics, years });
          const facets = await searcher.facets(request);
          for (const { value, count } of facets.topics)
            expect((await searcher.search({ ...request, topics: [value] })).total).toBe(count);
          for (const { value, count } of facets.years)
            expect((await searcher.search({ ...request, years: [value] })).total).toBe(count);
          for (const { value, count } of facets.venues)
            expect((await searcher.search({ ...request, venues: [value] })).total).toBe(count);
          expect((await searcher.search({ ...request, hasCode: true })).total).toBe(facets.hasCode);
        },
      ),
    );
  });

  test("has an answer for any text, and marks that are inside of what they mark", async () => {
    const signs = fc.constantFrom(
      '"',
      "-",
      ":",
      "topic:",
      "author:",
      "year:",
      "..",
      "(",
      ")",
      "_",
      "^",
      "∞",
      "学",
      "ー",
      "\ud800",
      " ",
      "o(",
      "“",
      "a",
      "2",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(signs, { maxLength: 30 }).map((list) => list.join("")),
    );
    await assertAlwaysAsync(
      fc.asyncProperty(texts, texts, fc.boolean(), async (asked, text, isTyping) => {
        const { searcher } = openSearch(
          indexFiles([makeSearchPaper({ id: "a", title: text, abstract: asked, authors: [text] })]),
        );
        const { hits } = await searcher.search(ask(asked, { isTyping }));
        await searcher.facets(ask(asked, { isTyping }));
        for (const { marks, title, abstract } of hits) {
          for (const [ranges, marked] of [
            [marks.title, title],
            [marks.abstract, abstract],
          ] as const) {
            let before = -1;
            for (const [from, to] of ranges) {
              expect(from).toBeGreaterThan(before);
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual(marked.length);
              before = to;
            }
          }
        }
      }),
    );
  });
});

describe("an index", () => {
  test("is the same bytes whatever the order of papers", () => {
    assertAlways(
      fc.property(
        papers.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
        ([items, shuffled]) => {
          expect([...indexFiles(shuffled)]).toEqual([...indexFiles(items)]);
        },
      ),
    );
  });
});
