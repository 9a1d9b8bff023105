import type { ReaderPaper } from "./papers.ts";
import { makeElement, makeTitle, type Parts } from "./parts.ts";

/** Puts a paper into the pane, from its top; `content` may follow later. */
export function renderPane(parts: Parts, paper: ReaderPaper, href: string, content: Node): void {
  const heading = makeElement("h2", "", "");
  heading.tabIndex = -1;
  const link = makeElement("a", "", "");
  link.append(makeTitle(paper.title, paper.withdrawal));
  link.href = href;
  if (paper.language !== undefined) heading.lang = paper.language;
  heading.append(link);
  const body = makeElement("div", "content", "");
  if (paper.language !== undefined) body.lang = paper.language;
  body.append(content);
  const page = makeElement("a", "", "The paper’s page");
  page.href = href;
  const more = makeElement("p", "more", "");
  more.append(page, ": sightings, citations, and what is near it.");
  parts.paper.replaceChildren(heading, body, more);
  parts.bar.hidden = false;
  parts.pane.scrollTop = 0;
}

/** What a paper's own page says, where no feed said it. */
export function fillContent({ paper }: Parts, title: string | undefined, content: Node): void {
  const link = paper.querySelector("h2 a");
  if (link && title !== undefined) link.textContent = title;
  paper.querySelector(".content")?.replaceChildren(content);
}

/** The pane without a paper. */
export function clearPane(parts: Parts, words: string): void {
  parts.paper.replaceChildren(makeElement("p", "eyebrow", words));
  parts.bar.hidden = true;
}

export function focusHeading({ paper }: Parts): void {
  paper.querySelector("h2")?.focus({ preventScroll: true });
}

/** Shows which marks the open paper has. */
export function markPane({ bar }: Parts, marks: { readonly isStarred: boolean; readonly isRead: boolean }): void {
  bar.querySelector('[data-do="star"]')?.setAttribute("aria-pressed", String(marks.isStarred));
  bar.querySelector('[data-do="read"]')?.setAttribute("aria-pressed", String(marks.isRead));
}
