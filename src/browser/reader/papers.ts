import { foldToAscii } from "../../text/fold-letters.ts";
import type { Marks } from "./marks.ts";
import { VIEWS, type View } from "./place.ts";

/** A paper as the reader lists it. */
export interface ReaderPaper {
  readonly id: string;
  readonly title: string;
  /** The word with which its title begins when it no longer stands. */
  readonly withdrawal?: string | undefined;
  /** BCP 47, when it is not the site's. */
  readonly language?: string | undefined;
  /** Its date and who made it, on one line. */
  readonly facts: string;
  /** Its text for the filter: title, people, topics and abstract. */
  readonly words: string;
  /** HTML, sanitised when it was made; absent when no feed holds it. */
  readonly content?: string | undefined;
}

/** Whether a view has a paper. */
export function isInView(paper: string, view: View, { read, starred, visits }: Marks): boolean {
  switch (view) {
    case "all":
      return true;
    case "unread":
      return !read.has(paper);
    case "starred":
      return starred.has(paper);
    case "new":
      return visits.met.get(paper) === true;
  }
}

/** How many papers each view has. */
export function countViews(papers: readonly ReaderPaper[], marks: Marks): Readonly<Record<View, number>> {
  const count = (view: View): number => papers.filter(({ id }) => isInView(id, view, marks)).length;
  return Object.fromEntries(VIEWS.map((view) => [view, count(view)])) as Record<View, number>;
}

/** The text by which a filter finds a paper: case and accents folded. */
export function foldWords(...texts: readonly string[]): string {
  return foldToAscii(texts.join(" "));
}

/** The papers that have every word somebody typed, each anywhere. */
export function filterPapers(papers: readonly ReaderPaper[], typed: string): readonly ReaderPaper[] {
  const wanted = foldWords(typed)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return wanted.length === 0 ? papers : papers.filter(({ words }) => wanted.every((word) => words.includes(word)));
}

/** With the starred papers that no feed holds any more, by their titles. */
export function addStarred(papers: readonly ReaderPaper[], { starred }: Marks): readonly ReaderPaper[] {
  const held = new Set(papers.map(({ id }) => id));
  const rest = [...starred].filter(([id]) => !held.has(id));
  return [...papers, ...rest.map(([id, title]) => ({ id, title, facts: "", words: foldWords(title) }))];
}
