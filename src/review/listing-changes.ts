import type { Catalog } from "../model/catalog.ts";
import { compareText } from "../model/problem.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { ATOM, type FeedFormat } from "../render/feed-formats.ts";
import { listFeedListings } from "../render/feed-list.ts";

/** A page that lists papers (or digests) and says something else with a change. */
export interface ListingChange {
  readonly page: UrlPath;
  readonly title: string;
  /** The feed that readers subscribe to most; undefined for a page without one. */
  readonly feed?: UrlPath | undefined;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What a digest is called among the entries of a listing: a paper may have its id. */
export function digestKey(id: string): string {
  return urls.digest(id);
}

interface Members {
  readonly page: UrlPath;
  readonly title: string;
  readonly feed?: UrlPath | undefined;
  readonly ids: readonly string[];
}

/** The listings that get, lose or change an entry, by page; `changed` are ids of papers, and {@link digestKey}s, that say something else now. */
export function compareListings(
  before: Catalog,
  after: Catalog,
  changed: ReadonlySet<string>,
): readonly ListingChange[] {
  const old = new Map<string, Members>();
  for (const members of listMembers(before)) old.set(members.page, members);
  const changes: ListingChange[] = [];
  for (const now of listMembers(after)) {
    const was = old.get(now.page);
    old.delete(now.page);
    const change = compareMembers(was?.ids ?? [], now.ids, changed);
    if (change) changes.push({ page: now.page, title: now.title, feed: now.feed ?? was?.feed, ...change });
  }
  for (const { page, title, feed, ids } of old.values())
    if (ids.length > 0) changes.push({ page, title, feed, added: 0, changed: 0, removed: ids.length });
  return changes.sort((a, b) => compareText(a.page, b.page));
}

function compareMembers(
  was: readonly string[],
  is: readonly string[],
  changed: ReadonlySet<string>,
): Pick<ListingChange, "added" | "changed" | "removed"> | undefined {
  const stays = is.filter((id) => changed.has(id));
  const isAlike = was.length === is.length && was.every((id, index) => id === is[index]);
  if (isAlike && stays.length === 0) return undefined;
  const [old, now] = [new Set(was), new Set(is)];
  const added = isAlike ? 0 : is.filter((id) => !old.has(id)).length;
  const removed = isAlike ? 0 : was.filter((id) => !now.has(id)).length;
  const counts = { added, removed, changed: stays.filter((id) => old.has(id)).length };
  return counts.added + counts.removed + counts.changed === 0 ? undefined : counts;
}

function* listMembers(catalog: Catalog): Generator<Members> {
  const seen = new Set<UrlPath>();
  for (const { page, name, formats, papers } of listFeedListings(catalog)) {
    seen.add(page);
    const ids =
      papers === undefined ? catalog.archive.digests.map(({ id }) => digestKey(id)) : papers().map(({ id }) => id);
    yield { page, title: name, feed: feedOf(page, formats), ids };
  }
  for (const { slug, name, papers } of catalog.authors) {
    const page = urls.author(slug);
    if (!seen.has(page)) yield { page, title: name, ids: papers.map(({ id }) => id) };
  }
  for (const { months } of catalog.years)
    for (const { key, papers } of months) yield { page: urls.period(key), title: key, ids: papers.map(({ id }) => id) };
}

function feedOf(page: UrlPath, formats: readonly FeedFormat[]): UrlPath {
  return urls.fileIn(page, (formats[0] ?? ATOM).file);
}
