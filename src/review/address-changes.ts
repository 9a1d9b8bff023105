import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
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

/** Tells pages of people and organisations whose papers name somebody else in their place now. */
function createRenameFinder(before: Catalog, after: Catalog): (path: UrlPath) => boolean {
  const authors = new Map(before.authors.map((listing) => [urls.author(listing.slug), listing]));
  const organizations = new Map(before.organizations.map((listing) => [urls.organization(listing.slug), listing]));
  return (path) => {
    const author = authors.get(path);
    const organization = organizations.get(path);
    const isRenamed = (paper: Paper, name: string): boolean => hasSuccessor(paper, name, after.paperById.get(paper.id));
    return (
      author?.papers.some((paper) => isRenamed(paper, author.name)) === true ||
      organization?.papers.some(({ id }) => after.paperById.get(id)?.organization !== undefined) === true
    );
  };
}

/** Somebody new stands where a person stood, in a list of as many: a shorter list lost somebody, who need not be anybody else. */
function hasSuccessor(before: Paper, name: string, after: Paper | undefined): boolean {
  if (!after || after.authors.length < before.authors.length) return false;
  const known = new Set(before.authors.map((author) => author.name));
  const successor = after.authors[before.authors.findIndex((author) => author.name === name)]?.name;
  return successor !== undefined && !known.has(successor);
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
