import type { UrlPath } from "../../src/model/url.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { renderNumber } from "../../src/render/count.ts";
import { renderMonthName } from "../../src/render/date.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import type { Listing, ListingPart, PaperGroup } from "../../src/render/periods.ts";
import { asideSection, plainList } from "./columns.ts";

/** A year or month to go to. */
export interface PeriodLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent?: boolean;
  readonly count?: number;
}

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

/** Fragments of the groups on the page itself. */
export function groupLinks(groups: readonly PaperGroup[]): readonly PeriodLink[] {
  return groups.map((group) => ({ label: group.label, href: `#${group.id}`, count: group.papers.length }));
}

/**
 * All periods that a listing has, as its pages show them: fragments when it is whole, else its years and, in a year that is cut, its months.
 * `pathOf` gives the page of a part. Numbers stand on the listing's own page only: the others do not change when a paper is added elsewhere.
 */
export function listingPeriods(
  listing: Listing,
  current: ListingPart,
  pathOf: (part: string) => UrlPath,
  to: LinkTo,
): Html {
  if (!listing.isCut) return periodSection("Years", groupLinks(current.groups));
  const { years, undated } = listing.periods;
  const isOwnPage = current.part === undefined;
  const link = (part: string, label: string, count: number): PeriodLink => ({
    label,
    href: to(pathOf(part)),
    isCurrent: part === current.part,
    ...(isOwnPage ? { count } : {}),
  });
  const yearLinks = years.map((year) => link(year.key, year.key, year.papers.length));
  if (undated.length > 0) yearLinks.push(link("undated", "Undated", undated.length));
  const months = current.year?.months ?? [];
  const monthLinks = months.map((month) =>
    link(month.key.replace("-", "/"), renderMonthName(month.key), month.papers.length),
  );
  return html`${periodSection("Years", yearLinks)}${periodSection(`Months of ${current.year?.key ?? ""}`, monthLinks)}`;
}
