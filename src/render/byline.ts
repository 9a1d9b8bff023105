import type { Paper } from "../model/paper.ts";
import { joinWords, renderCount } from "./count.ts";

/** What stands for authors that no source named. */
export const NO_AUTHORS = "authors not captured";

/** A list names so many authors; of more, the first. */
export const MOST_NAMES = 3;

/** What is known of who made a paper. */
type Makers = Pick<Paper, "organization" | "authors" | "authorCount">;

/** The makers of a paper in a few words, for lists: `A. Lind and B. Roe`, `A. Lind and 5 others · MTSAIR`, `MTSAIR`, `6 authors`. */
export function renderByline(paper: Makers): string {
  const organization = paper.organization?.name;
  if (paper.authors.length === 0) return organization ?? renderAuthorCount(paper);
  const names = renderNames(paper.authors);
  return organization === undefined ? names : `${names}${BESIDE}${organization}`;
}

/** What stands between people and an organisation, which is none of them. */
export const BESIDE = " · ";

function renderNames(authors: Makers["authors"]): string {
  const names = authors.map((author) => author.name);
  const others = names.length - 1;
  return names.length <= MOST_NAMES ? joinWords(names) : `${names[0] ?? ""} and ${renderCount(others, "other")}`;
}

/** `6 authors` when they were only counted, else {@link NO_AUTHORS}. */
export function renderAuthorCount(paper: Makers): string {
  return paper.authorCount === undefined ? NO_AUTHORS : renderCount(paper.authorCount, "author");
}
