import type { Catalog } from "../model/catalog.ts";
import type { DateOrigin, Digest, DigestEntry } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { renderDate, renderTime, YEAR_INFERRED } from "./date.ts";
import { html, type Html } from "./html-template.ts";
import { joinWords, renderCount } from "./count.ts";
import { chooseTopics, titleInSentence } from "./topic-words.ts";

/** A headline is short enough for a large type. */
const TOPICS_IN_A_HEADLINE = 2;
const TOPICS_IN_A_SENTENCE = 3;

/** How the year of a digest's day is known. */
const ORIGINS: Readonly<Record<DateOrigin, string>> = {
  flag: "The year was given with the capture.",
  page: "The year is printed on the page.",
  filename: "The year follows from the date in the capture's file name.",
  inferred: "The year is inferred from the dates of its entries.",
  unknown: "The year is unknown.",
};

/** One sentence on where a digest's date comes from. */
export function renderOrigin(digest: Digest): string {
  return ORIGINS[digest.dateFrom];
}

/** The papers of a digest in the page's order, each once; entries whose paper is gone are left out. */
export function papersOf(digest: Digest, catalog: Catalog): readonly Paper[] {
  const papers = digest.entries.flatMap(({ paper }) =>
    paper === undefined ? [] : (catalog.paperById.get(paper) ?? []),
  );
  return [...new Set(papers)];
}

/** The entries of a digest that reviewers turned away. */
export function omittedOf(digest: Digest): readonly DigestEntry[] {
  return digest.entries.filter((entry) => entry.paper === undefined);
}

/** A headline made of facts: `84 papers: quantization and dense retrieval`. */
export function renderHeadline(papers: readonly Paper[], catalog: Catalog): string {
  const count = renderCount(papers.length, "paper");
  const topics = nameTopics(papers, catalog, TOPICS_IN_A_HEADLINE);
  return topics === "" ? count : `${count}: ${topics}`;
}

/** The three topics that say most about some papers, as words of a sentence; `""` when there are none. */
export function strongestTopics(papers: readonly Paper[], catalog: Catalog): string {
  return nameTopics(papers, catalog, TOPICS_IN_A_SENTENCE);
}

function nameTopics(papers: readonly Paper[], catalog: Catalog, most: number): string {
  return joinWords(chooseTopics(papers, catalog, most).map(titleInSentence));
}

/** A digest's name among others: its title, with its day unless the title says it: `Daily Papers, 17 December 2025 (year inferred)`. */
export function renderDigestName(digest: Digest): string {
  const day = renderDate(digest.date);
  const name = digest.title.includes(day) ? digest.title : `${digest.title}, ${day}`;
  return digest.dateFrom === "inferred" ? `${name} (${YEAR_INFERRED})` : name;
}

/** {@link renderDigestName} for a heading: the day for machines too, its guess marked in small type. */
export function digestHeading(digest: Digest): Html {
  const day = digest.title.includes(renderDate(digest.date))
    ? undefined
    : renderTime({ date: digest.date, guessed: false });
  return html`${digest.title}${day && html`, ${day}`}${digest.dateFrom === "inferred" && html` <span class="mark">(${YEAR_INFERRED})</span>`}`;
}
