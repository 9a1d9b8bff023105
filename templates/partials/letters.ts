import type { Paper } from "../../src/model/paper.ts";
import { urls } from "../../src/model/url.ts";
import { renderByline } from "../../src/render/byline.ts";
import { renderNumber } from "../../src/render/count.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { renderPaperTitle } from "../../src/render/status.ts";
import { langOf, paperTime } from "./paper-list.ts";

/** A letter of an A–Z. */
export interface LetterLink {
  readonly words: string;
  readonly href: string;
  /** How many papers stand under it. */
  readonly count?: number;
  /** Its page, or one of its pages, is the one being read. */
  readonly isCurrent?: boolean;
}

/** Letters with how much stands under each. */
export function letterList(letters: readonly LetterLink[]): Html {
  return html`<ul class="letters">
${letters.map(letterItem)}</ul>
`;
}

/** The way from one letter's page to the others. */
export function letterNav(letters: readonly LetterLink[]): Html {
  return html`<nav aria-label="Letters"><ul class="letters near-by">
${letters.map(letterItem)}</ul></nav>
`;
}

/** Titles alone, a line each, with who and when: for long lists. */
export function titleList(papers: readonly Paper[], to: LinkTo): Html {
  return html`<ol class="titles">
${papers.map(
  (paper) =>
    html`<li><a href="${to(urls.paper(paper.id))}"${langOf(paper)}>${renderPaperTitle(paper)}</a> <span class="n">${renderByline(paper)}, ${paperTime(paper)}</span></li>
`,
)}</ol>
`;
}

function letterItem({ words, href, count, isCurrent }: LetterLink): Html {
  const link =
    isCurrent === true
      ? html`<a href="${href}" aria-current="true">${words}</a>`
      : html`<a href="${href}">${words}</a>`;
  return html`<li>${link}${count !== undefined && html` <span class="n">${renderNumber(count)}</span>`}</li>
`;
}
