import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { feedRow } from "../../templates/partials/feed-links.ts";
import { definePage, type PageContext } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { groupFeedListings, type FeedGroup } from "../render/feed-list.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { isFollowed } from "../render/people-words.ts";

const lead = "Follow this archive in a feed reader: new papers come to you, without an account and without mail.";

/** A group with more feeds than this is named by its index: nobody reads a list so long, and every page of the index has its feeds. */
const MOST_IN_A_GROUP = 100;

/** `/feeds/`: all feeds, for people. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.feeds, view: undefined };
  },
  render({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="single">
${pageHead("For readers", "Feeds")}
<p class="lead">${lead}</p>
${groupFeedListings(context.catalog).map((group) => groupSection(group, to))}${authorSection(context, to)}${explanation(to)}</div>`;
    return renderPage({ path, title: "Feeds", description: lead, section: "feeds", hasTwin: false, main }, context);
  },
});

function groupSection({ name = "Everything", index, listings }: FeedGroup, to: LinkTo): Html {
  const id = name.toLowerCase().replace(" ", "-");
  const rows = listings.map((listing) => feedRow(listing.name, listing.page, to));
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${name}</h2>
${
  listings.length > MOST_IN_A_GROUP
    ? html`<p>There are ${renderCount(listings.length, "page")} with feeds of their own; <a href="${to(index)}">this list</a> leads to each.</p>`
    : html`<ul class="feeds">
${rows}</ul>`
}
</section>
`;
}

/** People are too many to list. */
function authorSection({ catalog }: PageContext, to: LinkTo): Html {
  return catalog.authors.some(({ papers }) => isFollowed(papers))
    ? html`<section aria-labelledby="authors">
<h2 id="authors">Authors</h2>
<p>Whoever has three papers here or more has an Atom feed too, on the page of their own; <a href="${to(urls.authors)}">the list of authors</a> leads to each.</p>
</section>
`
    : noHtml;
}

function explanation(to: LinkTo): Html {
  return html`<section class="prose" aria-labelledby="what">
<h2 id="what">What a feed is</h2>
<p>
A feed is a file that lists the newest papers of a page, written for programs. A feed reader looks at it from
time to time and shows you what is new since your last visit.
</p>
<p>
You can also read here: <a href="${to(urls.reader)}">the reader</a> shows these feeds on this site, and remembers in
your browser what you read and starred.
</p>
<p>
To subscribe, copy the address of a link above and paste it into your feed reader where it asks for a feed or
a subscription; most readers also find the feed when given the address of the page itself. Readers exist as
applications and as web pages, many of them free. To follow everything at once, import
<a href="${to(urls.opml)}">the list of all feeds</a> (OPML).
</p>
<p>
Each feed comes in three formats, Atom, RSS and JSON Feed, with the same entries: a paper's title, its authors,
its whole abstract and its topics. Most readers know all three. Atom goes back to the first paper; the others
hold the newest digest and at least a hundred papers. An entry keeps its id and the day on which its paper came
into this archive, whatever is corrected later. The paper's own date stands in its text and, in JSON Feed,
under <code>_paper</code>, where <code>guessed</code> says that its year was inferred and <code>withdrawal</code> with
which word the title of one that no longer stands begins.
</p>
<p>
Programs that want the whole archive find it as data in <a href="${to(urls.api)}">the API</a>.
</p>
</section>
`;
}
