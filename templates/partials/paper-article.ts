import type { Paper } from "../../src/model/paper.ts";
import type { RelatedPaper } from "../../src/model/related.ts";
import type { CapturedEntry } from "../../src/model/repair.ts";
import { urls } from "../../src/model/url.ts";
import { renderAuthorCount } from "../../src/render/byline.ts";
import { isolate } from "../../src/render/bidi.ts";
import { digestDate, renderTime } from "../../src/render/date.ts";
import { html, noHtml, trusted, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { LAB_LABEL, labProse, renderLabWords } from "../../src/render/lab-notes.ts";
import type { TopicPosition } from "../../src/render/neighbours.ts";
import { renderComments } from "../../src/render/sighting.ts";
import { isGrave, nameWithdrawal, renderPaperTitle, renderStatus } from "../../src/render/status.ts";
import { renderTitle } from "../../src/render/title.ts";
import type { Surroundings } from "../layout.ts";
import { asCaptured } from "./as-captured.ts";
import { citeBlock } from "./cite-block.ts";
import { authorList } from "./people-list.ts";
import { langOf, paperTime } from "./paper-list.ts";
import { relatedList } from "./related-list.ts";

/** The paper itself: head, abstract, what was repaired in them, and the lab's notes. */
export function paperArticle(
  paper: Paper,
  surroundings: Surroundings,
  to: LinkTo,
  captured: readonly CapturedEntry[] = [],
): Html {
  const lang = langOf(paper);
  return html`<article>
${eyebrow(paper, surroundings, to)}<h1 dir="auto"${lang}>${headline(paper)}</h1>
${graveNotice(paper)}${byline(paper, surroundings, to)}${metaLine(paper, surroundings)}
${corrections(paper)}<div class="abstract" dir="auto"${lang}>
${trusted(surroundings.renderMarkdown(paper.abstract))}</div>
${asCaptured(captured, lang)}${labSection(paper, surroundings)}</article>`;
}

/** What the lab added, as a region of its own. */
function labSection(paper: Paper, { catalog, renderMarkdown }: Surroundings): Html {
  if (paper.notes === "") return noHtml;
  return html`<section class="lab prose" aria-labelledby="lab">
<h2 id="lab">${LAB_LABEL}</h2>
<p class="mark">${renderLabWords(catalog.archive.site.title)}</p>
${labProse(paper, renderMarkdown)}</section>
`;
}

/** What follows a paper: how to cite it, what is related to it, and what stands beside it. */
export function paperSequel(
  paper: Paper,
  related: readonly RelatedPaper[],
  positions: readonly TopicPosition[],
  surroundings: Surroundings,
  to: LinkTo,
): Html {
  return html`${citeBlock(paper, surroundings)}${related.length > 0 && relatedList(related, to)}${beside(positions, to)}`;
}

function eyebrow(paper: Paper, { catalog }: Surroundings, to: LinkTo): Html {
  const digests = catalog.digestsOf.get(paper.id) ?? [];
  const links = digests.map(
    (digest, index) =>
      html`${index > 0 && (index === digests.length - 1 ? " and " : ", ")}<a href="${to(urls.digest(digest.id))}">${index === 0 && "Digest of "}${renderTime(digestDate(digest))}</a>`,
  );
  return html`<p class="eyebrow">${links.length > 0 ? links : "Paper"}</p>
`;
}

function byline(paper: Paper, surroundings: Surroundings, to: LinkTo): Html {
  const { organization, authors } = paper;
  const listing = organization && surroundings.catalog.organizationOf(organization);
  return html`${authorList(authors, surroundings, to)}${
    organization !== undefined &&
    html`<p class="byline">${listing ? html`<a href="${to(urls.organization(listing.slug))}">${isolate(organization.name)}</a>` : isolate(organization.name)}</p>\n`
  }${authors.length === 0 && organization === undefined && html`<p class="byline">${renderAuthorCount(paper)}</p>\n`}`;
}

function metaLine(paper: Paper, { catalog }: Surroundings): Html {
  const comments = renderComments(paper, catalog.digestsOf.get(paper.id) ?? []);
  const hasOnlyOrganization = paper.authors.length === 0 && paper.organization !== undefined;
  return html`<p class="meta">${paperTime(paper)}${paper.venue !== undefined && html` <span>${isolate(paper.venue)}</span>`}${
    comments !== undefined && html` <span>${comments}</span>`
  }${hasOnlyOrganization && html` <span>${renderAuthorCount(paper)}</span>`}</p>`;
}

/** On its own page a title is there to be read: the word stands before it, and the notice under it, but nothing strikes it. */
function headline(paper: Paper): Html {
  const withdrawal = nameWithdrawal(paper);
  return html`${withdrawal !== undefined && `${withdrawal}: `}${renderTitle(paper.title)}`;
}

/** What takes a paper back or casts doubt on it stands before everything else. */
function graveNotice(paper: Paper): Html {
  const grave = paper.status.filter(isGrave);
  if (grave.length === 0) return noHtml;
  return html`<div class="notice" role="note">
${grave.map((status) => html`<p><strong>${renderStatus(status)}.</strong> ${status.reason}</p>\n`)}</div>
`;
}

/** A correction makes a paper better: it is told in passing. */
function corrections({ status }: Paper): Html {
  const mended = status.filter((item) => !isGrave(item));
  return html`${mended.map((item) => html`<p class="meta">${renderStatus(item)}. ${item.reason}</p>\n`)}`;
}

/** The papers before and after it in each of its topics. */
function beside(positions: readonly TopicPosition[], to: LinkTo): Html {
  const rows = positions.flatMap(({ listing, index }) => {
    const newer = listing.papers[index - 1];
    const older = listing.papers[index + 1];
    if (newer === undefined && older === undefined) return [];
    return [
      html`<dt><a href="${to(urls.topic(listing.topic.slug))}">${listing.topic.title}</a></dt>
${neighbour("Newer", newer, to)}${neighbour("Older", older, to)}`,
    ];
  });
  return rows.length === 0
    ? noHtml
    : html`<section class="beside" aria-labelledby="beside">
<h2 id="beside">Before and after, in its topics</h2>
<dl>
${rows}</dl>
</section>
`;
}

function neighbour(word: string, paper: Paper | undefined, to: LinkTo): Html {
  return paper === undefined
    ? noHtml
    : html`<dd><span>${word}</span> <a href="${to(urls.paper(paper.id))}" dir="auto">${renderPaperTitle(paper)}</a></dd>\n`;
}
