import { renderPage, type FeedLink } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";

const lead = "Follow this archive in a feed reader: new papers come to you, without an account and without mail.";

/** `/feeds/`: all feeds, for people. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.feeds, view: undefined };
  },
  render({ path }, context) {
    const { topics, organizations, archive } = context.catalog;
    const to = linksFrom(path, context.baseUrl);
    const feedIn = (title: string, folder: FeedLink["path"]) =>
      html`<li><a href="${to(urls.fileIn(folder, "feed.atom.xml"))}">${title}</a></li>
`;
    const main = html`<div class="single">
${pageHead("For readers", "Feeds")}
<p class="lead">${lead}</p>
<section aria-labelledby="all">
<h2 id="all">Everything</h2>
<ul class="feeds">
${feedIn("All papers", urls.home)}${archive.digests.length > 0 && feedIn("Digests, one entry each", urls.digests)}
</ul>
</section>
${
  topics.length > 0 &&
  html`<section aria-labelledby="topics">
<h2 id="topics">One topic</h2>
<ul class="feeds wide">
${topics.map(({ topic }) => feedIn(topic.title, urls.topic(topic.slug)))}
</ul>
</section>
`
}${
      organizations.length > 0 &&
      html`<section aria-labelledby="organizations">
<h2 id="organizations">One organization</h2>
<ul class="feeds wide">
${organizations.map(({ slug, organization }) => feedIn(organization.name, urls.organization(slug)))}
</ul>
</section>
`
    }
<section class="prose" aria-labelledby="what">
<h2 id="what">What a feed is</h2>
<p>
A feed is a file that lists the newest papers of a page, written for programs. A feed reader looks at it from
time to time and shows you what is new since your last visit.
</p>
<p>
To subscribe, copy the address of a link above and paste it into your feed reader where it asks for a feed or
a subscription; most readers also find the feed when given the address of the page itself. Readers exist as
applications and as web pages, many of them free.
</p>
<p>The feeds here are in the Atom format. An entry has the paper's title, its whole abstract and its topics.</p>
</section>
</div>`;
    return renderPage({ path, title: "Feeds", description: lead, section: "feeds", hasTwin: false, main }, context);
  },
});
