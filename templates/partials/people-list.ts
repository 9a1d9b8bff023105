import type { AuthorListing } from "../../src/model/catalog.ts";
import type { Author, Paper } from "../../src/model/paper.ts";
import { urls } from "../../src/model/url.ts";
import { isolate } from "../../src/render/bidi.ts";
import { BESIDE, MOST_NAMES, renderByline } from "../../src/render/byline.ts";
import { joinNodes, renderCount, renderNumber } from "../../src/render/count.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { externalLink, type LinkTo } from "../../src/render/link.ts";
import type { LetterGroup } from "../../src/render/people-letters.ts";
import type { Surroundings } from "../layout.ts";

/** A paper with more authors than this shows so many, and the others when asked. */
const SHOWN_AUTHORS = 30;

/** People with the numbers of their papers; an ORCID where a name alone does not tell them apart. */
export function peopleList(people: readonly AuthorListing[], to: LinkTo): Html {
  return html`<ul class="feeds wide">
${people.map(
  ({ slug, name, orcid, sharedSlug, papers }) =>
    html`<li><a href="${to(urls.author(slug))}">${name}</a>${sharedSlug !== undefined && orcid !== undefined && html` <span class="n">ORCID …${orcid.slice(-4)}</span>`} <span class="n">${renderNumber(papers.length)}</span></li>\n`,
)}</ul>
`;
}

/** The ways into an index: letters, and how many people are behind each. */
export function letterLinks(groups: readonly LetterGroup[], hrefOf: (group: LetterGroup) => string): Html {
  return html`<nav class="letters" aria-label="By letter"><ul>
${groups.map((group) => html`<li><a href="${hrefOf(group)}">${group.label}</a> <span class="n">${renderNumber(group.people.length)}</span></li>\n`)}</ul></nav>
`;
}

/** The authors of a paper on its page, each with a link to their own. */
export function authorList(authors: readonly Author[], surroundings: Surroundings, to: LinkTo): Html {
  if (authors.length === 0) return noHtml;
  const rest = authors.slice(SHOWN_AUTHORS);
  const names = (some: readonly Author[]): readonly Html[] =>
    some.map((author, index) => html`${index > 0 && ", "}${authorEntry(author, surroundings, to)}`);
  return html`<p class="byline">${names(authors.slice(0, SHOWN_AUTHORS))}</p>
${
  rest.length > 0 &&
  html`<details class="byline">
<summary>and ${renderCount(rest.length, "more author")}</summary>
<p>${names(rest)}</p>
</details>
`
}`;
}

/** The makers of a paper in a few words, as {@link renderByline} has them, the people among them with links. */
export function bylineLinks(paper: Paper, { catalog }: Surroundings, to: LinkTo): Html {
  const { authors, organization } = paper;
  if (authors.length === 0) return isolate(renderByline(paper));
  const shown = authors.length <= MOST_NAMES ? authors : authors.slice(0, 1);
  const names = shown.map((author) => nameLink(author, catalog.authorOf(author), to));
  const others = authors.length - shown.length;
  const people = joinNodes(others > 0 ? [...names, renderCount(others, "other")] : names);
  return html`${people}${organization !== undefined && html`${BESIDE}${isolate(organization.name)}`}`;
}

function authorEntry(author: Author, { catalog }: Surroundings, to: LinkTo): Html {
  const { orcid, affiliation } = author;
  return html`${nameLink(author, catalog.authorOf(author), to)}${orcid !== undefined && html` <span class="orcid">${externalLink(orcid, "ORCID")}</span>`}${affiliation !== undefined && html` (${isolate(affiliation)})`}`;
}

function nameLink({ name }: Author, listing: AuthorListing | undefined, to: LinkTo): Html {
  return listing === undefined ? isolate(name) : html`<a href="${to(urls.author(listing.slug))}">${isolate(name)}</a>`;
}
