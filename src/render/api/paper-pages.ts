import type { Catalog, Month } from "../../model/catalog.ts";
import type { Paper } from "../../model/paper.ts";
import { MOST_ON_A_PAGE } from "../periods.ts";

/** A file of papers, named for a stretch of time: no other paper ever comes into it because of one that is not of that time. */
export interface PaperPage {
  /** `2024-10`, `2024-10-14`, `2024` (month unknown), `undated` */
  readonly key: string;
  /** Newest first. */
  readonly papers: readonly Paper[];
  /** A month of more than a hundred papers keeps those whose day is unknown and leaves the others to its days. */
  readonly days: readonly PaperPage[];
}

/** Pages that together hold each paper once, newest first; a month that was cut comes after its days. */
export function* listPaperPages(catalog: Catalog): Generator<PaperPage> {
  for (const year of catalog.years) {
    for (const month of year.months) {
      const page = cutMonth(month);
      yield* page.days;
      yield page;
    }
    const papers = year.papers.filter(({ published = "" }) => published.length < "2024-10".length);
    if (papers.length > 0) yield { key: year.key, papers, days: [] };
  }
  if (catalog.undated.length > 0) yield { key: "undated", papers: catalog.undated, days: [] };
}

function cutMonth({ key, papers }: Month): PaperPage {
  if (papers.length <= MOST_ON_A_PAGE) return { key, papers, days: [] };
  const days = new Map<string, Paper[]>();
  const rest: Paper[] = [];
  for (const paper of papers) {
    const { published = "" } = paper;
    const day = published.length > key.length ? days.get(published) : rest;
    if (day) day.push(paper);
    else days.set(published, [paper]);
  }
  return { key, papers: rest, days: [...days].map(([day, members]) => ({ key: day, papers: members, days: [] })) };
}
