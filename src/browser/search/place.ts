import { readState, writeState, type SearchState } from "./state.ts";

/** What a page of the history keeps beside its address. */
interface Kept {
  /** How many results were shown. */
  readonly shown: number;
  /** How far down one had read, in pixels. */
  readonly top: number;
  /** Its last word may be unfinished: it was found while it was typed. */
  readonly isTyping: boolean;
}

/** The address of the page, and the way back through the searches before. */
export interface Place {
  readonly read: () => SearchState;
  readonly kept: () => Kept;
  readonly keep: (kept: Kept) => void;
  /** The search is still being written: the address follows, without a step in the history. */
  readonly follow: (state: SearchState) => void;
  /** The search is meant: a step in the history, the one before as it was when it was meant. */
  readonly commit: (state: SearchState) => void;
  /** The history led to another search. */
  readonly arrive: () => void;
}

export function openPlace(): Place {
  const addressOf = (state: SearchState): string => location.pathname + writeState(state);
  let meant = addressOf(readState(location.search));
  return {
    read: () => readState(location.search),
    kept: () => readKept(history.state),
    keep: (kept) => history.replaceState(kept, ""),
    follow: (state) => history.replaceState({ isTyping: true }, "", addressOf(state)),
    commit: (state) => {
      const address = addressOf(state);
      if (address === meant) return;
      if (location.pathname + location.search !== meant) history.replaceState(null, "", meant);
      history.pushState(null, "", address);
      meant = address;
    },
    arrive: () => {
      meant = location.pathname + location.search;
    },
  };
}

function readKept(state: unknown): Kept {
  const { shown, top, isTyping }: { readonly [Key in keyof Kept]?: unknown } =
    typeof state === "object" && state !== null ? state : {};
  return {
    shown: typeof shown === "number" ? shown : 0,
    top: typeof top === "number" ? top : 0,
    isTyping: isTyping === true,
  };
}
