import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { otherWays, searchExamples, searchForm, searchNotice } from "../../templates/partials/search-form.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";

const lead = "Titles, abstracts, makers and topics of all papers, searched in your own browser.";

/** `/search/`: the search of the whole archive. Its script fills what is empty here. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.search, view: undefined };
  },
  render({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="cols split search">
<div class="text">
${pageHead("The whole archive", "Search")}
${searchForm()}${searchNotice()}</div>
<aside aria-label="Narrow the results">
<details id="narrow" hidden>
<summary>Narrow the results</summary>
<div id="facets"></div>
</details>
</aside>
<div class="text after">
<ol id="results" class="papers"></ol>
<p class="more"><button id="more" type="button" hidden>Show more</button></p>
<div id="start">
${searchExamples(context.catalog)}${otherWays(context.catalog, to)}</div>
</div>
</div>`;
    const page = { path, title: "Search", description: lead, hasTwin: false, main } as const;
    return renderPage({ ...page, scripts: ["search.js"], styles: ["search.css"] }, context);
  },
});
