import type { Catalog } from "../model/catalog.ts";
import type { HistoryEntry } from "../model/history.ts";
import type { Paper } from "../model/paper.ts";
import type { RelatedPaper } from "../model/related.ts";
import { urls } from "../model/url.ts";
import { renderAuthorCount } from "./byline.ts";
import { citePaper, renderCitationLine } from "./citation.ts";
import { CITATION_FORMATS } from "./citation-files.ts";
import { joinWords } from "./count.ts";
import { publishedDate, renderDate, renderShownDate } from "./date.ts";
import { renderDigestName } from "./digest-words.ts";
import { renderHistoryEntry } from "./history-words.ts";
import { labBlocks } from "./lab-notes.ts";
import type { LinkTo } from "./link.ts";
import { link } from "./markdown.ts";
import { bulletList, heading, markdownBlocks, paragraph, renderMarkdownPage, type Phrase } from "./markdown-page.ts";
import { listLinks } from "./paper-links.ts";
import { digestOfSighting, renderComments, renderLines, sightingDate } from "./sighting.ts";
import { nameTitle, renderStatus } from "./status.ts";
import type { RootContent } from "mdast";

/** What a paper's page in Markdown is made from. */
interface TwinContext {
  readonly catalog: Catalog;
  readonly baseUrl: string;
  readonly related?: ((paper: Paper) => readonly RelatedPaper[]) | undefined;
  readonly history?: ((paper: Paper) => readonly HistoryEntry[]) | undefined;
}

/** A paper's page as Markdown: the same facts in the same order, links relative to its folder. */
export function renderPaperTwin(paper: Paper, { catalog, baseUrl, ...known }: TwinContext, to: LinkTo): string {
  const related = known.related?.(paper) ?? [];
  const history = known.history?.(paper) ?? [];
  return renderMarkdownPage([
    heading(1, nameTitle(paper)),
    paragraph(renderFacts(paper, catalog)),
    ...paper.status.map((status) => paragraph(`${renderStatus(status)}. ${status.reason}`)),
    ...markdownBlocks(paper.abstract),
    ...labBlocks(paper, catalog.archive.site.title),
    ...section("Topics", listTopics(paper, catalog, to)),
    ...section(
      "Links",
      listLinks(paper).map(({ words, url }) => [link(url, words)]),
    ),
    ...section("Digests", listDigests(paper, catalog, to)),
    ...section("As captured", listSightings(paper, catalog)),
    heading(2, "Cite"),
    paragraph(renderCitationLine(paper, citePaper(paper, { catalog, baseUrl }))),
    ...bulletList(CITATION_FORMATS.map(({ ending, name }) => [link(`cite.${ending}`, name)])),
    ...section("Related papers", listRelated(related, to)),
    ...section(
      "History",
      history.map((entry) => [
        `${entry.day === undefined ? "Date unknown" : renderDate(entry.day)}: ${renderHistoryEntry(entry)}`,
      ]),
    ),
  ]);
}

function section(title: string, items: readonly (readonly Phrase[])[]): RootContent[] {
  return items.length === 0 ? [] : [heading(2, title), ...bulletList(items)];
}

function renderFacts(paper: Paper, catalog: Catalog): string {
  const date = publishedDate(paper);
  const facts = [
    paper.authors.length > 0 ? joinWords(paper.authors.map((author) => author.name)) : renderAuthorCount(paper),
    paper.organization?.name,
    date === undefined ? "date unknown" : renderShownDate(date),
    paper.venue,
    renderComments(paper, catalog.digestsOf.get(paper.id) ?? []),
  ];
  return facts.filter((fact) => fact !== undefined).join(" · ");
}

function listTopics(paper: Paper, catalog: Catalog, to: LinkTo): Phrase[][] {
  return (catalog.topicsOf.get(paper.id) ?? []).flatMap(({ slug, why }) => {
    const listing = catalog.topicBySlug.get(slug);
    return listing === undefined ? [] : [[link(to(urls.topic(slug)), listing.topic.title), `: ${why}`]];
  });
}

function listRelated(related: readonly RelatedPaper[], to: LinkTo): Phrase[][] {
  return related.map(({ paper, terms, isPinned }) => {
    const shared = terms.flatMap((term, index): Phrase[] => [
      index > 0 ? ", " : ", shares ",
      { type: "emphasis", children: [{ type: "text", value: term }] },
    ]);
    return [
      link(to(urls.paper(paper.id)), nameTitle(paper)),
      ...shared,
      ...(isPinned ? [", put here by an editor"] : []),
    ];
  });
}

function listDigests(paper: Paper, catalog: Catalog, to: LinkTo): Phrase[][] {
  return (catalog.digestsOf.get(paper.id) ?? []).map((digest) => [
    link(to(urls.digest(digest.id)), renderDigestName(digest)),
  ]);
}

function listSightings(paper: Paper, catalog: Catalog): Phrase[][] {
  const digests = catalog.digestsOf.get(paper.id) ?? [];
  return paper.sources.map((sighting) => {
    const date = sightingDate(sighting, digests);
    const capture = digestOfSighting(sighting, digests)?.capture.file ?? sighting.capture;
    const when = date === undefined ? "an undated capture" : `the capture of ${renderShownDate(date)}`;
    return [`${renderLines(sighting.lines)} of ${when}, ${capture}`];
  });
}
