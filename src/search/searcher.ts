import type { Card } from "./card-file.ts";
import { countFacets } from "./facets.ts";
import { chooseFilters, type FacetFilters, type RowTest } from "./filters.ts";
import { findPapers, type Found } from "./find-papers.ts";
import { markText } from "./marks.ts";
import type { Matches } from "./matches.ts";
import { type LoadFile, openIndex, type OpenIndex } from "./open-index.ts";
import { orderPage } from "./order.ts";
import type { Searcher, SearchAnswer, SearchHit, SearchRequest } from "./request.ts";
import { createWordReader, type WordReader } from "./words.ts";

export type { Facets, FacetValue, Range, SearchAnswer, Searcher, SearchHit, SearchRequest } from "./request.ts";

/** Opens the index whose files `load` gives. Nothing is loaded before the first question, and no file twice. */
export function openSearcher(load: LoadFile): Searcher {
  const index = openIndex(load);
  const read = createWordReader();
  /* Results, more of them and facets of one question are asked for one after the other: the papers are looked for once. */
  let last: { readonly key: string; readonly found: Promise<Found> } | undefined;
  const find = async ({ text, isTyping }: SearchRequest): Promise<Found> => {
    const key = JSON.stringify([text, isTyping]);
    if (last?.key === key) return await last.found;
    const found = findPapers(text, isTyping, index, read);
    last = { key, found };
    found.catch(() => {
      if (last?.found === found) last = undefined;
    });
    return await found;
  };
  return {
    async search(request) {
      const found = await find(request);
      const filters = await chooseFilters(request, index);
      const matches = await keepRows(found.matches, [...found.tests, ...listTests(filters)], index);
      const numbers = await orderPage(matches, found.hasScores, request, index);
      const hits = await showHits(numbers, found, index, read);
      return { total: matches.numbers.length, hits, problems: found.problems } satisfies SearchAnswer;
    },
    async facets(request) {
      const found = await find(request);
      const filters = await chooseFilters(request, index);
      const rows = await index.rows(found.matches.numbers);
      const wanted = [...rows.values()].filter((row) => found.tests.every((test) => test(row)));
      return await countFacets(wanted, filters, request, index);
    },
  };
}

function listTests(filters: FacetFilters): readonly RowTest[] {
  return Object.values(filters).filter((test) => test !== undefined);
}

async function keepRows(matches: Matches, tests: readonly RowTest[], index: OpenIndex): Promise<Matches> {
  if (tests.length === 0 || matches.numbers.length === 0) return matches;
  const rows = await index.rows(matches.numbers);
  const isKept = matches.numbers.map((number) => {
    const row = rows.get(number);
    return row !== undefined && tests.every((test) => test(row)) ? 1 : 0;
  });
  return {
    numbers: matches.numbers.filter((_, at) => isKept[at] === 1),
    scores: matches.scores.filter((_, at) => isKept[at] === 1),
  };
}

async function showHits(
  numbers: readonly number[],
  { clauses }: Found,
  index: OpenIndex,
  read: WordReader,
): Promise<readonly SearchHit[]> {
  const cards = await index.cards(numbers);
  const { topics } = await index.manifest();
  const topicOf = new Map(topics.map(({ number, value, label }) => [number, { slug: value, title: label }]));
  const toHit = (card: Card): SearchHit => ({
    id: card.id,
    title: card.title,
    withdrawal: card.withdrawal,
    abstract: card.abstract,
    authors: card.authors,
    authorCount: card.authorCount,
    organization: card.organization,
    published: card.published,
    isGuessed: card.isGuessed,
    venue: card.venue,
    topics: card.topics.flatMap((topic) => topicOf.get(topic) ?? []),
    marks: { title: markText(card.title, clauses, read), abstract: markText(card.abstract, clauses, read) },
  });
  return numbers.flatMap((number) => {
    const card = cards.get(number);
    return card === undefined ? [] : [toHit(card)];
  });
}
