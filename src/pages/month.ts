import { citeSection } from "../../templates/partials/cite-files.ts";
import { columns, pageHead } from "../../templates/partials/columns.ts";
import { paperList } from "../../templates/partials/paper-list.ts";
import { periodSection } from "../../templates/partials/period-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { Month, Year } from "../model/catalog.ts";
import { urls, type NamedPage } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { renderMonthName, renderPeriod } from "../render/date.ts";
import { html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { linksFrom } from "../render/link.ts";
import { paperBullets } from "../render/listing-twin.ts";
import { heading, renderMarkdownPage } from "../render/markdown-page.ts";
import { MOST_ON_A_PAGE } from "../render/periods.ts";

interface MonthView {
  readonly year: Year;
  readonly month: Month;
  readonly newer?: Month | undefined;
  readonly older?: Month | undefined;
}

/** `/archive/<yyyy>/<mm>/`: the papers of a month. */
export default definePage<MonthView>({
  *list({ years }) {
    const months = years.flatMap((year) => year.months.map((month) => ({ year, month })));
    for (const [index, { year, month }] of months.entries())
      yield {
        path: urls.period(month.key),
        view: { year, month, newer: months[index - 1]?.month, older: months[index + 1]?.month },
      };
  },
  render({ path, view: { year, month, newer, older } }, context) {
    const to = linksFrom(path, context.baseUrl);
    const title = renderPeriod(month.key);
    const withGist = month.papers.length <= MOST_ON_A_PAGE;
    const text = html`${pageHead(`Archive, ${renderCount(month.papers.length, "paper")}`, title)}
${paperList(month.papers, { withGist, level: 2 }, context, to)}`;
    const links = year.months.map(({ key }) => ({
      label: renderMonthName(key),
      href: to(urls.period(key)),
      isCurrent: key === month.key,
    }));
    const aside = html`${periodSection(`Months of ${year.key}`, links)}${citeSection("This month", path, to)}`;
    const description = `${renderCount(month.papers.length, "paper")} of ${title}.`;
    const feeds = [{ title: year.key, folder: urls.period(year.key) }];
    return renderPage(
      {
        path,
        title,
        description,
        section: "archive",
        trail: [
          { title: "Archive", path: urls.archive },
          { title: year.key, path: urls.period(year.key) },
        ],
        feeds,
        lists: namePapers(month.papers),
        crumb: renderMonthName(month.key),
        neighbours: { newer: newer && placeOf(newer), older: older && placeOf(older) },
        hasTwin: true,
        main: columns(text, aside),
      },
      context,
    );
  },
  twin({ path, view: { month } }, { baseUrl }) {
    return renderMarkdownPage([
      heading(1, renderPeriod(month.key)),
      ...paperBullets(month.papers, linksFrom(path, baseUrl)),
    ]);
  },
});

function placeOf({ key }: Month): NamedPage {
  return { title: renderPeriod(key), path: urls.period(key) };
}
