import { citeSection } from "../../templates/partials/cite-files.ts";
import { columns, pageHead } from "../../templates/partials/columns.ts";
import { followSection } from "../../templates/partials/feed-links.ts";
import { groupedPapers } from "../../templates/partials/paper-list.ts";
import { cutNotice, periodSection } from "../../templates/partials/period-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { Year } from "../model/catalog.ts";
import { urls, type NamedPage } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { renderPeriod } from "../render/date.ts";
import { html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { groupBullets, periodBullets } from "../render/listing-twin.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { groupLinks, listMonthLinks, renderYearCut } from "../render/period-links.ts";
import { groupByMonth, isYearCut, newestOfYear, type PaperGroup } from "../render/periods.ts";

interface YearView {
  readonly year: Year;
  readonly newer?: Year | undefined;
  readonly older?: Year | undefined;
  /** Papers without a year come after the oldest. */
  readonly hasUndated: boolean;
  /** What the page shows: the whole year, or its newest month when it has over 100 papers. */
  readonly groups: readonly PaperGroup[];
}

/** `/archive/<yyyy>/`: the papers of a year. */
export default definePage<YearView>({
  *list({ years, undated }) {
    for (const [index, year] of years.entries())
      yield {
        path: urls.period(year.key),
        view: {
          year,
          newer: years[index - 1],
          older: years[index + 1],
          hasUndated: undated.length > 0,
          groups: isYearCut(year) ? newestOfYear(year) : groupByMonth(year),
        },
      };
  },
  render({ path, view }, context) {
    const { year, groups } = view;
    const to = linksFrom(path, context.baseUrl);
    const text = html`${pageHead(`Archive, ${renderCount(year.papers.length, "paper")}`, year.key)}
${cutNotice(renderYearCut(year, "beside"))}${groupedPapers(groups, context, to)}`;
    const newest = year.months[0];
    const description =
      isYearCut(year) && newest !== undefined
        ? `Papers of ${year.key}, a page for each month; this one shows ${renderPeriod(newest.key)}.`
        : `${renderCount(year.papers.length, "paper")} of ${year.key}.`;
    const main = columns(
      text,
      html`${months(view, to)}${citeSection("This year", path, to)}${followSection("Follow this year", path, to)}`,
    );
    const feeds = [{ title: year.key, folder: path }];
    const lists = namePapers(groups.flatMap(({ papers }) => papers));
    const neighbours = { newer: view.newer && placeOf(view.newer), older: olderOf(view) };
    const trail = [{ title: "Archive", path: urls.archive }];
    const page = { path, title: year.key, description, section: "archive", hasTwin: true, main } as const;
    return renderPage({ ...page, trail, neighbours, feeds, lists }, context);
  },
  twin({ path, view: { year, groups } }, { baseUrl }) {
    const to = linksFrom(path, baseUrl);
    const words = renderYearCut(year, "below");
    return renderMarkdownPage([
      heading(1, year.key),
      ...(words === undefined ? [] : [paragraph(words)]),
      ...groupBullets(groups, to),
      ...(isYearCut(year) ? periodBullets([listMonthLinks(year, to)]) : []),
    ]);
  },
});

function months({ year, groups }: YearView, to: LinkTo) {
  if (!isYearCut(year)) return periodSection("Months", groupLinks(groups));
  const { title, links } = listMonthLinks(year, to);
  return periodSection(title, links);
}

function olderOf({ older, hasUndated }: YearView): NamedPage | undefined {
  if (older) return placeOf(older);
  return hasUndated ? { title: "Undated", path: urls.undated } : undefined;
}

function placeOf({ key }: Year): NamedPage {
  return { title: key, path: urls.period(key) };
}
