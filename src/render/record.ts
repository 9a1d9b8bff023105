import type { Catalog } from "../model/catalog.ts";
import type { Links, Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import type { PaperRecord } from "./api/schemas.ts";
import { escapeScript } from "./json.ts";
import { markdownToText } from "./markdown.ts";

/** What records are made from. */
export interface RecordContext {
  readonly catalog: Catalog;
  /** Absolute, ends in `/`. */
  readonly baseUrl: string;
}

/** A paper as data. Keys and their order are promised (CONTRACT §3): unknown is `null`, no list is `[]`. */
export function toRecord(paper: Paper, { baseUrl, catalog }: RecordContext): PaperRecord {
  return {
    id: paper.id,
    url: `${baseUrl}${urls.paper(paper.id)}`,
    title: paper.title,
    abstract: paper.abstract,
    abstractText: markdownToText(paper.abstract),
    published: paper.published ?? null,
    guessed: [...paper.guessed],
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
    sources: paper.sources.map(({ capture, lines, capturedOn = null }) => ({
      capture,
      lines: [lines[0], lines[1]],
      capturedOn,
    })),
    aliases: [...paper.aliases],
    status: paper.status.map(({ kind, date, reason }) => ({ kind, date, reason })),
  };
}

/** JSON Lines: one record a line, in the order of `papers`. */
export function* renderRecords(papers: Iterable<Paper>, context: RecordContext): Generator<string> {
  for (const paper of papers) yield `${escapeScript(JSON.stringify(toRecord(paper, context)))}\n`;
}

function toLinks(links: Links): PaperRecord["links"] {
  return {
    arxiv: links.arxiv ?? null,
    doi: links.doi ?? null,
    pdf: links.pdf ?? null,
    huggingface: links.huggingface ?? null,
    project: links.project ?? null,
    code: [...(links.code ?? [])],
    other: [...(links.other ?? [])],
  };
}
