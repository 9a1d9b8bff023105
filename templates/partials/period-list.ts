import type { UrlPath } from "../../src/model/url.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { renderNumber } from "../../src/render/count.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { groupLinks, listPartLinks, type PeriodLink } from "../../src/render/period-links.ts";
import type { Listing, ListingPart } from "../../src/render/periods.ts";
import { asideSection, plainList } from "./columns.ts";

/** Years or months in the margin; nothing when there is only one. */
export function periodSection(title: string, periods: readonly PeriodLink[]): Html {
  if (periods.length < 2) return noHtml;
  return asideSection(
    title,
    plainList(
      periods.map(({ label, href, isCurrent, count }) => [
        isCurrent === true
          ? html`<a href="${href}" aria-current="page">${label}</a>`
          : html`<a href="${href}">${label}</a>`,
        count !== undefined && html` <span class="n">${renderNumber(count)}</span>`,
      ]),
    ),
  );
}

/** All periods that a listing has, as its pages show them: fragments when it is whole, else the pages that {@link listPartLinks} names. */
export function listingPeriods(
  listing: Listing,
  current: ListingPart,
  pathOf: (part: string) => UrlPath,
  to: LinkTo,
): Html {
  if (!listing.isCut) return periodSection("Years", groupLinks(current.groups));
  return html`${listPartLinks(listing, current, pathOf, to).map(({ title, links }) => periodSection(title, links))}`;
}

/** What a page of a cut listing leaves to others. */
export function cutNotice(words: string | undefined): Html {
  return words === undefined ? noHtml : html`<p class="lead">${words}</p>\n`;
}
