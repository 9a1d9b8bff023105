import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";

/** `/404.html`: what a host shows for an unknown address. It is served from anywhere, so its links are absolute. */
export default definePage<undefined>({
  unlisted: true,
  *list() {
    yield { path: urls.notFound, view: undefined };
  },
  render({ path }, context) {
    const { topics, papers, archive } = context.catalog;
    const to = linksFrom(path, context.baseUrl);
    const homeWords =
      archive.digests.length > 0 ? "The latest digest" : papers.length > 0 ? "The newest papers" : "The front page";
    const main = html`<div class="single">
${pageHead("Error 404", "There is no page at this address")}
<p class="lead">
The pages of this archive keep their addresses, so a letter of this one may be wrong.
</p>
<ul class="ways">
<li><a href="${to(urls.home)}">${homeWords}</a></li>
${
  topics.length > 0 &&
  html`<li><a href="${to(urls.topics)}">All topics</a></li>
`
}${
      archive.digests.length > 0 &&
      html`<li><a href="${to(urls.digests)}">All digests</a></li>
`
    }
<li><a href="${to(urls.archive)}">All papers, by year</a></li>
</ul>
</div>`;
    return renderPage(
      { path, title: "Page not found", description: "There is no page at this address.", hasTwin: false, main },
      context,
    );
  },
});
