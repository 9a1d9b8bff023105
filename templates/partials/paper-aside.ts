import type { Catalog } from "../../src/model/catalog.ts";
import type { Digest } from "../../src/model/digest.ts";
import type { Paper } from "../../src/model/paper.ts";
import { urls } from "../../src/model/url.ts";
import { renderShownDate } from "../../src/render/date.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { editUrl, externalLink, type LinkTo } from "../../src/render/link.ts";
import { listLinks } from "../../src/render/paper-links.ts";
import { digestOfSighting, renderLines, sightingDate } from "../../src/render/sighting.ts";
import type { Surroundings } from "../layout.ts";
import { asideSection, plainList } from "./columns.ts";

/** What surrounds a paper: its topics and why, links, where it was seen, its file. */
export function paperAside(paper: Paper, { catalog }: Surroundings, to: LinkTo): Html {
  const digests = catalog.digestsOf.get(paper.id) ?? [];
  return html`${topicSection(paper, catalog, to)}${linkSection(paper)}${captureSection(paper, digests, to)}${fileSection(catalog.archive.site.editUrl, paper.file)}`;
}

function topicSection(paper: Paper, catalog: Catalog, to: LinkTo): Html {
  const items = (catalog.topicsOf.get(paper.id) ?? []).flatMap(({ slug, why }) => {
    const listing = catalog.topicBySlug.get(slug);
    return listing === undefined
      ? []
      : [html`<a href="${to(urls.topic(slug))}">${listing.topic.title}</a> <span class="why">${why}</span>`];
  });
  return items.length === 0 ? noHtml : asideSection("In topics", html`<div class="reasons">${plainList(items)}</div>`);
}

function linkSection(paper: Paper): Html {
  const links = listLinks(paper);
  const items = links.map(({ words, url, isSearch }) =>
    isSearch ? html`<span class="search">${externalLink(url, words)}</span>` : externalLink(url, words),
  );
  return asideSection("Links", plainList(items), links.some((link) => !link.isSearch) ? "links" : undefined);
}

function captureSection(paper: Paper, digests: readonly Digest[], to: LinkTo): Html {
  if (paper.sources.length === 0)
    return asideSection("As captured", html`<p>Written by hand: no capture shows it.</p>`);
  const items = paper.sources.map((sighting) => {
    const digest = digestOfSighting(sighting, digests);
    const date = sightingDate(sighting, digests);
    const capture = date === undefined ? "an undated capture" : html`the capture of ${renderShownDate(date)}`;
    return html`${renderLines(sighting.lines)} of ${digest ? html`<a href="${to(urls.digest(digest.id))}">${capture}</a>` : capture} <code>${sighting.capture}</code>`;
  });
  const { guessed } = paper;
  return asideSection(
    "As captured",
    html`<div class="sightings">${plainList(items)}</div>${guessed.length > 0 && html`\n<p>Inferred, not printed: ${guessed.join(", ")}.</p>`}`,
  );
}

/** Where to mend a page's file. */
export function fileSection(pattern: string | undefined, file: string): Html {
  const url = editUrl(pattern, file);
  return asideSection(
    "Improve this page",
    url === undefined
      ? html`<p>Its file is <code>${file}</code>.</p>`
      : plainList([externalLink(url, "Edit this file")]),
  );
}
