import type { Year } from "../model/catalog.ts";
import { urls, type NamedPage, type UrlPath } from "../model/url.ts";
import { renderMonthName } from "./date.ts";
import type { LinkTo } from "./link.ts";
import { isYearCut, type Listing, type ListingPart, type PaperGroup } from "./periods.ts";

/** A year or month to go to. */
export interface PeriodLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent?: boolean;
  readonly count?: number;
}

/** Periods under one heading. */
export interface PeriodLinks {
  readonly title: string;
  readonly links: readonly PeriodLink[];
}

/** Fragments of the groups on the page itself. */
export function groupLinks(groups: readonly PaperGroup[]): readonly PeriodLink[] {
  return groups.map((group) => ({ label: group.label, href: `#${group.id}`, count: group.papers.length }));
}

/**
 * The pages of a cut listing: its years and, in a year that is cut, its months. `pathOf` gives the page of a part. Numbers stand on the
 * listing's own page only: the others do not change when a paper is added elsewhere.
 */
export function listPartLinks(
  { periods: { years, undated } }: Listing,
  current: ListingPart,
  pathOf: (part: string) => UrlPath,
  to: LinkTo,
): readonly PeriodLinks[] {
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
  return [
    { title: "Years", links: yearLinks },
    { title: `Months of ${current.year?.key ?? ""}`, links: monthLinks },
  ];
}

/** The months of a cut year of the archive. */
export function listMonthLinks(year: Year, to: LinkTo): PeriodLinks {
  const links = year.months.map((month) => ({
    label: renderMonthName(month.key),
    href: to(urls.period(month.key)),
    count: month.papers.length,
  }));
  return { title: "Months", links };
}

/** The way to a page of a listing: what is `above` the listing, the listing, and for a month its year; and what the page is called there. */
export function partTrail(
  above: readonly NamedPage[],
  name: string,
  { periods }: Listing,
  { part, label }: ListingPart,
  pathOf: (part?: string) => UrlPath,
): { readonly trail: readonly NamedPage[]; readonly crumb: string } {
  if (part === undefined) return { trail: above, crumb: name };
  const [year = "", month] = part.split("/");
  const isKnown = month !== undefined && periods.years.some(({ key }) => key === year);
  const trail = [...above, { title: name, path: pathOf() }, ...(isKnown ? [{ title: year, path: pathOf(year) }] : [])];
  return { trail, crumb: label ?? part };
}

/**
 * The pages before and after one of a cut listing: of a year the years, of a month the months, or the year next to it that is not cut.
 * The listing's own page stands outside of that order.
 */
export function neighboursOfPart(
  { parts }: Listing,
  current: ListingPart,
  pathOf: (part: string) => UrlPath,
): { readonly newer?: NamedPage | undefined; readonly older?: NamedPage | undefined } {
  if (current.part === undefined) return {};
  const isMonth = current.part.includes("/");
  /* Newest first. A year that is cut has its months after it, which stand for it among months. */
  const row = parts.filter(
    ({ part, year }) => part !== undefined && (isMonth ? part.includes("/") || !year : !part.includes("/")),
  );
  const index = row.findIndex(({ part }) => part === current.part);
  const nameOf = (one: ListingPart | undefined): NamedPage | undefined =>
    one?.part === undefined ? undefined : { title: one.label ?? one.part, path: pathOf(one.part) };
  return { newer: nameOf(row[index - 1]), older: nameOf(row[index + 1]) };
}

/** What a page of a cut listing leaves to others, in a sentence; undefined when it leaves nothing. */
export function renderCut(listing: Listing, part: ListingPart, where: "beside" | "below"): string | undefined {
  if (!listing.isCut) return undefined;
  if (part.part === part.year?.key && part.year !== undefined) return renderYearCut(part.year, where);
  if (part.part !== undefined) return undefined;
  const { years, undated } = listing.periods;
  const others = [
    ...(years.length + Math.min(undated.length, 1) > 1 ? ["years"] : []),
    ...(part.year !== undefined && part.year.months.length > 1 ? ["months"] : []),
  ];
  return others.length === 0
    ? undefined
    : `The newest papers are shown, the other ${others.join(" and ")} are listed ${where}.`;
}

/** {@link renderCut} for a year. */
export function renderYearCut(year: Year, where: "beside" | "below"): string | undefined {
  const newest = year.months[0];
  if (newest === undefined || year.months.length < 2 || !isYearCut(year)) return undefined;
  return `${renderMonthName(newest.key)}, the newest month, is shown, the others are listed ${where}.`;
}
