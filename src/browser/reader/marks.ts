import { noVisits, type Visits } from "./visits.ts";

/** What a reader noted, all of it in this browser alone. Papers are named by their ids, which never change. */
export interface Marks {
  readonly read: ReadonlySet<string>;
  /** With their titles, so that a starred paper is named when no feed holds it any more. */
  readonly starred: ReadonlyMap<string, string>;
  readonly visits: Visits;
  readonly settings: Settings;
}

interface Settings {
  /** Single letters are keys (WCAG 2.1.4 asks for a way to switch them off). */
  readonly hasKeys: boolean;
  /** A copy is kept for reading without a network. */
  readonly isKeptOffline: boolean;
}

export const noMarks: Marks = {
  read: new Set(),
  starred: new Map(),
  visits: noVisits,
  settings: { hasKeys: true, isKeptOffline: true },
};

/** Far more than any title needs to be known by. */
const TITLE_LENGTH = 300;

export function isPaperId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9-]{1,80}$/.test(value);
}

export function setRead(marks: Marks, papers: readonly string[], isRead: boolean): Marks {
  const read = new Set(marks.read);
  for (const paper of papers) {
    if (isRead) read.add(paper);
    else read.delete(paper);
  }
  return { ...marks, read };
}

/** Stars a paper, or with no title takes its star away. */
export function setStar(marks: Marks, paper: string, title: string | undefined): Marks {
  const starred = new Map(marks.starred);
  if (title === undefined) starred.delete(paper);
  else starred.set(paper, title.slice(0, TITLE_LENGTH));
  return { ...marks, starred };
}
