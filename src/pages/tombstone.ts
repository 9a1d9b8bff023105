import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { definePage } from "../contracts.ts";
import type { Tombstone } from "../model/archive.ts";
import { urls } from "../model/url.ts";
import { renderDate, renderTime } from "../render/date.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";
import { nameTitle, renderPaperTitle } from "../render/status.ts";

/** `/papers/<id>/` of a published paper that had to go: says what happened. */
export default definePage<Tombstone>({
  unlisted: true,
  *list({ archive, paperById }) {
    for (const tombstone of archive.removed)
      if (!paperById.has(tombstone.id)) yield { path: urls.paper(tombstone.id), view: tombstone };
  },
  render({ path, view }, context) {
    const { title, date, reason, replacedBy } = view;
    const to = linksFrom(path, context.baseUrl);
    const successor = replacedBy === undefined ? undefined : context.catalog.paperById.get(replacedBy);
    const main = html`<div class="single">
${pageHead("Removed paper", title)}
<div class="notice" role="note">
<p>
<strong>This paper was removed from the archive</strong> (${renderTime({ date, guessed: false })}). ${reason}
</p>
${
  successor !== undefined &&
  html`<p>In its place: <a href="${to(urls.paper(successor.id))}" dir="auto">${renderPaperTitle(successor)}</a></p>
`
}
</div>
</div>`;
    const description = `This paper was removed from the archive: ${reason}`;
    return renderPage({ path, title, description, hasTwin: true, main }, context);
  },
  twin({ path, view: { title, date, reason, replacedBy } }, { catalog, baseUrl }) {
    const successor = replacedBy === undefined ? undefined : catalog.paperById.get(replacedBy);
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, title),
      paragraph(`This paper was removed from the archive (${renderDate(date)}). ${reason}`),
      ...(successor === undefined
        ? []
        : [paragraph("In its place: ", link(to(urls.paper(successor.id)), nameTitle(successor)))]),
    ]);
  },
});
