import type { RelatedPaper } from "../../src/model/related.ts";
import { urls } from "../../src/model/url.ts";
import { renderByline } from "../../src/render/byline.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { renderPaperTitle } from "../../src/render/status.ts";
import { langOf, paperTime } from "./paper-list.ts";

/** Papers near another one, each with the words that both share. */
export function relatedList(related: readonly RelatedPaper[], to: LinkTo): Html {
  return html`<section class="near" aria-labelledby="near">
<h2 id="near">Related papers</h2>
<ol class="papers">
${related.map((item) => relatedItem(item, to))}</ol>
</section>
`;
}

function relatedItem({ paper, terms, isPinned }: RelatedPaper, to: LinkTo): Html {
  return html`<li>
<h3${langOf(paper)}><a href="${to(urls.paper(paper.id))}">${renderPaperTitle(paper)}</a></h3>
${terms.length > 0 && html`<p class="shared">shares ${terms.map((term, index) => html`${index > 0 && ", "}<i>${term}</i>`)}</p>\n`}<p class="meta"><span>${renderByline(paper)}</span> ${paperTime(paper)}${isPinned && html` <span>put here by an editor</span>`}</p>
</li>
`;
}
