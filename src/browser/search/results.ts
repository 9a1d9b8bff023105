import type { SearchAnswer, Searcher, SearchRequest } from "../../search/searcher.ts";
import { askSearcher, type Asked } from "./ask.ts";
import type { Parts } from "./elements.ts";
import { make } from "./elements.ts";
import { showFacets } from "./facets.ts";
import { makeResult } from "./result.ts";
import { asksNothing, isNarrowed, NO_SEARCH, type SearchState } from "./state.ts";
import { createTurns } from "./turns.ts";
import { adviseNone, FAILED, renderFound, renderMore, UNCOUNTED } from "./words.ts";

/** Results that come at once: each costs a file of cards. More are shown when asked for, and restored when a reader comes back. */
const FIRST = 10;
const MORE = 20;
const MOST_RESTORED = 200;

/** The part of the page that shows what was found. */
export interface Results {
  /** Shows the answer, unless one to a later question is there already. */
  readonly show: (
    state: SearchState,
    options?: { readonly isTyping?: boolean; readonly count?: number },
  ) => Promise<void>;
  /** Shows more of the same, and leads to the first of them. */
  readonly showMore: () => Promise<void>;
  readonly countShown: () => number;
}

/** `open` opens the index, and once more after a failure. */
export function createResults(parts: Parts, open: (hasFailed: boolean) => Searcher): Results {
  const turns = createTurns();
  let searcher = open(false);
  let wanted: SearchRequest = { ...NO_SEARCH, from: 0, count: FIRST, isTyping: false };

  async function show(
    state: SearchState,
    { isTyping = false, count = FIRST }: { readonly isTyping?: boolean; readonly count?: number } = {},
  ): Promise<void> {
    const turn = turns.begin();
    const request = { ...state, from: 0, count: Math.min(Math.max(count, FIRST), MOST_RESTORED), isTyping };
    wanted = request;
    if (asksNothing(state)) {
      turns.show(turn);
      showStart(parts);
      return;
    }
    try {
      const asked = await askSearcher(searcher, request);
      if (!turns.show(turn)) return;
      showAnswer(parts, asked.answer, state);
      if (wanted === request) await showChoices(asked, state);
    } catch {
      searcher = open(true);
      if (turns.isLast(turn) && turns.show(turn)) showFailure(parts);
    }
  }

  /** What the results can be narrowed by: they are worth showing without. */
  async function showChoices({ answer, request }: Asked, state: SearchState): Promise<void> {
    wanted = request;
    try {
      const facets = answer.facets ?? (await searcher.facets(request));
      if (wanted === request) showFacets(parts.facets, facets, state);
    } catch {
      if (wanted === request) parts.facets.replaceChildren(make("p", {}, UNCOUNTED));
    }
  }

  async function showMore(): Promise<void> {
    const request = wanted;
    const from = parts.results.childElementCount;
    try {
      const answer = await searcher.search({ ...request, from, count: MORE });
      if (wanted !== request || parts.results.childElementCount !== from) return;
      const items = answer.hits.map(makeResult);
      parts.results.append(...items);
      countResults(parts, answer.total);
      items[0]?.querySelector("a")?.focus();
    } catch {
      if (wanted === request) parts.problems.replaceChildren(make("p", {}, FAILED));
    }
  }

  return { show, showMore, countShown: () => parts.results.childElementCount };
}

/** Nothing is searched for: how to search, and other ways to a paper. */
function showStart(parts: Parts): void {
  parts.count.textContent = "";
  clearResults(parts);
  for (const part of [parts.order, parts.narrow, parts.again]) part.hidden = true;
  parts.start.hidden = false;
}

function showAnswer(parts: Parts, answer: SearchAnswer, state: SearchState): void {
  const advice = answer.total === 0 ? [adviseNone(isNarrowed(state), answer.problems)] : [];
  parts.problems.replaceChildren(...[...answer.problems, ...advice].map((words) => make("p", {}, words)));
  parts.results.replaceChildren(...answer.hits.map(makeResult));
  countResults(parts, answer.total);
  parts.again.hidden = true;
  parts.start.hidden = answer.total > 0;
  parts.order.hidden = answer.total < 2;
  parts.narrow.hidden = answer.total === 0 && !isNarrowed(state);
}

function countResults(parts: Parts, total: number): void {
  const shown = parts.results.childElementCount;
  parts.count.textContent = renderFound(total, shown);
  parts.more.hidden = shown >= total;
  parts.more.textContent = renderMore(total, shown, MORE);
}

function showFailure(parts: Parts): void {
  parts.count.textContent = FAILED;
  clearResults(parts);
  for (const part of [parts.order, parts.narrow]) part.hidden = true;
  for (const part of [parts.again, parts.start]) part.hidden = false;
}

function clearResults(parts: Parts): void {
  parts.problems.replaceChildren();
  parts.results.replaceChildren();
  parts.more.hidden = true;
}
