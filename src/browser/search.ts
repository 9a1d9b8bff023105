/* The search page: what is typed, chosen and remembered becomes a question, and its answer a list of papers. */
import { openSearcher } from "../search/searcher.ts";
import { listenForSlash } from "./jump.ts";
import { findParts, type Parts } from "./search/elements.ts";
import { readFacets } from "./search/facets.ts";
import { loadFile } from "./search/files.ts";
import { listenForKeys } from "./search/keys.ts";
import { openPlace, type Place } from "./search/place.ts";
import { createResults, type Results } from "./search/results.ts";
import { asksNothing, SORTS, type SearchState } from "./search/state.ts";
import { createPause } from "./search/turns.ts";

/** Milliseconds without a key after which what is typed so far is looked for. */
const TYPING_PAUSE = 90;

const parts = findParts();
const place = openPlace();
const results = createResults(parts, openSearcher(loadFile));
parts.narrow.open = matchMedia("(min-width: 56.01rem)").matches;
listenForSlash();
listenForWords(parts, place, results);
listenForReturns(parts, place, results);
void restore(parts, place, results);
if (asksNothing(place.read()) && matchMedia("(pointer: fine)").matches) parts.box.focus();

/** What the form says now. */
function readForm({ box, sort, facets }: Parts, text: string = box.value): SearchState {
  const chosen = SORTS.find((name) => name === sort.value) ?? "relevance";
  return { ...readFacets(facets), text, sort: chosen };
}

function listenForWords(parts: Parts, place: Place, results: Results): void {
  const { form, box, sort, facets, more, again } = parts;
  const pause = createPause(TYPING_PAUSE, () => {
    const state = readForm(parts);
    void results.show(state, { isTyping: true });
    place.follow(state);
  });
  const mean = (state: SearchState): void => {
    pause.cancel();
    place.commit(state);
    void results.show(state);
  };
  box.addEventListener("input", pause.touch);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    mean(readForm(parts));
    if (matchMedia("(pointer: coarse)").matches) box.blur();
  });
  facets.addEventListener("change", () => {
    mean(readForm(parts));
  });
  sort.addEventListener("change", () => {
    mean(readForm(parts));
  });
  more.addEventListener("click", () => void results.showMore());
  again.addEventListener("click", () => {
    mean(readForm(parts));
  });
  listenForKeys(box, parts.results, () => {
    box.value = "";
    pause.touch();
  });
}

/** Steps through the history, and pages that are come back to. */
function listenForReturns(parts: Parts, place: Place, results: Results): void {
  addEventListener("popstate", () => {
    place.arrive();
    void restore(parts, place, results);
  });
  addEventListener("pagehide", () => {
    place.keep({ shown: results.countShown(), top: scrollY });
  });
}

/** Shows what the address asks for, as far down as it was read. */
async function restore(parts: Parts, place: Place, results: Results): Promise<void> {
  const state = place.read();
  const { shown, top } = place.kept();
  parts.box.value = state.text;
  parts.sort.value = state.sort;
  await results.show(state, { count: shown });
  if (top > 0) scrollTo(0, top);
}
