import type { Year } from "../../src/model/catalog.ts";
import { renderCount, renderNumber } from "../../src/render/count.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";

/** One bar of a chart: a year and its papers. */
export interface YearCount {
  readonly year: string;
  readonly count: number;
}

const WIDTH = 272;
const HEIGHT = 64;
const LABEL_HEIGHT = 16;
const MOST_YEARS = 80;

/** Oldest first, the years between without papers as zeros (unless they would be more than fit). */
export function countByYear(years: readonly Year[], span: readonly Year[] = years): readonly YearCount[] {
  const counts = new Map(years.map((year) => [year.key, year.papers.length]));
  const first = Number(span.at(-1)?.key);
  const last = Number(span[0]?.key);
  if (!(last - first < MOST_YEARS))
    return years.map((year) => ({ year: year.key, count: year.papers.length })).reverse();
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = String(first + index).padStart(4, "0");
    return { year, count: counts.get(year) ?? 0 };
  });
}

/** Papers a year as bars, with the table behind them. Nothing for fewer than two years: a single bar says nothing. */
export function yearChart(bars: readonly YearCount[], id: string): Html {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined || bars.length < 2) return noHtml;
  const most = mostOf(bars);
  const step = WIDTH / bars.length;
  const width = Math.max(step - Math.min(2, step / 4), 1);
  return html`<figure class="chart">
<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${HEIGHT + LABEL_HEIGHT}">
<title id="${id}-title">Papers a year</title>
<desc id="${id}-desc">${describeBars(bars)}</desc>
${bars.map(({ year, count }, index) => {
  const height = (count / most.count) * HEIGHT;
  return (
    count > 0 &&
    html`<rect x="${round(index * step)}" y="${round(HEIGHT - height)}" width="${round(width)}" height="${round(height)}"><title>${year}: ${renderNumber(count)}</title></rect>\n`
  );
})}<text x="0" y="${HEIGHT + LABEL_HEIGHT - 3}">${first.year}</text>
<text x="${WIDTH}" y="${HEIGHT + LABEL_HEIGHT - 3}" text-anchor="end">${last.year}</text>
</svg>
<details>
<summary>The figures</summary>
<table>
<thead><tr><th scope="col">Year</th><th scope="col">Papers</th></tr></thead>
<tbody>
${bars.flatMap(({ year, count }) => (count > 0 ? [html`<tr><th scope="row">${year}</th><td>${renderNumber(count)}</td></tr>\n`] : []))}</tbody>
</table>
</details>
</figure>`;
}

/** Papers a year as a line of a word's size. Nothing for fewer than two years. */
export function sparkline(points: readonly YearCount[]): Html {
  if (points.length < 2) return noHtml;
  const most = mostOf(points);
  const step = 64 / (points.length - 1);
  const line = points.map(({ count }, index) => `${round(index * step)},${round(15 - (count / most.count) * 13)}`);
  return html`<svg class="spark" role="img" aria-label="${describeBars(points)}" width="64" height="16" viewBox="0 0 64 16"><polyline points="${line.join(" ")}"/></svg>`;
}

function describeBars(bars: readonly YearCount[]): string {
  const most = mostOf(bars);
  return `From ${bars[0]?.year ?? ""} to ${bars.at(-1)?.year ?? ""}; most in ${most.year}, with ${renderCount(most.count, "paper")}`;
}

/** The year with most papers, the newest of several; at least one, so that nothing is divided by zero. */
function mostOf(bars: readonly YearCount[]): YearCount {
  return bars.reduce((best, bar) => (bar.count >= best.count ? bar : best), { year: "", count: 1 });
}

/** One decimal is finer than a screen. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
