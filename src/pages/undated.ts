import { citeSection } from "../../templates/partials/cite-files.ts";
import { columns, pageHead } from "../../templates/partials/columns.ts";
import { paperList } from "../../templates/partials/paper-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls, type NamedPage } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { namePapers } from "../render/json-ld-pages.ts";
import { linksFrom } from "../render/link.ts";
import { paperBullets } from "../render/listing-twin.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { MOST_ON_A_PAGE } from "../render/periods.ts";

const lead = "Papers whose captures show no date, or a day without its year.";

/** It comes after the oldest year. */
interface UndatedView {
  readonly newer: NamedPage | undefined;
}

/** `/archive/undated/`: the papers without a year. */
export default definePage<UndatedView>({
  *list({ undated, years }) {
    const oldest = years.at(-1)?.key;
    const newer = oldest === undefined ? undefined : { title: oldest, path: urls.period(oldest) };
    if (undated.length > 0) yield { path: urls.undated, view: { newer } };
  },
  render({ path, view }, context) {
    const { undated } = context.catalog;
    const to = linksFrom(path, context.baseUrl);
    const withGist = undated.length <= MOST_ON_A_PAGE;
    const text = html`${pageHead(`Archive, ${renderCount(undated.length, "paper")}`, "Undated")}
<p class="lead">${lead}</p>
${paperList(undated, { withGist, level: 2 }, context, to)}`;
    const aside = citeSection("Undated papers", path, to);
    return renderPage(
      {
        path,
        title: "Undated papers",
        description: lead,
        section: "archive",
        lists: namePapers(context.catalog.undated),
        trail: [{ title: "Archive", path: urls.archive }],
        crumb: "Undated",
        neighbours: view,
        hasTwin: true,
        main: columns(text, aside),
      },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    return renderMarkdownPage([
      heading(1, "Undated papers"),
      paragraph(lead),
      ...paperBullets(catalog.undated, linksFrom(path, baseUrl)),
    ]);
  },
});
