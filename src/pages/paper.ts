import { paperArticle, paperSequel } from "../../templates/partials/paper-article.ts";
import { paperAside } from "../../templates/partials/paper-aside.ts";
import { historySection } from "../../templates/partials/history.ts";
import { columns } from "../../templates/partials/columns.ts";
import { gistOf } from "../../templates/partials/paper-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";
import { apiUrls, urls, type NamedPage } from "../model/url.ts";
import { paperCard } from "../render/card.ts";
import { citationTags } from "../render/citation-tags.ts";
import { renderShownDate, yearOf } from "../render/date.ts";
import { html } from "../render/html-template.ts";
import { describePaper } from "../render/json-ld.ts";
import { linksFrom } from "../render/link.ts";
import { indexPositions, type TopicPosition } from "../render/neighbours.ts";
import { renderPaperTwin } from "../render/paper-twin.ts";
import { nameTitle } from "../render/status.ts";

interface PaperView {
  readonly paper: Paper;
  readonly positions: readonly TopicPosition[];
}

/** `/papers/<id>/`: one paper. */
export default definePage<PaperView>({
  *list(catalog) {
    const positions = indexPositions(catalog);
    for (const paper of catalog.papers)
      yield { path: urls.paper(paper.id), view: { paper, positions: positions.get(paper.id) ?? [] } };
  },
  render({ path, view: { paper, positions } }, context) {
    const to = linksFrom(path, context.baseUrl);
    const history = context.history?.(paper) ?? [];
    const main = columns(
      paperArticle(paper, context, to, context.asCaptured?.(paper)),
      html`${paperAside(paper, context, to)}${historySection(history, context.catalog.archive.site.repository)}`,
      paperSequel(paper, context.related?.(paper) ?? [], positions, context, to),
    );
    const description = gistOf(paper, context);
    const record = html`<link rel="alternate" type="application/json" href="${to(apiUrls.paper(paper.id))}">\n`;
    const head = html`${record}${citationTags(paper, context, to)}`;
    const data = [describePaper(paper, context)];
    const card = paperCard(paper, context.catalog);
    const trail = trailOf(paper);
    const page = { path, title: nameTitle(paper), description, trail, isArticle: true, hasTwin: true, main } as const;
    return renderPage({ ...page, head, data, card, scripts: ["copy.js"], hasReport: true }, context);
  },
  twin({ path, view: { paper } }, context) {
    const to = linksFrom(path, context.baseUrl);
    return renderPaperTwin(paper, context, to);
  },
});

/** Its year in the archive, a guess marked. The digests that list it stand over its title. */
function trailOf(paper: Paper): readonly NamedPage[] {
  const date = yearOf(paper.published);
  const guessed = paper.guessed.includes("published");
  return [
    { title: "Archive", path: urls.archive },
    date === ""
      ? { title: "Undated", path: urls.undated }
      : { title: renderShownDate({ date, guessed }), path: urls.period(date) },
  ];
}
