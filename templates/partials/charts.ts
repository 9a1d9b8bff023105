import type { Year } from "../../src/model/catalog.ts";
import { renderCount, renderNumber } from "../../src/render/count.ts";
import { renderPeriod } from "../../src/render/date.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { countByMonth, type PeriodCount } from "../../src/render/trends.ts";

const WIDTH = 272;
const HEIGHT = 64;
const LABEL_HEIGHT = 16;
const MOST_YEARS = 80;

/** Oldest first, the years between without papers as zeros (unless they would be more than fit). */
export function countByYear(years: readonly Year[], span: readonly Year[] = years): readonly PeriodCount[] {
  const counts = new Map(years.map((year) => [year.key, year.papers.length]));
  const first = Number(span.at(-1)?.key);
  const last = Number(span[0]?.key);
  if (!(last - first < MOST_YEARS))
    return years.map((year) => ({ key: year.key, count: year.papers.length })).reverse();
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const key = String(first + index).padStart(4, "0");
    return { key, count: counts.get(key) ?? 0 };
  });
}

/** How a chart of bars is shown. */
export interface ChartOptions {
  /** Begins the ids of its parts. */
  readonly id: string;
  /** `Papers a year` */
  readonly title: string;
  /** What a bar stands for: `Year`. */
  readonly period: string;
  /** In units of its own type; the width of a margin when left out. */
  readonly width?: number;
  readonly height?: number;
}

/** Papers by year, or by month when all are of one year. Nothing for a single bar: it says nothing. */
export function periodChart(years: readonly Year[], id: string): Html {
  return years.length > 1
    ? barChart(countByYear(years), { id, title: "Papers a year", period: "Year" })
    : barChart(countByMonth(years), { id, title: "Papers a month", period: "Month" });
}

/** Papers a year as bars. */
export function yearChart(bars: readonly PeriodCount[], id: string): Html {
  return barChart(bars, { id, title: "Papers a year", period: "Year" });
}

/** Bars, oldest first, with the table behind them. Nothing for fewer than two: a single bar says nothing. */
export function barChart(bars: readonly PeriodCount[], options: ChartOptions): Html {
  if (bars.length < 2) return noHtml;
  const { id, title, period, width = WIDTH, height = HEIGHT } = options;
  const most = mostOf(bars);
  const step = width / bars.length;
  const barWidth = Math.max(step - Math.min(2, step / 4), 1);
  return html`<figure class="chart">
<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height + LABEL_HEIGHT}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${describeBars(bars)}</desc>
${bars.map(({ key, count }, index) => {
  const barHeight = (count / most.count) * height;
  return (
    count > 0 &&
    html`<rect x="${round(index * step)}" y="${round(height - barHeight)}" width="${round(barWidth)}" height="${round(barHeight)}"><title>${renderPeriod(key)}: ${renderNumber(count)}</title></rect>\n`
  );
})}${axis(bars, width, height)}</svg>
<details>
<summary>The figures</summary>
<table>
<thead><tr><th scope="col">${period}</th><th scope="col">Papers</th></tr></thead>
<tbody>
${bars.flatMap(({ key, count }) => (count > 0 ? [html`<tr><th scope="row">${renderPeriod(key)}</th><td>${renderNumber(count)}</td></tr>\n`] : []))}</tbody>
</table>
</details>
</figure>`;
}

/** The first and the last bar by name; between them, on a wide chart, the years. */
function axis(bars: readonly PeriodCount[], width: number, height: number): readonly Html[] {
  const y = height + 4;
  const step = width / bars.length;
  const last = bars.length - 1;
  const years = YEARS_APART.find((count) => step * 12 * count > LABEL_ROOM);
  const inner = bars.flatMap(({ key }, index) => {
    const isYear = key.endsWith("-01") && years !== undefined && Number(key.slice(0, 4)) % years === 0;
    const hasRoom = Math.min(index * step - LABEL_ROOM / 4, (last - index) * step) > LABEL_ROOM * 1.75;
    return isYear && hasRoom
      ? [html`<text class="tick" x="${round(index * step)}" y="${y}">${key.slice(0, 4)}</text>\n`]
      : [];
  });
  return [
    html`<text x="0" y="${y}">${renderPeriod(bars[0]?.key ?? "")}</text>\n`,
    ...inner,
    html`<text x="${width}" y="${y}" text-anchor="end">${renderPeriod(bars[last]?.key ?? "")}</text>\n`,
  ];
}

/** Years named on an axis of months: all of them, or every so many. */
const YEARS_APART = [1, 2, 5, 10];

/** What a label of the axis takes. */
const LABEL_ROOM = 56;

/** Papers a year as a line of a word's size. Nothing for fewer than two years. */
export function sparkline(points: readonly PeriodCount[]): Html {
  if (points.length < 2) return noHtml;
  const most = mostOf(points);
  const step = 64 / (points.length - 1);
  const line = points.map(({ count }, index) => `${round(index * step)},${round(15 - (count / most.count) * 13)}`);
  return html`<svg class="spark" role="img" aria-label="${describeBars(points)}" width="64" height="16" viewBox="0 0 64 16"><polyline points="${line.join(" ")}"/></svg>`;
}

/** A number as a bar beside it, for the eye alone. */
export function meter(count: number, most: number): Html {
  const width = Math.max(1, Math.round((count / Math.max(most, 1)) * 100));
  return html`<svg class="meter" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none"><rect width="${width}" height="8"/></svg>`;
}

function describeBars(bars: readonly PeriodCount[]): string {
  const most = mostOf(bars);
  const [first, last] = [bars[0], bars.at(-1)].map((bar) => renderPeriod(bar?.key ?? ""));
  return `From ${first ?? ""} to ${last ?? ""}; most in ${renderPeriod(most.key)}, with ${renderCount(most.count, "paper")}`;
}

/** The bar with most papers, the newest of several; at least one, so that nothing is divided by zero. */
function mostOf(bars: readonly PeriodCount[]): PeriodCount {
  return bars.reduce((best, bar) => (bar.count >= best.count ? bar : best), { key: "", count: 1 });
}

/** One decimal is finer than a screen. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
