import type { Parts } from "./elements.ts";
import type { Place } from "./place.ts";
import type { Results } from "./results.ts";
import { NO_SEARCH, type SearchState } from "./state.ts";

/** What is searched for now, in the address, the form and the results alike. */
export interface Session {
  readonly now: () => SearchState;
  /** A change that may not be finished: looked for, without a step in the history. */
  readonly follow: (change: Partial<SearchState>) => void;
  /** A change that is meant. */
  readonly mean: (change: Partial<SearchState>) => void;
  /** Shows what the address asks for, as far down as it was read. */
  readonly restore: () => Promise<void>;
  /** Remembers how far that is. */
  readonly leave: () => void;
}

export function openSession(parts: Parts, place: Place, results: Results): Session {
  let state = NO_SEARCH;
  let isTyping = false;
  const change = (changes: Partial<SearchState>, isUnfinished: boolean): void => {
    state = { ...state, ...changes };
    isTyping = isUnfinished;
    void results.show(state, { isTyping });
  };
  return {
    now: () => state,
    follow: (changes) => {
      change(changes, true);
      place.follow(state);
    },
    mean: (changes) => {
      change(changes, false);
      place.commit(state);
    },
    restore: async () => {
      state = place.read();
      const kept = place.kept();
      isTyping = kept.isTyping;
      parts.box.value = state.text;
      parts.sort.value = state.sort;
      await results.show(state, { isTyping, count: kept.shown });
      if (kept.top > 0) scrollTo(0, kept.top);
    },
    leave: () => {
      place.keep({ shown: results.countShown(), top: scrollY, isTyping });
    },
  };
}
