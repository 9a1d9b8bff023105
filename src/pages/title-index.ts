import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { letterList } from "../../templates/partials/letters.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";
import { bulletList, heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";
import { groupByLetter, nameLetter, type TitleLetter } from "../render/title-letters.ts";

const lead = "All papers by the first letter of their titles.";

/** `/titles/`: the letters that titles begin with. */
export default definePage<readonly TitleLetter[]>({
  *list({ papers }) {
    if (papers.length > 0) yield { path: urls.titles, view: groupByLetter(papers) };
  },
  render({ path, view }, context) {
    const to = linksFrom(path, context.baseUrl);
    const letters = view.map(({ letter, papers }) => ({
      words: nameLetter(letter),
      href: to(urls.titlesFrom(letter)),
      count: papers.length,
    }));
    const main = html`<div class="single">
${pageHead(renderCount(context.catalog.papers.length, "paper"), "Titles from A to Z")}
<p class="lead">${lead}</p>
${letterList(letters)}</div>`;
    return renderPage(
      {
        path,
        title: "Titles from A to Z",
        description: lead,
        section: "archive",
        trail: [{ title: "Archive", path: urls.archive }],
        hasTwin: true,
        main,
      },
      context,
    );
  },
  twin({ path, view }, { baseUrl }) {
    const to = linksFrom(path, baseUrl);
    return renderMarkdownPage([
      heading(1, "Titles from A to Z"),
      paragraph(lead),
      ...bulletList(
        view.map(({ letter, papers }) => [
          link(to(urls.titlesFrom(letter)), nameLetter(letter)),
          `, ${renderCount(papers.length, "paper")}`,
        ]),
      ),
    ]);
  },
});
