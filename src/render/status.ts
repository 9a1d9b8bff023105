import type { Paper, Status, StatusKind } from "../model/paper.ts";
import { renderDate } from "./date.ts";
import { html, type Html } from "./html-template.ts";
import { renderTitle } from "./title.ts";

const WORDS: Readonly<Record<StatusKind, string>> = {
  corrected: "Corrected",
  concern: "Concern expressed",
  withdrawn: "Withdrawn",
  retracted: "Retracted",
};

/** `Withdrawn on 3 May 2024`, `Corrected in May 2024`. */
export function renderStatus({ kind, date }: Status): string {
  const isDay = /-\d\d-\d\d$/.test(date);
  return `${WORDS[kind]} ${isDay ? "on" : "in"} ${renderDate(date)}`;
}

/** Whether something happened that a reader must know before reading on. */
export function isGrave({ kind }: Status): boolean {
  return kind !== "corrected";
}

/** What a paper that no longer stands is called wherever its title is: the graver word, `Retracted`; undefined for one that stands. */
export function nameWithdrawal({ status }: Pick<Paper, "status">): string | undefined {
  const kind = (["retracted", "withdrawn"] as const).find((grave) => status.some((item) => item.kind === grave));
  return kind && WORDS[kind];
}

/** A paper's title in plain text: `Withdrawn: Warm Restarts`. */
export function nameTitle(paper: Pick<Paper, "title" | "status">): string {
  const withdrawal = nameWithdrawal(paper);
  return withdrawal === undefined ? paper.title : `${withdrawal}: ${paper.title}`;
}

/** A paper's title in HTML, struck when it no longer stands: the word before it says so to those who do not see the line. */
export function renderPaperTitle(paper: Pick<Paper, "title" | "status">): Html {
  const title = renderTitle(paper.title);
  const withdrawal = nameWithdrawal(paper);
  return withdrawal === undefined ? title : html`${withdrawal}: <s dir="auto">${title}</s>`;
}
