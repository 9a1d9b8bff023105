import { citeSection } from "../../templates/partials/cite-files.ts";
import { asideSection, columns, pageHead, plainList } from "../../templates/partials/columns.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { improveSection } from "../../templates/partials/improve-section.ts";
import { paperList } from "../../templates/partials/paper-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage, type PageContext } from "../contracts.ts";
import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type NamedPage } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { digestDate, renderDate, renderShownDate } from "../render/date.ts";
import {
  digestHeading,
  omittedOf,
  papersOf,
  renderDigestName,
  renderOrigin,
  strongestTopics,
} from "../render/digest-words.ts";
import { html, noHtml, trusted, type Html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { paperBullets } from "../render/listing-twin.ts";
import { bulletList, heading, markdownBlocks, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { MOST_ON_A_PAGE } from "../render/periods.ts";
import { renderLines } from "../render/sighting.ts";
import { countTopics } from "../render/topic-words.ts";

interface DigestView {
  readonly digest: Digest;
  readonly newer?: Digest | undefined;
  readonly older?: Digest | undefined;
}

const MOST_TOPICS = 10;

/** `/digests/<id>/`: one issue, its papers in the page's order. */
export default definePage<DigestView>({
  *list({ archive }) {
    for (const [index, digest] of archive.digests.entries())
      yield {
        path: urls.digest(digest.id),
        view: { digest, newer: archive.digests[index - 1], older: archive.digests[index + 1] },
      };
  },
  render({ path, view }, context) {
    const { digest } = view;
    const { catalog } = context;
    const to = linksFrom(path, context.baseUrl);
    const papers = papersOf(digest, catalog);
    const text = html`${pageHead(`Digest, ${renderCount(papers.length, "paper")}`, digestHeading(digest))}
${
  digest.note !== "" &&
  html`<div class="prose">${trusted(context.renderMarkdown(digest.note))}</div>
`
}${paperList(papers, { withGist: papers.length <= MOST_ON_A_PAGE, level: 2 }, context, to)}${omitted(digest)}`;
    const main = columns(text, aside(digest, papers, context, to));
    const feed = { title: renderDigestName(digest), folder: path };
    const topics = strongestTopics(papers, catalog);
    const description = `${renderCount(papers.length, "paper")} in the digest of ${renderShownDate(digestDate(digest))}${topics === "" ? "" : `: ${topics}`}.`;
    return renderPage(
      {
        path,
        title: renderDigestName(digest),
        description,
        section: "digests",
        feeds: [feed],
        lists: namePapers(papers),
        trail: [{ title: "Digests", path: urls.digests }],
        neighbours: { newer: view.newer && placeOf(view.newer), older: view.older && placeOf(view.older) },
        hasReport: true,
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path, view: { digest } }, { catalog, baseUrl }) {
    const papers = papersOf(digest, catalog);
    const left = omittedOf(digest);
    return renderMarkdownPage([
      heading(1, renderDigestName(digest)),
      paragraph(
        `Digest of ${renderShownDate(digestDate(digest))}, ${renderCount(papers.length, "paper")}. ${renderOrigin(digest)}`,
      ),
      ...markdownBlocks(digest.note),
      heading(2, "Papers"),
      ...paperBullets(papers, linksFrom(path, baseUrl)),
      ...(left.length === 0 ? [] : [heading(2, "Left out"), ...bulletList(left.map((entry) => [omission(entry)]))]),
      heading(2, "As captured"),
      paragraph(`${digest.capture.file}, SHA-256 ${digest.capture.sha256}`),
    ]);
  },
});

function omission({ lines, omitted: reason }: Digest["entries"][number]): string {
  return `${renderLines(lines)}: ${reason ?? "no reason given"}`;
}

function omitted(digest: Digest): Html {
  const left = omittedOf(digest);
  return left.length === 0
    ? noHtml
    : html`<section class="prose" aria-labelledby="left-out">
<h2 id="left-out">Left out</h2>
${plainList(left.map(omission))}
</section>
`;
}

function placeOf(digest: Digest): NamedPage {
  return { title: renderShownDate(digestDate(digest)), path: urls.digest(digest.id) };
}

function aside(digest: Digest, papers: readonly Paper[], { catalog }: PageContext, to: LinkTo): Html {
  const topics = countTopics(papers, catalog).slice(0, MOST_TOPICS);
  return html`${
    topics.length > 0 &&
    asideSection(
      "Its topics",
      plainList(
        topics.map(
          ({ listing, count }) =>
            html`<a href="${to(urls.topic(listing.topic.slug))}">${listing.topic.title}</a>
<span class="n">${renderNumber(count)}</span>`,
        ),
      ),
    )
  }${asideSection("As captured", captureFacts(digest))}${followSection("These papers as a feed", urls.digest(digest.id), to)}${papers.length > 0 && citeSection("This digest", urls.digest(digest.id), to)}${improveSection(catalog.archive.site, { title: renderDigestName(digest), file: digest.file }, to)}`;
}

function captureFacts(digest: Digest): Html {
  const { capture } = digest;
  const { removed } = capture;
  return html`<p>${renderOrigin(digest)}</p>
<p>Capture <code>${capture.file}</code>, SHA-256 <code>${capture.sha256}</code>.</p>
${removed !== undefined && html` <p>The capture was removed on ${renderDate(removed.date)}: ${removed.reason}</p>`}`;
}
