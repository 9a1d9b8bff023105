import { citeSection } from "../../templates/partials/cite-files.ts";
import { columns, pageHead } from "../../templates/partials/columns.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { peopleList } from "../../templates/partials/people-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { NamesakeListing } from "../model/catalog.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { ATOM } from "../render/feed-formats.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { peopleBullets } from "../render/listing-twin.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { isFollowed, renderNamesakes } from "../render/people-words.ts";

const lead = "More than one author may be meant by this address. Each has a page of their own.";

/** `/authors/<slug>/` of a name that several people have: which of them is meant. */
export default definePage<NamesakeListing>({
  *list({ namesakes }) {
    for (const listing of namesakes) yield { path: urls.author(listing.slug), view: listing };
  },
  render({ path, view: { people, papers } }, context) {
    const to = linksFrom(path, context.baseUrl);
    const title = renderNamesakes(people);
    const followed = isFollowed(papers);
    const text = html`${pageHead(renderCount(people.length, "author"), title)}<p class="lead">${lead}</p>
${peopleList(people, to)}`;
    const main = followed
      ? columns(
          text,
          html`${followSection("Follow all of them", path, to, [ATOM])}${citeSection("The papers of all", path, to)}`,
        )
      : html`<div class="single">${text}</div>`;
    return renderPage(
      {
        path,
        title,
        description: lead,
        section: "authors",
        trail: [{ title: "Authors", path: urls.authors }],
        feeds: followed ? [{ title, folder: path, formats: [ATOM] }] : [],
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path, view: { people } }, { baseUrl }) {
    return renderMarkdownPage([
      heading(1, renderNamesakes(people)),
      paragraph(lead),
      ...peopleBullets(people, linksFrom(path, baseUrl)),
    ]);
  },
});
