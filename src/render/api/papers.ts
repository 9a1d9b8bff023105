import type { Catalog } from "../../model/catalog.ts";
import type { Paper } from "../../model/paper.ts";
import { apiUrls, urls } from "../../model/url.ts";
import { feedId } from "../feed-entry.ts";
import { toRecord } from "../record.ts";
import { listPaperPages, type PaperPage } from "./paper-pages.ts";
import { renderHtml, renderResource, type ApiContext, type ApiFile } from "./resource.ts";
import type { PaperRecord, ResourceBody } from "./schemas.ts";

/** `papers.json`, the pages by time, and each paper alone, under its former ids too. One page's papers are in memory at a time. */
export function* listPaperFiles(context: ApiContext): Generator<ApiFile> {
  const pages: PageLink[] = [];
  for (const page of listPaperPages(context.catalog)) {
    const records: PaperRecord[] = [];
    for (const paper of page.papers) {
      const record = toRecord(paper, context);
      records.push(record);
      yield* renderPaper(paper, record, context);
    }
    if (records.length > 0) pages.push(linkPage(page, context));
    const body = { key: page.key, count: records.length, pages: page.days.map((day) => linkPage(day, context)) };
    yield renderResource("papers-page", apiUrls.period(page.key), { ...body, papers: records }, context);
  }
  const removed: ResourceBody<"papers">["removed"] = [];
  for (const file of listRemoved(context)) {
    removed.push({ id: file.id, url: context.baseUrl + file.path });
    yield file;
  }
  const count = context.catalog.papers.length;
  yield renderResource("papers", apiUrls.papers, { count, pages, removed }, context);
}

type PageLink = ResourceBody<"papers">["pages"][number];

function linkPage({ key, papers }: PaperPage, { baseUrl }: ApiContext): PageLink {
  return { key, url: baseUrl + apiUrls.period(key), count: papers.length };
}

function* renderPaper(paper: Paper, record: PaperRecord, context: ApiContext): Generator<ApiFile> {
  const { catalog } = context;
  const { site } = catalog.archive;
  const page = urls.paper(paper.id);
  const hasNotes = paper.notes !== "";
  const body = {
    ...record,
    abstractHtml: renderHtml(paper.abstract, page, context),
    notes: hasNotes ? paper.notes : null,
    notesHtml: hasNotes ? renderHtml(paper.notes, page, context) : null,
    notesBy: hasNotes ? site.title : null,
    feedId: feedId(site, paper.id),
  };
  const file = renderResource("paper", apiUrls.paper(paper.id), body, context);
  yield file;
  for (const alias of formerIds(paper, catalog)) yield { ...file, path: apiUrls.paper(alias) };
}

/** Former ids that lead to this paper, and to no other that has one now. */
function formerIds(paper: Paper, { paperById }: Catalog): readonly string[] {
  return [...new Set(paper.aliases)].filter((alias) => alias !== paper.id && paperById.get(alias) === paper);
}

function* listRemoved(context: ApiContext): Generator<ApiFile & { readonly id: string }> {
  const { catalog, baseUrl } = context;
  for (const { id, title, date, reason, replacedBy } of catalog.archive.removed) {
    if (catalog.paperById.has(id)) continue;
    const successor = replacedBy === undefined ? undefined : catalog.paperById.get(replacedBy);
    const body = {
      id,
      url: baseUrl + urls.paper(id),
      title,
      removed: { date, reason },
      replacedBy: successor === undefined ? null : baseUrl + apiUrls.paper(successor.id),
    };
    yield { id, ...renderResource("removed-paper", apiUrls.paper(id), body, context) };
  }
}
