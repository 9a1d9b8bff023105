import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { definePage, type PageContext } from "../contracts.ts";
import { urls, type NamedPage, type UrlPath } from "../model/url.ts";
import { html, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";

/** `/404.html`: what a host shows for an unknown address. It is served from anywhere, so its links are absolute. */
export default definePage<undefined>({
  unlisted: true,
  *list() {
    yield { path: urls.notFound, view: undefined };
  },
  render({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="single">
${pageHead("Error 404", "There is no page at this address")}
<p class="lead">
The pages of this archive keep their addresses, so a letter of this one may be wrong.
</p>
${searchForm(context, to)}<ul class="ways">
${listWays(context).map(({ title, path: way }) => html`<li><a href="${to(way)}">${title}</a></li>\n`)}</ul>
${addressHelp(context)}</div>`;
    return renderPage(
      { path, title: "Page not found", description: "There is no page at this address.", hasTwin: false, main },
      context,
    );
  },
});

/** Of the pages that lead to everything, those that this site has. */
function listWays({
  catalog: { topics, papers, archive, authors, organizations },
  listedPages,
}: PageContext): readonly NamedPage[] {
  const listed = new Set(listedPages?.());
  const digests = archive.digests.length > 0;
  const home = digests ? "The latest digest" : papers.length > 0 ? "The newest papers" : "The front page";
  const all: readonly (readonly [boolean, string, UrlPath])[] = [
    [true, home, urls.home],
    [topics.length > 0, "All topics", urls.topics],
    [digests, "All digests", urls.digests],
    [true, "All papers, by year", urls.archive],
    [listed.has(urls.titles), "All papers, from A to Z", urls.titles],
    [authors.length > 0, "All authors, from A to Z", urls.authors],
    [organizations.length > 0, "All organizations", urls.organizations],
  ];
  return all.flatMap(([exists, title, path]) => (exists ? [{ title, path }] : []));
}

/** A plain form, which works without a script as far as the page of the search does. */
function searchForm({ listedPages }: PageContext, to: LinkTo): Html | false {
  const hasSearch = new Set(listedPages?.()).has(urls.search);
  return (
    hasSearch &&
    html`<form class="find" action="${to(urls.search)}" role="search" aria-label="Papers">
<label for="find">Find a paper by its words</label>
<input id="find" name="q" type="search" autocomplete="off">
<button type="submit">Search</button>
</form>
`
  );
}

/** A host of files cannot know each way to write an id: only one of them has a page. */
function addressHelp({ catalog, baseUrl }: PageContext): Html | false {
  const { arxiv } = catalog.papers.find(({ links }) => links.arxiv !== undefined)?.links ?? {};
  const { doi } = catalog.papers.find(({ links }) => links.doi !== undefined)?.links ?? {};
  return (
    (arxiv !== undefined || doi !== undefined) &&
    html`<section class="prose" aria-labelledby="ids">
<h2 id="ids">If you came with an arXiv id or a DOI</h2>
${arxiv !== undefined && html`<p>An arXiv id stands here without its version: <code>${baseUrl}${urls.arxiv(arxiv)}</code>, not <code>…v2</code>.</p>\n`}${doi !== undefined && html`<p>A DOI stands here in small letters: <code>${baseUrl}${urls.doi(doi)}</code>.</p>\n`}</section>
`
  );
}
