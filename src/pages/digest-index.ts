import { pageHead } from "../../templates/partials/columns.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { digestHeading, papersOf, renderDigestName, strongestTopics } from "../render/digest-words.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";

const lead = "Each digest is one capture of a page of papers, with its entries in the page's order.";

/** `/digests/`: all digests, newest first. */
export default definePage<undefined>({
  *list({ archive }) {
    if (archive.digests.length > 0) yield { path: urls.digests, view: undefined };
  },
  render({ path }, context) {
    const { catalog } = context;
    const { digests } = catalog.archive;
    const to = linksFrom(path, context.baseUrl);
    const rows = digests.map((digest) => {
      const papers = papersOf(digest, catalog);
      const topics = strongestTopics(papers, catalog);
      return html`<li>
<h2><a href="${to(urls.digest(digest.id))}">${digestHeading(digest)}</a></h2>
<p class="meta">
<span>${renderCount(papers.length, "paper")}</span>${topics !== "" && html` <span>${topics}</span>`}
</p>
</li>
`;
    });
    const main = html`<div class="single">
${pageHead(renderCount(digests.length, "digest"), "Digests")}
<p class="lead">${lead}</p>
<ol class="papers">
${rows}
</ol>
</div>`;
    const feeds = [{ title: "Digests", folder: path }];
    return renderPage(
      {
        path,
        title: "Digests",
        description: lead,
        section: "digests",
        feeds,
        lists: context.catalog.archive.digests.map((digest) => ({
          title: renderDigestName(digest),
          path: urls.digest(digest.id),
        })),
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, "Digests"),
      paragraph(lead),
      ...bulletList(
        catalog.archive.digests.map((digest) => [
          link(to(urls.digest(digest.id)), renderDigestName(digest)),
          `, ${renderCount(papersOf(digest, catalog).length, "paper")}`,
        ]),
      ),
    ]);
  },
});
