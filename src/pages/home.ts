import { citeSection } from "../../templates/partials/cite-files.ts";
import { asideSection, columns, pageHead, plainList } from "../../templates/partials/columns.ts";
import { countByYear, sparkline, yearChart } from "../../templates/partials/charts.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { pictureSection } from "../../templates/partials/picture-links.ts";
import { paperList } from "../../templates/partials/paper-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage, type PageContext } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { digestDate, renderShownDate, renderTime } from "../render/date.ts";
import { papersOf, renderHeadline } from "../render/digest-words.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { describeSite } from "../render/json-ld-pages.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { paperBullets } from "../render/listing-twin.ts";
import { link } from "../render/markdown.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { groupByPeriod } from "../render/periods.ts";
import { countTopics } from "../render/topic-words.ts";

const MOST_PAPERS = 12;
const MOST_TOPICS = 12;
const MOST_DIGESTS = 5;

/** What home shows: the latest digest, or the newest papers of an archive without digests. */
interface HomeView {
  readonly digest?: Digest | undefined;
  readonly papers: readonly Paper[];
}

/** `/`: the latest digest, the topics, and where to follow. */
export default definePage<HomeView>({
  *list(catalog) {
    const digest = catalog.archive.digests[0];
    yield {
      path: urls.home,
      view: { digest, papers: digest ? papersOf(digest, catalog) : catalog.papers.slice(0, MOST_PAPERS) },
    };
  },
  render({ path, view }, context) {
    const { catalog } = context;
    const { site } = catalog.archive;
    const to = linksFrom(path, context.baseUrl);
    const text = html`${head(view, catalog)}${
      view.papers.length === 0
        ? html`<p class="lead">No papers yet. The first capture that is ingested fills this page.</p>`
        : paperList(view.papers.slice(0, MOST_PAPERS), { withGist: true, level: 2 }, context, to)
    }${more(view, to)}`;
    return renderPage(
      {
        path,
        title: site.title,
        description: site.description,
        data: [describeSite(context)],
        hasTwin: true,
        main: columns(text, aside(context, to)),
      },
      context,
    );
  },
  twin({ path, view: { digest, papers } }, { catalog, baseUrl }) {
    const { site } = catalog.archive;
    const to = linksFrom(path, baseUrl);
    const latest = digest ? `Latest digest, ${renderShownDate(digestDate(digest))}` : "Newest papers";
    return renderMarkdownPage([
      heading(1, site.title),
      paragraph(site.description),
      ...(papers.length === 0 ? [] : [heading(2, latest), paragraph(`${renderHeadline(papers, catalog)}.`)]),
      ...paperBullets(papers.slice(0, MOST_PAPERS), to),
      ...(digest
        ? [paragraph(link(to(urls.digest(digest.id)), `All ${renderCount(papers.length, "paper")} of this digest`))]
        : []),
      ...(catalog.topics.length === 0 ? [] : [heading(2, "Topics")]),
      ...bulletList(
        countTopics(catalog.papers, catalog).map(({ listing, count }) => [
          link(to(urls.topic(listing.topic.slug)), listing.topic.title),
          `, ${renderCount(count, "paper")}`,
        ]),
      ),
    ]);
  },
});

function head({ digest, papers }: HomeView, catalog: Catalog): Html {
  if (!digest)
    return pageHead(
      catalog.archive.site.description,
      papers.length === 0 ? catalog.archive.site.title : "Newest papers",
    );
  return pageHead(html`Latest digest, ${renderTime(digestDate(digest))}`, renderHeadline(papers, catalog));
}

function more({ digest, papers }: HomeView, to: LinkTo): Html {
  if (papers.length === 0) return noHtml;
  const [path, words] =
    digest === undefined
      ? [urls.archive, "All papers, by year"]
      : papers.length > MOST_PAPERS
        ? [urls.digest(digest.id), `All ${renderCount(papers.length, "paper")} of this digest`]
        : [urls.digest(digest.id), "This digest on its own page"];
  return html`<p class="more"><a href="${to(path)}">${words}</a></p>`;
}

function aside({ catalog }: PageContext, to: LinkTo): Html {
  const { digests, site } = catalog.archive;
  const chart = yearChart(countByYear(catalog.years), "years");
  const earlier = digests.slice(1, 1 + MOST_DIGESTS);
  return html`${asideSection(
    "This archive",
    html`<p>${site.description}</p>
<p>${totals(catalog)}</p>`,
  )}${topicSection(catalog, to)}${chart !== noHtml && asideSection("Papers a year", chart)}${pictureSection(catalog, to)}${
    earlier.length > 0 &&
    asideSection(
      "Earlier digests",
      plainList(
        earlier.map(
          (digest) => html`<a href="${to(urls.digest(digest.id))}">${renderShownDate(digestDate(digest))}</a>`,
        ),
      ),
    )
  }${catalog.papers.length > 0 && citeSection("All papers", urls.home, to)}${followSection("Follow all papers", urls.home, to)}`;
}

function totals({ papers, years, archive }: Catalog): string {
  if (papers.length === 0) return "No papers yet.";
  const from = years.at(-1)?.key;
  const to = years[0]?.key;
  const span = from === undefined || to === undefined ? "" : from === to ? `, of ${to}` : `, from ${from} to ${to}`;
  const digests = archive.digests.length === 0 ? "" : ` in ${renderCount(archive.digests.length, "digest")}`;
  return `${renderCount(papers.length, "paper")}${digests}${span}.`;
}

function topicSection(catalog: Catalog, to: LinkTo): Html {
  const topics = catalog.topics.filter(({ papers }) => papers.length > 0);
  if (topics.length === 0) return noHtml;
  const largest = topics.toSorted((a, b) => b.papers.length - a.papers.length).slice(0, MOST_TOPICS);
  const rows = largest.map(
    ({ topic, papers }) =>
      html`<a href="${to(urls.topic(topic.slug))}">${topic.title}</a>
<span class="figures">${sparkline(countByYear(groupByPeriod(papers).years, catalog.years))}
<span class="n">${renderNumber(papers.length)}</span></span>`,
  );
  return asideSection(
    "Topics",
    html`${plainList(rows)}${catalog.topics.length > largest.length && html` <p><a href="${to(urls.topics)}">All ${renderCount(catalog.topics.length, "topic")}</a></p>`}`,
  );
}
