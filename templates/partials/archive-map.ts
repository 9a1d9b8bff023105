import { urls } from "../../src/model/url.ts";
import { renderCount } from "../../src/render/count.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { countCells, dotTitle, MAP, type ArchiveMap, type MapDot } from "../../src/render/map.ts";
import { placeNames, type NameStyle } from "../../src/render/map-names.ts";

/** The ground that dots stand on is drawn by cells of this size, and so is what there is no room to link. */
const GROUND_CELL = 16;
const REST_CELL = 12;

/** Names as they are written where the map is wide, and on a phone: there the whole map is about a third as wide. */
const NAMES: readonly (readonly [className: string, style: NameStyle])[] = [
  ["names", { size: 13, most: 40, least: 2 }],
  ["names narrow", { size: 34, most: 12, least: 3 }],
];

/** So many dots are drawn smaller. */
const CROWD = 800;

/** More papers than this in a cell are drawn as many. */
const SOME = 3;
const MANY = 8;

/**
 * The map: the ground where papers are, a dot for each paper with its title, names of regions on top. Dots are no tab stops, of which there
 * would be hundreds: the list of regions leads to the same papers.
 */
export function archiveMap(map: ArchiveMap, linked: ReadonlySet<MapDot>, to: LinkTo): Html {
  return html`<svg class="${linked.size > CROWD ? "map crowded" : "map"}" role="group" aria-labelledby="map-title map-desc" viewBox="0 0 ${MAP.width} ${MAP.height}">
<title id="map-title">Map of the archive</title>
<desc id="map-desc">${renderCount(map.dots.length, "paper")}, like ones near each other, in ${renderCount(map.regions.length, "region")}</desc>
<defs><path id="ground" d="${pathOf(countCells(map.dots, GROUND_CELL))}"/></defs>
<use href="#ground" class="coast"/>
<use href="#ground" class="land"/>
${rest(map.dots.filter((dot) => !linked.has(dot)))}${[...map.regions, { dots: map.elsewhere }].map(({ dots }) =>
    dotGroup(
      dots.filter((dot) => linked.has(dot)),
      to,
    ),
  )}${NAMES.map(
    ([className, style]) => html`<g class="${className}" font-size="${style.size}">
${placeNames(map.regions, [...linked], style).map(
  ({ region, lines, x, y }) =>
    html`<a href="${to(urls.topic(region.listing.topic.slug))}"><text x="${x}" y="${y}">${lines.map((line, index) =>
      index === 0 ? line : html` <tspan x="${x}" dy="1.15em">${line}</tspan>`,
    )}</text></a>\n`,
)}</g>
`,
  )}</svg>`;
}

function dotGroup(dots: readonly MapDot[], to: LinkTo): Html {
  if (dots.length === 0) return noHtml;
  return html`<g class="dots">
${dots.map(
  (dot) =>
    html`<a href="${to(urls.paper(dot.placed.paper.id))}" tabindex="-1"><title>${dotTitle(dot)}</title><path d="M${dot.x} ${dot.y}h0"/></a>\n`,
)}</g>
`;
}

/** Papers without a link, as marks: the more in a cell, the larger. */
function rest(dots: readonly MapDot[]): readonly Html[] {
  const cells = countCells(dots, REST_CELL);
  const classes = [
    ["few", cells.filter(({ count }) => count < SOME)],
    ["some", cells.filter(({ count }) => count >= SOME && count < MANY)],
    ["many", cells.filter(({ count }) => count >= MANY)],
  ] as const;
  return classes.map(([name, own]) =>
    own.length > 0 ? html`<path class="rest ${name}" d="${pathOf(own)}"/>\n` : noHtml,
  );
}

/** Points as lines without length: their round ends make them dots, as wide as the style sheet says. */
function pathOf(points: Iterable<{ readonly x: number; readonly y: number }>): string {
  return Array.from(points, ({ x, y }) => `M${x} ${y}h0`).join("");
}
