import { paperArticle, paperSequel } from "../../templates/partials/paper-article.ts";
import { paperAside } from "../../templates/partials/paper-aside.ts";
import { columns } from "../../templates/partials/columns.ts";
import { gistOf } from "../../templates/partials/paper-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { citePaper } from "../render/citation.ts";
import { citationTags } from "../render/citation-tags.ts";
import { linksFrom } from "../render/link.ts";
import { indexPositions, type TopicPosition } from "../render/neighbours.ts";
import { renderPaperTwin } from "../render/paper-twin.ts";

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
    const main = columns(
      paperArticle(paper, context, to, context.asCaptured?.(paper)),
      paperAside(paper, context, to),
      paperSequel(paper, context.related?.(paper) ?? [], positions, context, to),
    );
    const description = gistOf(paper, context);
    const head = citationTags(citePaper(paper, context));
    return renderPage({ path, title: paper.title, description, hasTwin: true, head, main }, context);
  },
  twin({ path, view: { paper } }, context) {
    const to = linksFrom(path, context.baseUrl);
    return renderPaperTwin(paper, context.related?.(paper) ?? [], context.catalog, to, context.baseUrl);
  },
});
