import { urls } from "../../src/model/url.ts";
import { JSON_FEED } from "../../src/render/feed-formats.ts";
import type { FeedGroup } from "../../src/render/feed-list.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";

/** What the reader's script must know of the archive. */
export interface ReaderSite {
  /** Its id: marks belong to it. */
  readonly site: string;
  /** Where it is published, which its feeds name. */
  readonly base: string;
}

const VIEWS = [
  ["all", "All"],
  ["unread", "Unread"],
  ["new", "New"],
  ["starred", "Starred"],
] as const;

const KEYS = [
  ["j", "The next paper"],
  ["k", "The paper before"],
  ["o or Enter", "The open paper’s page"],
  ["s", "Star, or take the star away"],
  ["m", "Mark as unread, or as read"],
  ["/", "Filter"],
  ["?", "These keys"],
  ["Esc", "Back to the list"],
] as const;

/** The reader for a browser without scripts: its sources as links, to their pages and to their feeds. */
export function readerWithoutScript(groups: readonly FeedGroup[], to: LinkTo): Html {
  return html`<noscript>
<p class="lead">The reader remembers what you read, which takes JavaScript. Without it, every list has a page to read and <a href="${to(urls.feeds)}">feeds to follow</a>.</p>
${groups.map(
  ({ name = "Everything", index, listings }) => html`<h2><a href="${to(index)}">${name}</a></h2>
<ul class="feeds">
${listings.map(
  (listing) =>
    html`<li><a href="${to(listing.page)}">${listing.name}</a><span class="formats"><a href="${to(urls.fileIn(listing.page, JSON_FEED.file))}" aria-label="Feed: ${listing.name}">Feed</a></span></li>\n`,
)}</ul>
`,
)}</noscript>
`;
}

/** Everything that the script works with; hidden until it runs. */
export function readerControls(groups: readonly FeedGroup[], { site, base }: ReaderSite, to: LinkTo): Html {
  return html`<div class="reader" data-reader data-site="${site}" data-base="${base}" hidden>
${tools(groups)}
<div class="desk">
<div class="column" data-under>
<ol class="papers" data-part="list"></ol>
<div class="more">
<button type="button" data-part="finish" data-do="all-read">Mark all of these as read</button>
<p><a href="${to(urls.home)}" data-part="older">The pages of this list</a> have older papers too.</p>
</div>
</div>
<section class="pane" aria-label="Open paper" data-part="pane">
<article data-part="paper"></article>
<div class="bar" role="group" aria-label="This paper" data-part="bar" hidden>
<button type="button" data-do="back">List</button>
<button type="button" data-do="previous">Previous</button>
<button type="button" data-do="next">Next</button>
<button type="button" data-do="star" aria-pressed="false">Star</button>
<button type="button" data-do="read" aria-pressed="false">Read</button>
</div>
</section>
</div>
${settings()}
${keysDialog()}
</div>
`;
}

function tools(groups: readonly FeedGroup[]): Html {
  return html`<div class="tools" data-under>
<label>Papers of <select data-part="source">
${groups.map(({ name, listings }) => {
  const options = listings.map(({ name: words, page }) => html`<option value="${page}">${words}</option>\n`);
  return name === undefined ? html`${options}` : html`<optgroup label="${name}">\n${options}</optgroup>\n`;
})}</select></label>
<label>Filter <input type="search" autocomplete="off" data-part="filter"></label>
<div class="views" role="group" aria-label="Show">
${VIEWS.map(
  ([view, words]) =>
    html`<button type="button" data-view="${view}" aria-pressed="${view === "all" ? "true" : "false"}">${words} <span class="n"></span></button>\n`,
)}</div>
</div>
<div class="said"><p class="meta" role="status" data-part="status"></p>
<button type="button" data-part="again" data-do="again" hidden>Try again</button></div>`;
}

function settings(): Html {
  return html`<details class="settings" data-under>
<summary>Marks, citations and settings</summary>
<p>What you read and starred is known to this browser alone. A file takes it to another one.</p>
<ul>
<li><button type="button" data-do="save">Save the marks as a file</button></li>
<li><label>Add the marks of a file <input type="file" accept=".json,application/json" data-part="file"></label></li>
<li><button type="button" data-do="bib">Starred papers as BibTeX</button></li>
<li><button type="button" data-do="ris">Starred papers as RIS</button></li>
<li><button type="button" data-do="keys">Keys</button></li>
<li><button type="button" data-part="offline" data-do="offline">Remove the offline copy</button></li>
</ul>
</details>`;
}

function keysDialog(): Html {
  return html`<dialog aria-labelledby="keys" data-part="keys">
<h2 id="keys">Keys</h2>
<table><tbody>
${KEYS.map(([key, words]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${words}</td></tr>\n`)}</tbody></table>
<label><input type="checkbox" checked data-part="letters"> Single letters and signs are keys</label>
<button type="button" autofocus data-do="close-keys">Close</button>
</dialog>`;
}
