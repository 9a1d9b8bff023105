import { asideSection, columns, plainList } from "../../templates/partials/columns.ts";
import { improveSection } from "../../templates/partials/improve-section.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage, type PageContext } from "../contracts.ts";
import type { HandPage } from "../model/archive.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html, noHtml, trusted, type Html } from "../render/html-template.ts";
import { htmlToText } from "../render/html-text.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { heading, markdownBlocks, renderMarkdownPage } from "../render/markdown-page.ts";

/** `/<slug>/` of `content/pages/`: a page that a person wrote. */
export default definePage<HandPage>({
  *list({ archive }) {
    for (const page of archive.pages) yield { path: urls.page(page.slug), view: page };
  },
  render({ path, view }, context) {
    const { title } = view;
    const to = linksFrom(path, context.baseUrl);
    const body = context.renderMarkdown(view.body);
    const text = html`<h1 dir="auto">${title}</h1>
<div class="prose">${trusted(body)}</div>`;
    const aside = html`${view.slug === "about" ? numbers(context, to) : noHtml}${improveSection(context.catalog.archive.site, view, to)}`;
    const description = view.description ?? htmlToText(body);
    const section = view.slug === "about" ? "about" : undefined;
    return renderPage(
      { path, title, description, section, hasTwin: true, hasReport: true, main: columns(text, aside) },
      context,
    );
  },
  twin({ view: { title, body } }) {
    return renderMarkdownPage([heading(1, title), ...markdownBlocks(body)]);
  },
});

function numbers({ catalog }: PageContext, to: LinkTo): Html {
  const { papers, topics, archive } = catalog;
  const items = [
    html`<a href="${to(urls.archive)}">${renderCount(papers.length, "paper")}</a>`,
    archive.digests.length > 0 &&
      html`<a href="${to(urls.digests)}">${renderCount(archive.digests.length, "digest")}</a>`,
    topics.length > 0 && html`<a href="${to(urls.topics)}">${renderCount(topics.length, "topic")}</a>`,
  ].filter((item) => item !== false);
  return asideSection("In numbers", plainList(items));
}
