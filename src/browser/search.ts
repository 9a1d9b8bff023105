/* The search page: what is typed, chosen and remembered becomes a question, and its answer a list of papers. */
import { openSearcher } from "../search/searcher.ts";
import { listenForSlash } from "./jump.ts";
import { findParts, type Parts } from "./search/elements.ts";
import { loadAgain, loadFile } from "./search/files.ts";
import { listenForKeys } from "./search/keys.ts";
import { openPlace } from "./search/place.ts";
import { createResults, type Results } from "./search/results.ts";
import { openSession, type Session } from "./search/session.ts";
import { asksNothing, SORTS, toggleChoice } from "./search/state.ts";
import { createPause } from "./search/turns.ts";

/** Milliseconds without a key after which what is typed so far is looked for. */
const TYPING_PAUSE = 90;

const parts = findParts();
const place = openPlace();
const results = createResults(parts, (hasFailed) => openSearcher(hasFailed ? loadAgain : loadFile));
const session = openSession(parts, place, results);
parts.narrow.open = matchMedia("(min-width: 56.01rem)").matches;
listenForSlash();
listenForWords(parts, session);
listenForChoices(parts, session, results);
addEventListener("pagehide", session.leave);
addEventListener("popstate", () => {
  place.arrive();
  void session.restore();
});
void session.restore();
if (asksNothing(session.now()) && matchMedia("(pointer: fine)").matches) parts.box.focus();

function listenForWords({ form, box, again, results }: Parts, session: Session): void {
  const pause = createPause(TYPING_PAUSE, () => {
    session.follow({ text: box.value });
  });
  const send = (): void => {
    pause.cancel();
    session.mean({ text: box.value });
  };
  box.addEventListener("input", pause.touch);
  again.addEventListener("click", send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    /* A keyboard on the screen would cover the results. */
    if (matchMedia("(pointer: coarse)").matches) box.blur();
  });
  listenForKeys(box, results, () => {
    box.value = "";
    pause.touch();
  });
}

function listenForChoices({ box, facets, sort, more }: Parts, session: Session, results: Results): void {
  facets.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const chosen = toggleChoice(session.now(), target.name, target.value, target.checked);
    session.mean({ ...chosen, text: box.value });
  });
  sort.addEventListener("change", () => {
    const chosen = SORTS.find((name) => name === sort.value) ?? "relevance";
    session.mean({ sort: chosen, text: box.value });
  });
  more.addEventListener("click", () => void results.showMore());
}
