import type { SiteAddress } from "./content.ts";
import { markRows } from "./list-view.ts";
import type { Marks } from "./marks.ts";
import type { MarksStore } from "./marks-store.ts";
import { markPane } from "./pane-view.ts";
import { countViews, type ReaderPaper } from "./papers.ts";
import type { Parts } from "./parts.ts";
import type { Place } from "./place.ts";

/** All that changes while somebody reads. */
export interface Reader {
  readonly parts: Parts;
  readonly site: SiteAddress;
  /** The archive's id: marks belong to it. */
  readonly siteId: string;
  readonly store: MarksStore;
  /** The screen is too narrow for two columns: the pane lies over the list. */
  readonly narrow: MediaQueryList;
  place: Place;
  /** The source whose papers are here; undefined until one is loaded. */
  loaded: string | undefined;
  papers: readonly ReaderPaper[];
  /** Those of the view and the filter, as they were when either was chosen: what is read meanwhile stays in its place. */
  listed: readonly ReaderPaper[];
  /** To come back to in the list. */
  lastOpened: string | undefined;
}

/** Says something in the line over the list, which screen readers read out. */
export function announce({ parts, store }: Reader, words: string): void {
  parts.status.textContent = store.isKept()
    ? words
    : `${words} This browser cannot keep marks now: they last until the page is closed.`;
}

/** Changes marks and shows them. */
export function changeMarks(reader: Reader, change: (marks: Marks) => Marks): void {
  reader.store.update(change);
  showMarks(reader);
}

/** Shows marks, wherever they were changed. */
export function showMarks({ parts, store, place, papers, listed }: Reader): void {
  const marks = store.marks();
  markRows(parts.list, marks, place.paper);
  if (place.paper !== undefined)
    markPane(parts, { isStarred: marks.starred.has(place.paper), isRead: marks.read.has(place.paper) });
  const counts = { ...countViews(papers, marks), ...(place.source === "" && { starred: marks.starred.size }) };
  for (const button of parts.views) {
    const view = button.dataset["view"];
    const count = button.querySelector(".n");
    if (count) count.textContent = String(counts[view as keyof typeof counts]);
    button.setAttribute("aria-pressed", String(view === place.view));
  }
  parts.letters.checked = marks.settings.hasKeys;
  parts.offline.textContent = marks.settings.isKeptOffline ? "Remove the offline copy" : "Keep an offline copy";
  parts.finish.disabled = listed.every(({ id }) => marks.read.has(id));
}

export function countPapers(count: number): string {
  return count === 1 ? "1 paper" : `${count} papers`;
}
