import { archiveMap } from "../../templates/partials/archive-map.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { chooseLinked, drawMap, typicalPapers, type ArchiveMap, type MapRegion } from "../render/map.ts";
import { link } from "../render/markdown.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { hasMap } from "../render/pictures.ts";
import { nameTitle, renderPaperTitle } from "../render/status.ts";

const lead =
  "All papers by likeness: those whose words are alike are near each other. A region bears the name of the topic that its papers speak of most.";

/** Papers that are named for a region. */
const MOST_TYPICAL = 3;

/** `/map/`: the whole archive as a map, and its regions as a list. */
export default definePage<undefined>({
  *list(catalog) {
    if (hasMap(catalog)) yield { path: urls.map, view: undefined };
  },
  render({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const map = drawMap(context.places?.() ?? [], context.catalog);
    const linked = chooseLinked(map.dots);
    const main = html`<div class="whole pictures">
${pageHead(renderCount(map.dots.length, "paper"), "Map of the archive")}
<p class="lead">${lead}</p>
<figure>
${archiveMap(map, linked, to)}
<figcaption>${caption(map, linked.size)}</figcaption>
</figure>
${regionTable(map, to)}</div>`;
    return renderPage(
      {
        path,
        title: "Map of the archive",
        description: lead,
        section: "archive",
        hasTwin: true,
        styles: ["pictures.css"],
        main,
      },
      context,
    );
  },
  twin({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const { regions } = drawMap(context.places?.() ?? [], context.catalog);
    return renderMarkdownPage([
      heading(1, "Map of the archive"),
      paragraph(lead),
      heading(2, "Regions"),
      ...bulletList(
        regions.map((region) => [
          link(to(urls.topic(region.listing.topic.slug)), region.listing.topic.title),
          `, ${renderCount(region.dots.length, "paper")}; in the middle: `,
          ...typicalPapers(region, MOST_TYPICAL).flatMap(({ placed: { paper } }, index) => [
            ...(index > 0 ? ["; "] : []),
            link(to(urls.paper(paper.id)), nameTitle(paper)),
          ]),
        ]),
      ),
    ]);
  },
});

function caption({ dots }: ArchiveMap, linked: number): Html {
  const scope =
    linked < dots.length
      ? `The ${renderNumber(linked)} newest papers are links; the pale marks stand for the other ${renderNumber(dots.length - linked)}, a larger one for more.`
      : "Every dot is a paper and a link to it.";
  return html`${scope} Enlarge the page to look closer. Neither direction has a meaning of its own, only nearness has.`;
}

/** The map in words: its regions, how large they are, and what is in the middle of each. */
function regionTable({ regions, elsewhere }: ArchiveMap, to: LinkTo): Html {
  if (regions.length === 0) return noHtml;
  return html`<section aria-labelledby="regions">
<h2 id="regions">Its regions</h2>
<table class="regions">
<thead><tr><th scope="col">Region</th><th scope="col">Papers</th><th scope="col">In the middle of it</th></tr></thead>
<tbody>
${regions.map((region) => regionRow(region, to))}</tbody>
</table>
${elsewhere.length > 0 && html`<p class="note">${renderCount(elsewhere.length, "paper")} in no topic.</p>\n`}</section>
`;
}

function regionRow(region: MapRegion, to: LinkTo): Html {
  const { topic } = region.listing;
  return html`<tr><th scope="row"><a href="${to(urls.topic(topic.slug))}">${topic.title}</a></th><td>${renderNumber(region.dots.length)}</td><td><ul>${typicalPapers(
    region,
    MOST_TYPICAL,
  ).map(
    ({ placed: { paper } }) => html`<li><a href="${to(urls.paper(paper.id))}">${renderPaperTitle(paper)}</a></li>`,
  )}</ul></td></tr>
`;
}
