import { citeSection } from "../../templates/partials/cite-files.ts";
import { asideSection, columns, pageHead, plainList } from "../../templates/partials/columns.ts";
import { improveSection } from "../../templates/partials/improve-section.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { groupedPapers } from "../../templates/partials/paper-list.ts";
import { cutNotice, listingPeriods } from "../../templates/partials/period-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage, type PageContext } from "../contracts.ts";
import type { AuthorListing } from "../model/catalog.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { ATOM } from "../render/feed-formats.ts";
import { html, type Html } from "../render/html-template.ts";
import { externalLink, linksFrom, type LinkTo } from "../render/link.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { link } from "../render/markdown.ts";
import { partBullets } from "../render/listing-twin.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { isFollowed } from "../render/people-words.ts";
import { neighboursOfPart, partTrail, renderCut } from "../render/period-links.ts";
import { cutListing, type Listing, type ListingPart } from "../render/periods.ts";

interface AuthorView {
  readonly listing: AuthorListing;
  readonly cut: Listing;
  readonly part: ListingPart;
}

/** `/authors/<slug>/`, and when they have over 100 papers `/authors/<slug>/2024/` …: one person's papers. */
export default definePage<AuthorView>({
  *list({ authors }) {
    for (const listing of authors) {
      const cut = cutListing(listing.papers);
      for (const part of cut.parts) yield { path: urls.author(listing.slug, part.part), view: { listing, cut, part } };
    }
  },
  render({ path, view }, context) {
    const { listing, cut, part } = view;
    const { name, papers } = listing;
    const to = linksFrom(path, context.baseUrl);
    const pathOf = (of?: string) => urls.author(listing.slug, of);
    const title = titleOf(view);
    const main = columns(
      html`${pageHead(`Author, ${renderCount(part.count, "paper")}`, title)}${cutNotice(renderCut(cut, part, "beside"))}${groupedPapers(part.groups, context, to)}`,
      aside(view, context, to),
    );
    return renderPage(
      {
        path,
        title,
        description: `${renderCount(papers.length, "paper")} by ${name} in ${context.catalog.archive.site.title}.`,
        section: "authors",
        ...partTrail([{ title: "Authors", path: urls.authors }], name, cut, part, pathOf),
        neighbours: neighboursOfPart(cut, part, pathOf),
        feeds: isFollowed(papers) ? [{ title: name, folder: pathOf(), formats: [ATOM] }] : [],
        lists: namePapers(part.groups.flatMap(({ papers: some }) => some)),
        hasReport: true,
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path, view }, { baseUrl }) {
    const { cut, part, listing } = view;
    const to = linksFrom(path, baseUrl);
    const { orcid } = listing;
    return renderMarkdownPage([
      heading(1, titleOf(view)),
      ...(orcid === undefined ? [] : [paragraph("ORCID ", link(orcid, orcid))]),
      ...partBullets(cut, part, (of) => urls.author(listing.slug, of), to),
    ]);
  },
});

function titleOf({ listing: { name }, part }: AuthorView): string {
  return part.part === undefined ? name : `${name}, ${part.label ?? part.part}`;
}

function aside({ listing, cut, part }: AuthorView, { catalog }: PageContext, to: LinkTo): Html {
  const { slug, sharedSlug, orcid, papers } = listing;
  const page = urls.author(slug);
  return html`${listingPeriods(cut, part, (of) => urls.author(slug, of), to)}${
    orcid !== undefined && asideSection("Elsewhere", plainList([externalLink(orcid, `ORCID ${orcid.slice(-19)}`)]))
  }${
    isFollowed(papers) &&
    html`${followSection("Follow this author", page, to, [ATOM])}${citeSection("These papers", page, to)}`
  }${asideSection("Who this is", whoSection(listing))}${
    sharedSlug !== undefined &&
    asideSection("Of the same name", plainList([html`<a href="${to(urls.author(sharedSlug))}">Others called so</a>`]))
  }${improveSection(catalog.archive.site, { title: listing.name }, to)}`;
}

/** A name is no proof of who somebody is. */
function whoSection({ orcid, sharedSlug }: AuthorListing): Html {
  if (orcid !== undefined) return html`<p>Papers that give this ORCID, or this very name without one.</p>`;
  return sharedSlug === undefined
    ? html`<p>Papers that give this very name. More than one person may write it.</p>`
    : html`<p>Papers that give this very name without an ORCID.</p>`;
}
