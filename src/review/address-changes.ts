import type { Catalog } from "../model/catalog.ts";
import { compareText, type Problem } from "../model/problem.ts";
import type { AddressChanges } from "../model/review.ts";
import { urls, type UrlPath } from "../model/url.ts";
import type { Address, ReviewSide } from "./input.ts";
import type { ListingChange } from "./listing-changes.ts";

interface Sides {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
}

type Moved = Pick<AddressChanges, "added" | "redirected" | "vanished"> & { readonly emptied: readonly UrlPath[] };

/** Pages with a name of their own. The others list what there is, and go when there is nothing left to list. */
const NAMED: ReadonlySet<string> = new Set(["paper", "tombstone", "digest", "hand-page"]);

/**
 * Addresses that are new, that lead elsewhere now, and that nothing answers any more. Pages of files that
 * are there and cannot be read are not gone: until they are mended, no site is built.
 */
export function compareAddresses({ before, after }: Sides): Moved {
  const added: UrlPath[] = [];
  const redirected: { path: UrlPath; to: UrlPath }[] = [];
  const vanished: UrlPath[] = [];
  const emptied: UrlPath[] = [];
  for (const [path, { to }] of after.addresses) {
    const was = before.addresses.get(path);
    if (!was) added.push(path);
    else if (to !== undefined && to !== was.to) redirected.push({ path, to });
  }
  const broken = new Set(after.archive.problems.flatMap((problem) => pageOfFile(problem) ?? []));
  const renamed = createRenameFinder(before.catalog, after.catalog);
  for (const [path, was] of before.addresses) {
    if (after.addresses.has(path) || broken.has(was.to ?? path)) continue;
    (mustStay(path, was, renamed) ? vanished : emptied).push(path);
  }
  return {
    added: added.sort(compareText),
    redirected: redirected.sort((a, b) => compareText(a.path, b.path)),
    vanished: vanished.sort(compareText),
    emptied: emptied.sort(compareText),
  };
}

/** The page of a file that cannot be read. */
function pageOfFile({ file, severity }: Problem): UrlPath | undefined {
  const [, folder, name = ""] = /^content\/(papers\/[^/]+|digests|topics|pages)\/([^/]+)\.md$/u.exec(file) ?? [];
  if (severity !== "error" || folder === undefined) return undefined;
  if (folder === "digests") return urls.digest(name);
  if (folder === "topics") return urls.topic(name);
  return folder === "pages" ? urls.page(name) : urls.paper(name);
}

/**
 * Papers, digests, topics and hand-written pages stay whatever happens (CONTRACT §5); former addresses of papers too. An organisation or a
 * person stays who was renamed; one that no paper names any more goes.
 */
function mustStay(path: UrlPath, { type }: Address, isRenamed: (path: UrlPath) => boolean): boolean {
  if (type === "redirect") return path.startsWith("papers/") || /^topics\/[^/]+\/$/u.test(path);
  if (type === "topic") return /^topics\/[^/]+\/$/u.test(path);
  if (type === "author" || type === "organization") return isRenamed(path);
  return NAMED.has(type);
}

/** Tells pages of people and organisations whose papers now name somebody else in their place. */
function createRenameFinder(before: Catalog, after: Catalog): (path: UrlPath) => boolean {
  const authors = new Map(before.authors.map((listing) => [urls.author(listing.slug), listing]));
  const organizations = new Map(before.organizations.map((listing) => [urls.organization(listing.slug), listing]));
  const now = new Map(after.archive.papers.map((paper) => [paper.id, paper]));
  return (path) => {
    const byAuthor = authors.get(path)?.papers ?? [];
    const byOrganization = organizations.get(path)?.papers ?? [];
    return (
      byAuthor.some(({ id, authors: named }) => (now.get(id)?.authors.length ?? 0) >= named.length) ||
      byOrganization.some(({ id }) => now.get(id)?.organization !== undefined)
    );
  };
}

/** Pages that were there and say something else now: of papers, of what lists them, and what people wrote. */
export function listChangedPages(
  { before, after }: Sides,
  papers: readonly string[],
  listings: readonly ListingChange[],
): readonly UrlPath[] {
  const pages = new Set<UrlPath>([
    ...papers.map((id) => urls.paper(id)),
    ...listings.map(({ page }) => page),
    ...listChangedByHand(before.catalog, after.catalog),
  ]);
  const stands = (path: UrlPath): boolean => {
    const [was, is] = [before.addresses.get(path), after.addresses.get(path)];
    return was !== undefined && is !== undefined && is.to === undefined;
  };
  return [...pages].filter(stands).sort(compareText);
}

/** Topics' introductions, editors' notes, pages: what is not made from papers. */
function* listChangedByHand({ archive: old }: Catalog, { archive: now }: Catalog): Generator<UrlPath> {
  const differ = <Part extends { readonly file: string }>(
    was: readonly Part[],
    is: readonly Part[],
  ): readonly Part[] => {
    const known = new Map(was.map((part) => [part.file, part]));
    return is.filter((part) => {
      const other = known.get(part.file);
      return other !== part && other !== undefined && JSON.stringify(other) !== JSON.stringify(part);
    });
  };
  for (const { slug } of differ(old.pages, now.pages)) yield urls.page(slug);
  for (const { slug } of differ(old.topics, now.topics)) yield urls.topic(slug);
  for (const { id } of differ(old.digests, now.digests)) yield urls.digest(id);
}
