import { defineExporter, type PageContext } from "../contracts.ts";
import type { Links, Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { markdownToText } from "../render/markdown.ts";

/** JSON Lines: one object a paper. Keys and their order are promised (CONTRACT §3): unknown is `null`, no list is `[]`. */
export default defineExporter({
  title: "JSON Lines, one object a paper",
  *lines(context, papers) {
    for (const paper of papers) yield `${JSON.stringify(toRecord(paper, context))}\n`;
  },
});

function toRecord(paper: Paper, { baseUrl, catalog }: PageContext): Readonly<Record<string, unknown>> {
  return {
    id: paper.id,
    url: `${baseUrl}${urls.paper(paper.id)}`,
    title: paper.title,
    abstract: paper.abstract,
    abstractText: markdownToText(paper.abstract),
    published: paper.published ?? null,
    guessed: paper.guessed,
    authors: paper.authors.map(({ name, orcid = null, affiliation = null }) => ({ name, orcid, affiliation })),
    authorCount: paper.authorCount ?? null,
    organization: paper.organization
      ? { name: paper.organization.name, handle: paper.organization.handle ?? null }
      : null,
    venue: paper.venue ?? null,
    language: paper.language ?? catalog.archive.site.language,
    comments: paper.comments ? { count: paper.comments.count, seen: paper.comments.seen ?? null } : null,
    links: toLinks(paper.links),
    topics: (catalog.topicsOf.get(paper.id) ?? []).map(({ slug, why }) => ({ slug, why })),
    digests: (catalog.digestsOf.get(paper.id) ?? []).map(({ id, date }) => ({ id, date })),
    sources: paper.sources.map(({ capture, lines, capturedOn = null }) => ({ capture, lines, capturedOn })),
    aliases: paper.aliases,
    status: paper.status.map(({ kind, date, reason }) => ({ kind, date, reason })),
  };
}

function toLinks(links: Links): Readonly<Record<keyof Links, unknown>> {
  return {
    arxiv: links.arxiv ?? null,
    doi: links.doi ?? null,
    pdf: links.pdf ?? null,
    huggingface: links.huggingface ?? null,
    project: links.project ?? null,
    code: links.code ?? [],
    other: links.other ?? [],
  };
}
