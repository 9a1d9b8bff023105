import { citeSection } from "../../templates/partials/cite-files.ts";
import { asideSection, columns, pageHead, plainList } from "../../templates/partials/columns.ts";
import { improveSection } from "../../templates/partials/improve-section.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { groupedPapers } from "../../templates/partials/paper-list.ts";
import { cutNotice, listingPeriods } from "../../templates/partials/period-list.ts";
import { renderPage, type FeedLink } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { OrganizationListing } from "../model/catalog.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { encodeSegment, externalLink, linksFrom } from "../render/link.ts";
import { partBullets } from "../render/listing-twin.ts";
import { heading, renderMarkdownPage } from "../render/markdown-page.ts";
import { neighboursOfPart, partTrail, renderCut } from "../render/period-links.ts";
import { cutListing, type Listing, type ListingPart } from "../render/periods.ts";

interface OrganizationView {
  readonly listing: OrganizationListing;
  readonly cut: Listing;
  readonly part: ListingPart;
}

/** `/organizations/<slug>/`, and when it has over 100 papers `/organizations/<slug>/2024/` …: the papers beside which one is named. */
export default definePage<OrganizationView>({
  *list(catalog) {
    for (const listing of catalog.organizations) {
      const cut = cutListing(listing.papers);
      for (const part of cut.parts)
        yield { path: urls.organization(listing.slug, part.part), view: { listing, cut, part } };
    }
  },
  render({ path, view }, context) {
    const { listing, cut, part } = view;
    const { handle, name } = listing.organization;
    const to = linksFrom(path, context.baseUrl);
    const title = titleOf(view);
    const pathOf = (of?: string) => urls.organization(listing.slug, of);
    const aside = html`${listingPeriods(cut, part, (name) => urls.organization(listing.slug, name), to)}${
      handle !== undefined &&
      asideSection(
        "Elsewhere",
        plainList([externalLink(`https://huggingface.co/${encodeSegment(handle)}`, `${handle} on Hugging Face`)]),
      )
    }${followSection("Follow this organization", urls.organization(listing.slug), to)}${citeSection("Its papers", urls.organization(listing.slug), to)}${asideSection("Also here", plainList([html`<a href="${to(urls.organizations)}">All organizations</a>`]))}${improveSection(context.catalog.archive.site, { title: name }, to)}`;
    const main = columns(
      html`${pageHead(`Organization, ${renderCount(part.count, "paper")}`, title)} ${cutNotice(renderCut(cut, part, "beside"))}${groupedPapers(part.groups, context, to)}`,
      aside,
    );
    const description = `Papers beside which ${name} is named.`;
    return renderPage(
      {
        path,
        title,
        description,
        section: "organizations",
        feeds: [feedOf(listing)],
        lists: namePapers(part.groups.flatMap(({ papers }) => papers)),
        ...partTrail([{ title: "Organizations", path: urls.organizations }], name, cut, part, pathOf),
        neighbours: neighboursOfPart(cut, part, pathOf),
        hasReport: true,
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path, view }, { baseUrl }) {
    const { listing, cut, part } = view;
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, titleOf(view)),
      ...partBullets(cut, part, (name) => urls.organization(listing.slug, name), to),
    ]);
  },
});

function feedOf({ slug, organization }: OrganizationListing): FeedLink {
  return { title: organization.name, folder: urls.organization(slug) };
}

function titleOf({ listing, part }: OrganizationView): string {
  const { name } = listing.organization;
  return part.part === undefined ? name : `${name}, ${part.label ?? part.part}`;
}
