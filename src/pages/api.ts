import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { definePage, type PageContext } from "../contracts.ts";
import { apiUrls, urls, type UrlPath } from "../model/url.ts";
import { listExamples, type Example } from "../render/api/examples.ts";
import { html, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";

const lead =
  "The whole archive as JSON files, for programs: no key, no limit, nothing to sign. What a page says of a paper, a file says too.";

/** `/api/v1/`: what the API holds and how to ask it, for people. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.api, view: undefined };
  },
  render({ path }, context) {
    const to = linksFrom(path, context.baseUrl);
    const main = html`<div class="single">
${pageHead("For programs", "API")}
<p class="lead">${lead}</p>
${filesSection(context, to)}${listExamples(context.catalog, context.baseUrl).map(exampleSection)}${promises(to)}${terms(context)}</div>`;
    return renderPage({ path, title: "API", description: lead, hasTwin: false, main }, context);
  },
});

/** Each kind of file, with a link to one of this archive if it has any. */
function filesSection({ catalog }: PageContext, to: LinkTo): Html {
  const { papers, topics, organizations, archive } = catalog;
  const [month] = catalog.years.flatMap(({ months }) => months);
  const files: readonly (readonly [name: string, example: UrlPath | undefined, words: string])[] = [
    ["index.json", apiUrls.index, "what there is, and where"],
    ["papers.json", apiUrls.papers, "the files that hold the papers, newest first"],
    ["papers/by-month/<month>.json", month && apiUrls.period(month.key), "the papers of a month"],
    ["papers/<id>.json", papers[0] && apiUrls.paper(papers[0].id), "one paper, with its abstract as HTML"],
    ["papers.ndjson", apiUrls.dump, "every paper, one on each line"],
    ["topics.json", apiUrls.topics, "all topics"],
    ["topics/<slug>.json", topics[0] && apiUrls.topic(topics[0].topic.slug), "one topic, and the ids of its papers"],
    ["organizations.json", apiUrls.organizations, "all organizations"],
    [
      "organizations/<slug>.json",
      organizations[0] && apiUrls.organization(organizations[0].slug),
      "one organization, and the ids of its papers",
    ],
    ["digests.json", apiUrls.digests, "all digests"],
    [
      "digests/<id>.json",
      archive.digests[0] && apiUrls.digest(archive.digests[0].id),
      "one digest, its entries in their order",
    ],
    ["schemas/<name>.json", apiUrls.schema("paper"), "the JSON Schema of each kind of file"],
  ];
  const rows = files.map(([name, example, words]) => {
    const shown = html`<code>${name}</code>`;
    return html`<li>${example === undefined ? shown : html`<a href="${to(example)}">${shown}</a>`}: ${words}</li>\n`;
  });
  return html`<section aria-labelledby="files">
<h2 id="files">Files</h2>
<ul class="ways">
${rows}</ul>
</section>
`;
}

function exampleSection({ id, title, words, code }: Example): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p>${words}</p>
<pre><code>${code}</code></pre>
</section>
`;
}

function promises(to: LinkTo): Html {
  return html`<section class="prose" aria-labelledby="stays">
<h2 id="stays">What stays</h2>
<ul>
<li>This is version 1. Files, keys and what they mean stay as they are; keys may be added, so let your program
pass over those it does not know. A change that would break a program is made in a version 2, beside this one.</li>
<li>A paper’s id never changes. Its former ids, and those of topics and organizations, go on to give the same file;
the file of a paper that had to go says why.</li>
<li>Papers are in files by month, not by page number: a file changes only when papers of its month do. A month of more
than a hundred papers lists its days under <code>pages</code>. Papers without a month are in the file of their year,
those without a year in <code>undated</code>.</li>
<li>Every key is there: <code>null</code> is unknown, <code>[]</code> is none. A date says no more than is known:
<code>2023-10-16</code>, <code>2023-10</code>, <code>2023</code>, or <code>XXXX-10-14</code> when the year is not. The
fields named under <code>guessed</code> were inferred.</li>
<li>Each file names its schema (<code>$schema</code>, JSON Schema 2020-12) and its address (<code>self</code>);
<code>url</code> is the page for people or, in <code>papers.json</code>, the file that holds the papers.</li>
</ul>
<p>
To hear of new papers, follow <a href="${to(urls.feeds)}">a feed</a>: a paper’s file has the id of its entry.
</p>
</section>
`;
}

function terms({ catalog }: PageContext): Html {
  return html`<section class="prose" aria-labelledby="use">
<h2 id="use">Use</h2>
<p>
The files are static. Programs can always read them; whether a script on another site may do so in a visitor’s browser
(CORS) is decided by the host that serves them. Ask for the file of all papers rather than for each paper alone.
</p>
${catalog.archive.site.rights !== "" && html`<p>${catalog.archive.site.rights}</p>\n`}</section>
`;
}
