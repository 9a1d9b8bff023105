import { readKey } from "./keys.ts";
import { paperOf } from "./list-view.ts";
import { listPapers } from "./load.ts";
import { parsePlace, VIEWS } from "./place.ts";
import { changeMarks, type Reader } from "./state.ts";
import { markAllRead, saveMarks, takeCitations, takeMarks, toggleOfflineCopy } from "./tools.ts";
import { focusRow, goBack, goTo, leaveForPage, noteVisit, openPaper, toggleRead, toggleStar, walk } from "./walk.ts";

const FIELDS = "input, select, textarea";
const CONTROLS = `a, button, summary, dialog, ${FIELDS}`;

/** What the page's buttons do, by their `data-do`. */
const DEEDS: Readonly<Record<string, (reader: Reader) => void>> = {
  next: (reader) => void walk(reader, 1),
  previous: (reader) => void walk(reader, -1),
  star: toggleStar,
  read: toggleRead,
  open: leaveForPage,
  back: (reader) => void goBack(reader),
  filter: ({ parts }) => {
    parts.filter.focus();
    parts.filter.select();
  },
  keys: ({ parts }) => parts.keys.showModal(),
  "close-keys": ({ parts }) => parts.keys.close(),
  again: (reader) => void goTo(reader, reader.place, "none"),
  "all-read": markAllRead,
  save: saveMarks,
  bib: (reader) => void takeCitations(reader, "bib"),
  ris: (reader) => void takeCitations(reader, "ris"),
  offline: (reader) => void toggleOfflineCopy(reader),
};

/** Has the page do what is asked of it, by pointer, by key and by the browser's own buttons. */
export function listen(reader: Reader): void {
  const { parts, narrow } = reader;
  document.addEventListener("keydown", (event) => obeyKey(reader, event));
  parts.reader.addEventListener("click", (event) => obeyClick(reader, event));
  parts.source.addEventListener("change", () => {
    void goTo(reader, { source: parts.source.value, view: reader.place.view }, "push");
  });
  parts.filter.addEventListener("input", () => listPapers(reader));
  parts.file.addEventListener("change", () => void takeMarks(reader));
  parts.letters.addEventListener("change", () => {
    const hasKeys = parts.letters.checked;
    changeMarks(reader, (marks) => ({ ...marks, settings: { ...marks.settings, hasKeys } }));
  });
  narrow.addEventListener("change", () => void goTo(reader, reader.place, "none"));
  listenToBrowser(reader);
}

/** Its history, its network, and whether anybody looks. */
function listenToBrowser(reader: Reader): void {
  window.addEventListener("popstate", () => void comeBack(reader));
  window.addEventListener("online", () => {
    reader.loaded = undefined;
    void goTo(reader, reader.place, "none");
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !noteVisit(reader)) return;
    reader.loaded = undefined;
    void goTo(reader, reader.place, "none");
  });
}

/** The browser's history moved; the list, when it comes back from under a paper, is where it was left. */
async function comeBack(reader: Reader): Promise<void> {
  await goTo(reader, parsePlace(location.hash), "none");
  if (reader.narrow.matches && reader.place.paper === undefined) focusRow(reader);
}

function obeyClick(reader: Reader, event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : undefined;
  const button = target?.closest("button");
  const view = VIEWS.find((name) => name === button?.dataset["view"]);
  if (view !== undefined) void goTo(reader, { ...reader.place, view }, "push");
  DEEDS[button?.dataset["do"] ?? ""]?.(reader);
  const paper = target?.closest("a") ? paperOf(target) : undefined;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (paper === undefined || !isPlain) return;
  event.preventDefault();
  /* A click without a pointer's count was made by a key. */
  void openPaper(reader, paper, event.detail === 0 ? "heading" : "row");
}

function obeyKey(reader: Reader, event: KeyboardEvent): void {
  const { parts, store, place } = reader;
  if (parts.keys.open || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : document.body;
  const action = readKey(event, {
    isTyping: target.matches(FIELDS),
    isOnControl: target.closest(CONTROLS) !== null && (paperOf(target) ?? "") !== place.paper,
    hasKeys: store.marks().settings.hasKeys,
  });
  if (action === undefined) return;
  event.preventDefault();
  if (action === "back" && target === parts.filter) leaveFilter(reader);
  else DEEDS[action]?.(reader);
}

/** Escape empties the filter, or leaves it for the list. */
function leaveFilter(reader: Reader): void {
  const { filter } = reader.parts;
  if (filter.value === "") {
    focusRow(reader);
    return;
  }
  filter.value = "";
  listPapers(reader);
}
