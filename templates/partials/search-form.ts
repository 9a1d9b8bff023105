import type { Catalog } from "../../src/model/catalog.ts";
import { urls, type UrlPath } from "../../src/model/url.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import { encodeSegment, type LinkTo } from "../../src/render/link.ts";
import { yearOf } from "../../src/render/date.ts";

/** The form of the search page, and the line that says what it found. */
export function searchForm(): Html {
  return html`<form id="search" class="find" role="search" action="./" method="get">
<input id="words" type="search" name="q" aria-label="Words to find" placeholder="Words or “a phrase”" autocomplete="off" autocapitalize="none" spellcheck="false">
<button type="submit">Search</button>
</form>
<div class="found">
<p id="count" role="status"></p>
<label id="order" hidden>Order <select id="sort" name="sort" form="search">
<option value="relevance">by relevance</option>
<option value="newest">newest first</option>
<option value="oldest">oldest first</option>
</select></label>
<button id="again" type="button" hidden>Try again</button>
</div>
<div id="problems"></div>
`;
}

/** What a reader without scripts is told instead. */
export function searchNotice(): Html {
  return html`<noscript>
<p class="notice">The search runs in your browser and needs JavaScript, which is off here. The lists below lead to the same papers without it.</p>
</noscript>
`;
}

/** How to ask, by examples that this archive can answer. */
export function searchExamples(catalog: Catalog): Html {
  return html`<section class="ask" aria-labelledby="ask">
<h2 id="ask">How to ask</h2>
<dl>
${listExamples(catalog).map(
  ([query, meaning]) => html`<dt><a href="./?q=${encodeSegment(query)}"><code>${query}</code></a></dt>
<dd>${meaning}</dd>
`,
)}</dl>
</section>
`;
}

function listExamples({ topics, organizations, papers }: Catalog): readonly (readonly [string, string])[] {
  const topic = topics.find((listing) => listing.papers.length > 0)?.topic;
  const organization = organizations[0];
  const author = papers.find(({ authors }) => authors.length > 0)?.authors[0];
  const year = papers.map(({ published }) => yearOf(published)).find((key) => key !== "");
  return [
    ["neural networks", "both words, in any form: network, networks; the case and accents of letters do not count"],
    ['"neural network"', "the words side by side"],
    ["learning -deep", "one word without the other"],
    ...(topic === undefined ? [] : [[`topic:${topic.slug}`, `in the topic ${topic.title}`] as const]),
    ...(organization === undefined
      ? []
      : [[`org:${organization.slug}`, `beside which ${organization.organization.name} is named`] as const]),
    ...(author === undefined
      ? []
      : [[`author:"${author.name.replaceAll('"', "")}"`, "by a person, where the names are known"] as const]),
    ...(year === undefined ? [] : [[`method year:${year}`, `a word, in papers of ${year}`] as const]),
    ["has:code", "with a link to code; more fields: year:2023..2025, venue:"],
    ["l_p", "maths by its plain form finds ℓₚ"],
  ];
}

/** Lists that need no script, and how to search in the files themselves. */
export function otherWays(catalog: Catalog, to: LinkTo): Html {
  const ways: readonly (readonly [boolean, UrlPath, string])[] = [
    [catalog.papers.length > 0, urls.titles, "Titles from A to Z"],
    [catalog.authors.length > 0, urls.authors, "Authors from A to Z"],
    [catalog.topics.length > 0, urls.topics, "Topics"],
    [catalog.organizations.length > 0, urls.organizations, "Organizations"],
    [catalog.archive.digests.length > 0, urls.digests, "Digests"],
    [true, urls.archive, "All papers, by year"],
  ];
  return html`<section aria-labelledby="ways">
<h2 id="ways">Without searching</h2>
<ul class="ways">
${ways.map(
  ([exists, path, words]) =>
    exists &&
    html`<li><a href="${to(path)}">${words}</a></li>
`,
)}</ul>
<p>In a copy of the archive every paper is a Markdown file; <code>grep -ril "low-rank" content/papers</code> names those that hold the words.</p>
</section>
`;
}
