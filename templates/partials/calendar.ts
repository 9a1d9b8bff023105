import type { Year } from "../../src/model/catalog.ts";
import { urls } from "../../src/model/url.ts";
import { renderCount } from "../../src/render/count.ts";
import { renderMonthName } from "../../src/render/date.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;

/** A year with its twelve months, those without papers as plain words: a list that reads well aloud, in a grid. */
export function calendarYear(year: Year, to: LinkTo): Html {
  const months = new Map(year.months.map((month) => [month.key, month.papers.length]));
  const inMonths = year.months.reduce((sum, { papers }) => sum + papers.length, 0);
  const rest = year.papers.length - inMonths;
  const cells = MONTHS.map((number) => {
    const key = `${year.key}-${number}`;
    const count = months.get(key);
    return count === undefined
      ? html`<li>${renderMonthName(key)}</li>\n`
      : html`<li><a href="${to(urls.period(key))}">${renderMonthName(key)}</a> <span class="n">${renderCount(count, "paper")}</span></li>\n`;
  });
  return html`<section class="year" aria-labelledby="y${year.key}">
<h2 id="y${year.key}"><a href="${to(urls.period(year.key))}">${year.key}</a> <span class="n">${renderCount(year.papers.length, "paper")}</span></h2>
<ol class="months">
${cells}</ol>
${rest > 0 && html`<p class="meta"><span>${renderCount(rest, "paper")} of a month that is not known</span></p>\n`}</section>
`;
}
