import { citeSection } from "../../templates/partials/cite-files.ts";
import { asideSection, columns, pageHead, plainList } from "../../templates/partials/columns.ts";
import { periodChart } from "../../templates/partials/charts.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { improveSection } from "../../templates/partials/improve-section.ts";
import { groupedPapers } from "../../templates/partials/paper-list.ts";
import { cutNotice, listingPeriods } from "../../templates/partials/period-list.ts";
import { renderPage, type FeedLink } from "../../templates/layout.ts";
import { definePage, type PageContext } from "../contracts.ts";
import type { TopicListing } from "../model/catalog.ts";
import type { Topic } from "../model/topic.ts";
import { urls } from "../model/url.ts";
import { topicCard } from "../render/card.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { html, noHtml, trusted, type Html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { partBullets } from "../render/listing-twin.ts";
import { heading, markdownBlocks, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { neighboursOfPart, partTrail, renderCut } from "../render/period-links.ts";
import { cutListing, type Listing, type ListingPart } from "../render/periods.ts";
import { countTopics } from "../render/topic-words.ts";

interface TopicView {
  readonly listing: TopicListing;
  readonly cut: Listing;
  readonly part: ListingPart;
}

const MOST_COMPANIONS = 6;

/** `/topics/<slug>/`, and when it has over 100 papers `/topics/<slug>/2024/` …: one topic. */
export default definePage<TopicView>({
  *list(catalog) {
    for (const listing of catalog.topics) {
      const cut = cutListing(listing.papers);
      for (const part of cut.parts)
        yield { path: urls.topic(listing.topic.slug, part.part), view: { listing, cut, part } };
    }
  },
  render({ path, view }, context) {
    const { topic } = view.listing;
    const to = linksFrom(path, context.baseUrl);
    const pathOf = (part?: string) => urls.topic(topic.slug, part);
    const isOwnPage = view.part.part === undefined;
    const text = html`${pageHead(`Topic, ${renderCount(view.part.count, "paper")}`, titleOf(view))}
${isOwnPage && introduction(topic, context)}${cutNotice(renderCut(view.cut, view.part, "beside"))}${groupedPapers(view.part.groups, context, to)}`;
    const main = columns(text, aside(view, context, to));
    const page = {
      path,
      title: titleOf(view),
      description: topic.description,
      section: "topics",
      ...partTrail([{ title: "Topics", path: urls.topics }], topic.title, view.cut, view.part, pathOf),
      neighbours: neighboursOfPart(view.cut, view.part, pathOf),
      hasTwin: true,
      hasReport: isOwnPage,
      main,
    } as const;
    const lists = namePapers(view.part.groups.flatMap(({ papers }) => papers));
    return renderPage({ ...page, feeds: [feedOf(topic)], lists, card: topicCard(topic) }, context);
  },
  twin({ path, view }, { baseUrl }) {
    const { topic } = view.listing;
    const introduced =
      view.part.part === undefined ? [paragraph(topic.description), ...markdownBlocks(topic.introduction)] : [];
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, titleOf(view)),
      ...introduced,
      ...partBullets(view.cut, view.part, (name) => urls.topic(topic.slug, name), to),
    ]);
  },
});

/** The listing's own page bears the topic's name, a part the period's as well. */
function titleOf({ listing, part }: TopicView): string {
  return part.part === undefined ? listing.topic.title : `${listing.topic.title}, ${part.label ?? part.part}`;
}

function feedOf(topic: Topic): FeedLink {
  return { title: topic.title, folder: urls.topic(topic.slug) };
}

function introduction(topic: Topic, { renderMarkdown }: PageContext): Html {
  return html`<p class="lead">${topic.description}</p>
${
  topic.introduction !== "" &&
  html`<div class="prose">${trusted(renderMarkdown(topic.introduction))}</div>
`
}`;
}

function aside(view: TopicView, context: PageContext, to: LinkTo): Html {
  const { cut, part, listing } = view;
  const { slug } = listing.topic;
  const isOwnPage = part.part === undefined;
  const chart = isOwnPage ? periodChart(cut.periods.years, "years") : noHtml;
  const site = context.catalog.archive.site;
  return html`${chart !== noHtml && asideSection(cut.periods.years.length > 1 ? "Papers a year" : "Papers a month", chart)}${listingPeriods(cut, part, (name) => urls.topic(slug, name), to)}${
    isOwnPage
      ? companions(listing, context, to)
      : asideSection("The topic", plainList([html`<a href="${to(urls.topic(slug))}">${listing.topic.title}</a>`]))
  }${followSection("Follow this topic", urls.topic(slug), to)}${
    listing.papers.length > 0 && citeSection("This topic", urls.topic(slug), to)
  }${isOwnPage && improveSection(site, listing.topic, to)}`;
}

/** The topics that most of its papers are also in. */
function companions({ topic, papers }: TopicListing, { catalog }: PageContext, to: LinkTo): Html {
  const others = countTopics(papers, catalog)
    .filter(({ listing }) => listing.topic.slug !== topic.slug)
    .slice(0, MOST_COMPANIONS);
  if (others.length === 0) return noHtml;
  return asideSection(
    "Goes together with",
    plainList(
      others.map(
        ({ listing, count }) =>
          html`<a href="${to(urls.topic(listing.topic.slug))}">${listing.topic.title}</a>
<span class="n">${renderNumber(count)}</span>`,
      ),
    ),
  );
}
