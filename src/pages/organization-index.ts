import { pageHead } from "../../templates/partials/columns.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";

const lead = "Organizations that a digest names beside a paper. Most papers name none.";

/** `/organizations/`: all organisations that a paper names. */
export default definePage<undefined>({
  *list(catalog) {
    if (catalog.organizations.length > 0) yield { path: urls.organizations, view: undefined };
  },
  render({ path }, context) {
    const { organizations } = context.catalog;
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="single">
${pageHead(renderCount(organizations.length, "organization"), "Organizations")}
<p class="lead">${lead}</p>
<ol class="papers index">
${organizations.map(
  ({ slug, organization, papers }) =>
    html`<li>
<h2 dir="auto"><a href="${to(urls.organization(slug))}">${organization.name}</a></h2>
<span class="n">${renderCount(papers.length, "paper")}</span>
</li>
`,
)}
</ol>
</div>`;
    return renderPage(
      {
        path,
        title: "Organizations",
        description: lead,
        section: "organizations",
        lists: context.catalog.organizations.map(({ slug, organization }) => ({
          title: organization.name,
          path: urls.organization(slug),
        })),
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path }, { catalog, baseUrl }) {
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, "Organizations"),
      paragraph(lead),
      ...bulletList(
        catalog.organizations.map(({ slug, organization, papers }) => [
          link(to(urls.organization(slug)), organization.name),
          `, ${renderCount(papers.length, "paper")}`,
        ]),
      ),
    ]);
  },
});
