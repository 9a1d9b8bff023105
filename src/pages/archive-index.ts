import { asideSection, columns, pageHead } from "../../templates/partials/columns.ts";
import { countByYear, yearChart } from "../../templates/partials/charts.ts";
import { pictureSection } from "../../templates/partials/picture-links.ts";
import { calendarYear } from "../../templates/partials/calendar.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { renderMonthName } from "../render/date.ts";
import { html, noHtml } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";

const lead = "All papers by the day they bear, not by the day they were captured.";

/** `/archive/`: all years and months. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.archive, view: undefined };
  },
  render({ path }, context) {
    const { years, undated, papers } = context.catalog;
    const to = linksFrom(path, context.baseUrl);
    const none =
      undated.length > 0 &&
      html`<section class="year">
<h2><a href="${to(urls.undated)}">Undated</a> <span class="n">${renderCount(undated.length, "paper")}</span></h2>
</section>
`;
    const chart = yearChart(countByYear(years), "years");
    const text = html`${pageHead(renderCount(papers.length, "paper"), "Archive")}
<p class="lead">${lead}${papers.length > 0 && html` They also stand <a href="${to(urls.titles)}">by title, from A to Z</a>.`}</p>
${years.map((year) => calendarYear(year, to))}${none}`;
    const aside = html`${chart !== noHtml && asideSection("Papers a year", chart)}${pictureSection(context.catalog, to)}`;
    const main = columns(text, aside);
    return renderPage(
      {
        path,
        title: "Archive",
        description: lead,
        section: "archive",
        lists: context.catalog.years.map(({ key }) => ({ title: key, path: urls.period(key) })),
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    const to = linksFrom(path, baseUrl);
    const { years, undated, papers } = catalog;
    return renderMarkdownPage([
      heading(1, "Archive"),
      paragraph(lead),
      ...(papers.length > 0
        ? [paragraph("They also stand ", link(to(urls.titles), "by title, from A to Z"), ".")]
        : []),
      ...bulletList([
        ...years.map((year) => [
          link(to(urls.period(year.key)), year.key),
          `, ${renderCount(year.papers.length, "paper")}`,
          ...year.months
            .toReversed()
            .flatMap(({ key, papers }, index) => [
              index === 0 ? ": " : ", ",
              link(to(urls.period(key)), renderMonthName(key)),
              ` ${renderNumber(papers.length)}`,
            ]),
        ]),
        ...(undated.length > 0
          ? [[link(to(urls.undated), "Undated"), `, ${renderCount(undated.length, "paper")}`]]
          : []),
      ]),
    ]);
  },
});
