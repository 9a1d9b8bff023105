import { pageHead } from "../../templates/partials/columns.ts";
import { countByYear, sparkline } from "../../templates/partials/charts.ts";
import { pictureLinks } from "../../templates/partials/picture-links.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";
import { groupByPeriod } from "../render/periods.ts";

const lead =
  "What the papers are about. A paper is in a topic when its title and abstract speak of it; its page says why.";

/** `/topics/`: all topics. */
export default definePage<undefined>({
  *list(catalog) {
    if (catalog.topics.length > 0) yield { path: urls.topics, view: undefined };
  },
  render({ path }, context) {
    const { catalog } = context;
    const to = linksFrom(path, context.baseUrl);
    const filled = catalog.topics.filter(({ papers }) => papers.length > 0);
    const empty = catalog.topics.filter(({ papers }) => papers.length === 0);
    const rows = filled.map(
      ({ topic, papers }) =>
        html`<li>
<h2><a href="${to(urls.topic(topic.slug))}">${topic.title}</a></h2>
<p class="gist">${topic.description}</p>
<p class="meta">
<span>${renderCount(papers.length, "paper")}</span>
${sparkline(countByYear(groupByPeriod(papers).years, catalog.years))}
</p>
</li>
`,
    );
    const main = html`<div class="whole">
${pageHead(renderCount(catalog.topics.length, "topic"), "Topics")}
<p class="lead">${lead}</p>
${pictureLinks(catalog, to)}${filled.length > 0 && html`<ol class="papers topics">\n${rows}</ol>\n`}${empty.length > 0 && html`<h2>No papers yet</h2>\n<ul class="feeds wide">\n${empty.map(({ topic }) => html`<li><a href="${to(urls.topic(topic.slug))}">${topic.title}</a></li>\n`)}</ul>\n`}</div>`;
    return renderPage(
      {
        path,
        title: "Topics",
        description: lead,
        section: "topics",
        lists: context.catalog.topics.map(({ topic }) => ({ title: topic.title, path: urls.topic(topic.slug) })),
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, "Topics"),
      paragraph(lead),
      ...bulletList(
        catalog.topics.map(({ topic, papers }) => [
          link(to(urls.topic(topic.slug)), topic.title),
          ` (${renderCount(papers.length, "paper")}): ${topic.description}`,
        ]),
      ),
    ]);
  },
});
