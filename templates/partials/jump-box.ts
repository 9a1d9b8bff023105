import { urls } from "../../src/model/url.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";

/** The box that leads from every page to the search: a plain form, which needs no script. */
export function jumpBox(to: LinkTo): Html {
  return html`<form class="jump" role="search" action="${to(urls.search)}" method="get">
<input type="search" name="q" aria-label="Find a paper" placeholder="Find a paper" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
`;
}
