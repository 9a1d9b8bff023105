import { renderContent } from "./content.ts";
import { findRow } from "./list-view.ts";
import { describeList, listPapers, loadPaper, loadSource, pageOf } from "./load.ts";
import { setRead, setStar } from "./marks.ts";
import { clearPane, fillContent, focusHeading, renderPane } from "./pane-view.ts";
import { renderPlace, type Place } from "./place.ts";
import { announce, changeMarks, showMarks, type Reader } from "./state.ts";
import { noteUse } from "./visits.ts";

/** How the browser's history takes a step: one to come back to, one in place of the last, or one that it made itself. */
type Step = "push" | "replace" | "none";

/** What history knows of an entry: that the list is the one before it. */
interface Entry {
  readonly hasListBefore?: boolean;
}

/** Goes to a place, and shows what is there. */
export async function goTo(reader: Reader, place: Place, step: Step): Promise<void> {
  const before = reader.place;
  const entry: Entry = { hasListBefore: before.paper === undefined && place.paper !== undefined };
  if (step === "push") history.pushState(entry, "", renderPlace(place));
  if (step === "replace") history.replaceState(history.state, "", renderPlace(place));
  reader.place = place;
  layPane(reader);
  const mustLoad = noteVisit(reader) || reader.loaded !== place.source;
  if (mustLoad && !(await loadSource(reader)) && reader.place !== place) return;
  if (mustLoad || before.view !== place.view) listPapers(reader);
  if (mustLoad || before.paper !== place.paper) showPaper(reader);
}

/** Notes that the reader is in use; true when that begins a new visit. */
export function noteVisit({ store }: Reader): boolean {
  const { number } = store.marks().visits;
  store.update((marks) => ({ ...marks, visits: noteUse(marks.visits, Date.now()) }));
  return store.marks().visits.number !== number;
}

/** Shows the paper of the place, or none. That alone does not make it read: a page that is loaded again shows what it showed. */
function showPaper(reader: Reader): void {
  const { parts, place, site, store } = reader;
  const id = place.paper;
  if (id === undefined) {
    clearPane(parts, "Choose a paper from the list.");
    showMarks(reader);
    return;
  }
  reader.lastOpened = id;
  const known = reader.papers.find((paper) => paper.id === id);
  const paper = known ?? { id, title: store.marks().starred.get(id) ?? id, facts: "", words: "" };
  renderPane(parts, paper, pageOf(reader, id), renderContent(paper.content ?? "", site));
  if (known === undefined) void fillPane(reader, id);
}

/** A paper that no feed holds comes from its own page. */
async function fillPane(reader: Reader, id: string): Promise<void> {
  const page = await loadPaper(reader, id);
  if (reader.place.paper === id) fillContent(reader.parts, page.title, page.content);
}

/** On a narrow screen an open paper lies over everything else, which then cannot be reached. */
function layPane({ parts, place, narrow }: Reader): void {
  const isOpen = place.paper !== undefined;
  parts.pane.classList.toggle("is-open", isOpen);
  for (const element of parts.under) element.inert = isOpen && narrow.matches;
}

/** Opens a paper of the list; where the focus goes depends on how it was asked for. */
export async function openPaper(reader: Reader, paper: string, focus: "row" | "heading"): Promise<void> {
  await goTo(reader, { ...reader.place, paper }, reader.place.paper === undefined ? "push" : "replace");
  changeMarks(reader, (marks) => setRead(marks, [paper], true));
  if (focus === "heading" || reader.narrow.matches) focusHeading(reader.parts);
  else if (reader.parts.bar.contains(document.activeElement)) {
    /* A button that is used again and again keeps the focus: what it opened is said instead. */
    showRow(reader);
    announce(reader, reader.parts.paper.querySelector("h2")?.textContent ?? "");
  } else {
    announce(reader, describeList(reader));
    focusRow(reader);
  }
}

/** Opens the paper that is `by` further down the list; the first when none is open. */
export async function walk(reader: Reader, by: 1 | -1): Promise<void> {
  const { listed, place } = reader;
  const index = listed.findIndex(({ id }) => id === place.paper);
  const next = listed[index === -1 ? 0 : index + by];
  if (next) await openPaper(reader, next.id, "row");
  else
    announce(
      reader,
      listed.length === 0 ? "No papers." : by > 0 ? "This is the last paper." : "This is the first paper.",
    );
}

/** Back to the list: from over it on a narrow screen, from beside it on a wide one. */
export async function goBack(reader: Reader): Promise<void> {
  const { place, narrow } = reader;
  if (place.paper === undefined || !narrow.matches) {
    focusRow(reader);
    return;
  }
  if ((history.state as Entry | null)?.hasListBefore === true) {
    /* Its event brings the list back, and the focus to it. */
    history.back();
    return;
  }
  await goTo(reader, { ...place, paper: undefined }, "replace");
  focusRow(reader);
}

/** The row of the paper that is or was open, else the first. */
export function focusRow(reader: Reader): void {
  showRow(reader)?.focus({ preventScroll: true });
}

function showRow({ parts, lastOpened, listed }: Reader): HTMLElement | undefined {
  const row = findRow(parts.list, lastOpened) ?? findRow(parts.list, listed[0]?.id);
  row?.closest("li")?.scrollIntoView({ block: "nearest" });
  return row;
}

/** Stars the open paper, or takes its star. */
export function toggleStar(reader: Reader): void {
  const id = reader.place.paper;
  if (id === undefined) return;
  const isStarred = reader.store.marks().starred.has(id);
  const title = reader.parts.paper.querySelector("h2")?.textContent ?? id;
  changeMarks(reader, (marks) => setStar(marks, id, isStarred ? undefined : title));
  announce(reader, isStarred ? "Star taken away." : "Starred.");
}

/** Marks the open paper as unread, or as read again. */
export function toggleRead(reader: Reader): void {
  const id = reader.place.paper;
  if (id === undefined) return;
  const isRead = reader.store.marks().read.has(id);
  changeMarks(reader, (marks) => setRead(marks, [id], !isRead));
  announce(reader, isRead ? "Marked as unread." : "Marked as read.");
}

/** The open paper's own page. */
export function leaveForPage(reader: Reader): void {
  if (reader.place.paper !== undefined) location.assign(pageOf(reader, reader.place.paper));
}
