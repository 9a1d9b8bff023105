import { barChart, countByYear, meter, sparkline } from "../../templates/partials/charts.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { topicMatrix } from "../../templates/partials/topic-matrix.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { renderPeriod } from "../render/date.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { link } from "../render/markdown.ts";
import { bulletList, heading, paragraph, renderMarkdownPage, type Phrase } from "../render/markdown-page.ts";
import { groupByPeriod } from "../render/periods.ts";
import { hasTrends } from "../render/pictures.ts";
import { countByMonth, countPairs, largestOrganizations, largestTopics } from "../render/trends.ts";
import type { RootContent } from "mdast";

const lead =
  "How the archive grows, by the months that papers bear: what it has more of, what goes together, and who it comes from.";

const MOST_TOPICS = 24;
const MOST_IN_MATRIX = 12;
const MOST_PAIRS = 20;
const MOST_ORGANIZATIONS = 15;
/** The chart of all months is drawn this large. */
const WIDE = { width: 960, height: 180 };

/** `/trends/`: the archive in figures, by month, topic and organisation. */
export default definePage<undefined>({
  *list(catalog) {
    if (hasTrends(catalog)) yield { path: urls.trends, view: undefined };
  },
  render({ path }, context) {
    const { catalog } = context;
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="whole pictures">
${pageHead("Pictures of the archive", "Trends")}
<p class="lead">${lead}</p>
${months(catalog, to)}${topics(catalog, to)}${pairs(catalog, to)}${organizations(catalog, to)}</div>`;
    return renderPage(
      { path, title: "Trends", description: lead, section: "archive", hasTwin: true, styles: ["pictures.css"], main },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    const to = linksFrom(path, baseUrl);
    const [all, ranked] = [countByMonth(catalog.years), largestTopics(catalog, MOST_TOPICS)];
    return renderMarkdownPage([
      heading(1, "Trends"),
      paragraph(lead),
      ...list(
        "Papers a month",
        all.filter(({ count }) => count > 0).map(({ key, count }) => [`${renderPeriod(key)}: ${renderNumber(count)}`]),
      ),
      ...list(
        "Topics",
        ranked.map(({ topic, papers }) => [
          link(to(urls.topic(topic.slug)), topic.title),
          `: ${renderNumber(papers.length)}`,
        ]),
      ),
      ...list(
        "Topics that go together",
        countPairs(catalog, ranked)
          .slice(0, MOST_PAIRS)
          .map(({ topics: [one, other], count }) => [
            `${one.topic.title} and ${other.topic.title}: ${renderNumber(count)}`,
          ]),
      ),
      ...list(
        "Organizations",
        largestOrganizations(catalog, MOST_ORGANIZATIONS).map(({ slug, organization, papers }) => [
          link(to(urls.organization(slug)), organization.name),
          `: ${renderNumber(papers.length)}`,
        ]),
      ),
    ]);
  },
});

function list(title: string, items: readonly (readonly Phrase[])[]): RootContent[] {
  return items.length === 0 ? [] : [heading(2, title), ...bulletList(items)];
}

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

function months({ papers, years, undated }: Catalog, to: LinkTo): Html {
  const bars = countByMonth(years);
  const chart = barChart(bars, { id: "all-months", title: "Papers a month", period: "Month", ...WIDE });
  if (chart === noHtml) return noHtml;
  const shown = bars.reduce((sum, { count }) => sum + count, 0);
  const left = papers.length - shown - undated.length;
  const notes = [
    left > 0 &&
      html`<p class="note">${renderCount(left, "paper")} of unknown or earlier month ${left === 1 ? "is" : "are"} not drawn.</p>\n`,
    undated.length > 0 &&
      html`<p class="note"><a href="${to(urls.undated)}">${renderCount(undated.length, "paper")} without a year</a> ${undated.length === 1 ? "is" : "are"} not drawn.</p>`,
  ];
  return section("months", "Papers a month", html`<div class="tall">${chart}</div>${notes}`);
}

/** Each topic's years on one time axis: every line has a scale of its own, the figure beside it says how much that is. */
function topics(catalog: Catalog, to: LinkTo): Html {
  const ranked = largestTopics(catalog, MOST_TOPICS);
  if (ranked.length === 0) return noHtml;
  const [first, last] = [catalog.years.at(-1)?.key, catalog.years[0]?.key];
  const rows = ranked.map(({ topic, papers }) => {
    const bars = countByYear(groupByPeriod(papers).years, catalog.years);
    return html`<li><a href="${to(urls.topic(topic.slug))}">${topic.title}</a>
<span class="figures">${sparkline(bars)} <span class="n">${renderNumber(papers.length)}</span></span></li>
`;
  });
  return section(
    "topics",
    "Each topic over the years",
    html`<p class="note">From ${first} to ${last}; each line has a scale of its own, and the number is all its papers.</p>
<ul class="small-multiples">
${rows}</ul>
${topicTable(catalog, to)}`,
  );
}

/** The figures behind the lines: of the newest years alone, so that the table fits a page. */
function topicTable(catalog: Catalog, to: LinkTo): Html {
  const span = catalog.years.slice(0, 8).toReversed();
  const rows = largestTopics(catalog, MOST_TOPICS).map(({ topic, papers }) => {
    const counts = new Map(groupByPeriod(papers).years.map((year) => [year.key, year.papers.length]));
    return html`<tr><th scope="row"><a href="${to(urls.topic(topic.slug))}">${topic.title}</a></th>${span.map(
      ({ key }) => html`<td>${renderNumber(counts.get(key) ?? 0)}</td>`,
    )}</tr>
`;
  });
  return html`<details class="note">
<summary>The figures</summary>
<div class="scroll" role="group" tabindex="0" aria-label="Papers of each topic by year"><table>
<thead><tr><th scope="col">Topic</th>${span.map(({ key }) => html`<th scope="col">${key}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>
</details>`;
}

function pairs(catalog: Catalog, to: LinkTo): Html {
  const ranked = largestTopics(catalog, MOST_TOPICS);
  const drawn = ranked.slice(0, MOST_IN_MATRIX);
  const together = countPairs(catalog, ranked).slice(0, MOST_PAIRS);
  if (together.length === 0) return noHtml;
  const most = together[0]?.count ?? 1;
  const rows = together.map(
    ({
      topics: [one, other],
      count,
    }) => html`<tr><th scope="row"><a href="${to(urls.topic(one.topic.slug))}">${one.topic.title}</a> and <a href="${to(urls.topic(other.topic.slug))}">${other.topic.title}</a></th><td>${meter(count, most)}</td><td>${renderNumber(count)}</td></tr>
`,
  );
  return section(
    "together",
    "Topics that go together",
    html`<div class="halves">
<figure class="chart">
${topicMatrix(drawn, countPairs(catalog, drawn), to)}
<figcaption>The ${renderCount(drawn.length, "largest topic", "largest topics")}: where a row and a column meet, the papers that are in both.</figcaption>
</figure>
${barTable(["Topics", "Papers in both"], rows)}</div>`,
  );
}

function organizations(catalog: Catalog, to: LinkTo): Html {
  const largest = largestOrganizations(catalog, MOST_ORGANIZATIONS);
  if (largest.length === 0) return noHtml;
  const most = largest[0]?.papers.length ?? 1;
  const rows = largest.map(
    ({
      slug,
      organization,
      papers,
    }) => html`<tr><th scope="row"><a href="${to(urls.organization(slug))}">${organization.name}</a></th><td>${meter(papers.length, most)}</td><td>${renderNumber(papers.length)}</td></tr>
`,
  );
  return section(
    "organizations",
    "Organizations most seen",
    html`<div class="half">${barTable(["Organization", "Papers"], rows)}</div>`,
  );
}

/** A table whose figures are drawn as bars too. */
function barTable([name, figure]: readonly [string, string], rows: readonly Html[]): Html {
  return html`<table class="bars">
<thead><tr><th scope="col">${name}</th><th scope="col" colspan="2">${figure}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}
