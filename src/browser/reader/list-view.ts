import type { Marks } from "./marks.ts";
import { isInView, type ReaderPaper } from "./papers.ts";
import { makeElement, makeTitle } from "./parts.ts";

/** Fills the list with papers; each links its page at `hrefOf`, so that it can be opened in a tab of its own. */
export function renderList(list: HTMLElement, papers: readonly ReaderPaper[], hrefOf: (paper: string) => string): void {
  list.replaceChildren(...papers.map((paper) => renderRow(paper, hrefOf(paper.id))));
}

/** Shows what is marked, and which paper is open. */
export function markRows(list: HTMLElement, marks: Marks, open: string | undefined): void {
  for (const row of list.children) {
    if (!(row instanceof HTMLElement)) continue;
    const paper = row.dataset["paper"] ?? "";
    const isUnread = isInView(paper, "unread", marks);
    row.classList.toggle("is-unread", isUnread);
    setText(row, ".state", isUnread ? "Unread: " : "");
    setText(row, ".new", isInView(paper, "new", marks) ? "New" : "");
    setText(row, ".starred", isInView(paper, "starred", marks) ? "Starred" : "");
    const link = row.querySelector("a");
    if (paper === open) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
  }
}

/** The link of a paper in the list. */
export function findRow(list: HTMLElement, paper: string | undefined): HTMLAnchorElement | undefined {
  const rows = [...list.children].find((row) => row instanceof HTMLElement && row.dataset["paper"] === paper);
  return rows?.querySelector("a") ?? undefined;
}

/** The paper whose row an event was in. */
export function paperOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("li[data-paper]")?.dataset["paper"] : undefined;
}

function renderRow({ id, title, withdrawal, language, facts }: ReaderPaper, href: string): HTMLElement {
  const row = makeElement("li", "", "");
  row.dataset["paper"] = id;
  const link = makeElement("a", "", "");
  link.href = href;
  const words = makeElement("span", "", "");
  words.append(makeTitle(title, withdrawal));
  if (language !== undefined) words.lang = language;
  link.append(makeElement("span", "state", ""), words);
  const meta = makeElement("p", "meta", "");
  meta.append(makeElement("span", "new", ""), makeElement("span", "starred", ""), makeElement("span", "facts", facts));
  row.append(link, meta);
  return row;
}

function setText(row: Element, selector: string, text: string): void {
  const element = row.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}
