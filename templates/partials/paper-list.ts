import { renderPaperTitle } from "../../src/render/status.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import type { Paper } from "../../src/model/paper.ts";
import { urls } from "../../src/model/url.ts";
import { citePaper } from "../../src/render/citation.ts";
import { renderCoins } from "../../src/render/coins.ts";
import { cutGist } from "../../src/render/cut.ts";
import { publishedDate, renderTime } from "../../src/render/date.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { htmlToText } from "../../src/render/html-text.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { MOST_ON_A_PAGE, type PaperGroup } from "../../src/render/periods.ts";
import type { Surroundings } from "../layout.ts";
import { bylineLinks } from "./people-list.ts";

/** How a list of papers is shown. */
export interface PaperListOptions {
  /** With the first sentences of each abstract. */
  readonly withGist: boolean;
  /** The papers' headings: 2 under the page's title, 3 under a group's heading. */
  readonly level: 2 | 3;
  /** With links to their topics. */
  readonly withTopics?: boolean;
  /** For reference managers too: not where one paper is what the page is about. */
  readonly withCoins?: boolean;
}

/** The first sentences of a paper's abstract, as plain text. */
export function gistOf(paper: Paper, { renderMarkdown }: Surroundings): string {
  return cutGist(htmlToText(renderMarkdown(paper.abstract)));
}

/** The attribute for a paper's own words, when they are in another language than the site. */
export function langOf(paper: Paper): Html {
  return paper.language === undefined ? noHtml : html` lang="${paper.language}"`;
}

/** The date of a paper, with its guess, or that it is unknown. */
export function paperTime(paper: Paper): Html {
  const date = publishedDate(paper);
  return html`<span>${date === undefined ? "date unknown" : renderTime(date)}</span>`;
}

/** Papers with title, makers, date and topics. */
export function paperList(
  papers: readonly Paper[],
  options: PaperListOptions,
  surroundings: Surroundings,
  to: LinkTo,
): Html {
  return html`<ol class="papers">
${papers.map((paper) => paperItem(paper, options, surroundings, to))}</ol>
`;
}

/** Papers under the headings of their groups; without gists when they are very many. */
export function groupedPapers(groups: readonly PaperGroup[], surroundings: Surroundings, to: LinkTo): Html {
  const count = groups.reduce((sum, group) => sum + group.papers.length, 0);
  const options: PaperListOptions = { withGist: count <= MOST_ON_A_PAGE, level: 3 };
  return html`${groups.map(
    (group) => html`<section aria-labelledby="${group.id}">
<h2 id="${group.id}">${group.label}</h2>
${paperList(group.papers, options, surroundings, to)}</section>
`,
  )}`;
}

function paperItem(
  paper: Paper,
  { withGist, level, withTopics = true, withCoins = true }: PaperListOptions,
  surroundings: Surroundings,
  to: LinkTo,
): Html {
  const title = html`<a href="${to(urls.paper(paper.id))}">${renderPaperTitle(paper)}</a>`;
  const lang = langOf(paper);
  return html`<li>
${level === 2 ? html`<h2 dir="auto"${lang}>${title}</h2>` : html`<h3 dir="auto"${lang}>${title}</h3>`}
${withGist && html`<p class="gist" dir="auto"${lang}>${gistOf(paper, surroundings)}</p>\n`}<p class="meta"><span>${bylineLinks(paper, surroundings, to)}</span> ${paperTime(paper)}${withTopics && topicLinks(paper, surroundings.catalog, to)}${withCoins && renderCoins(citePaper(paper, surroundings))}</p>
</li>
`;
}

function topicLinks(paper: Paper, catalog: Catalog, to: LinkTo): readonly Html[] {
  return (catalog.topicsOf.get(paper.id) ?? []).flatMap(({ slug }) => {
    const listing = catalog.topicBySlug.get(slug);
    return listing === undefined ? [] : [html` <a href="${to(urls.topic(slug))}">${listing.topic.title}</a>`];
  });
}
