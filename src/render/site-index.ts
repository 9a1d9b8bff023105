import type { Tombstone } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { isExternalUrl, isSafeUrl } from "./safe-url.ts";

/** What an address of the site shows. */
export type SitePlace =
  | { readonly kind: "page" }
  | { readonly kind: "paper"; readonly paper: Paper }
  | { readonly kind: "removed"; readonly tombstone: Tombstone };

/** Where a link in a text leads inside the site. */
export interface SiteTarget {
  /** From the site's root, without a leading slash, decoded. */
  readonly path: string;
  /** Without its `#`, decoded. */
  readonly fragment: string;
}

/** Pages and folders that every site has. */
const ALWAYS: ReadonlySet<string> = new Set(
  [
    urls.topics,
    urls.digests,
    urls.archive,
    urls.organizations,
    urls.authors,
    urls.search,
    urls.reader,
    urls.feeds,
    urls.trends,
    urls.map,
  ]
    .concat(urls.titles)
    .map((path) => path.slice(0, -1)),
);

/** Parts of a paper's page that a link may name; a text's own headings have no address. */
export const PAPER_PARTS: ReadonlySet<string> = new Set(["main", "lab", "beside", "cite", "near"]);

const PAGE: SitePlace = { kind: "page" };

/** Finds what is at an address of the site; undefined where nothing is. Deeper parts of a listing (`topics/x/2024/`) count as there. */
export function createSiteIndex(catalog: Catalog): (path: string) => SitePlace | undefined {
  const { archive, paperById } = catalog;
  const tombstones = new Map(archive.removed.map((tombstone) => [tombstone.id, tombstone]));
  const families = indexFamilies(catalog);
  return (path) => {
    const [first = "", second = "", ...rest] = path.split("/");
    if (first === "" || (second === "" && isRootFile(first))) return PAGE;
    if (first === "papers") {
      const paper = paperById.get(second);
      const tombstone = tombstones.get(second);
      return paper ? { kind: "paper", paper } : tombstone ? { kind: "removed", tombstone } : undefined;
    }
    if (first === "api" || first === "assets" || first === "titles") return PAGE;
    if (first === "arxiv" || first === "doi") {
      const asked = [first, second, ...rest].join("/").replace(/\/(?:index\.\w+)?$/u, "");
      return families.get(first)?.().has(`${asked}/`) === true ? PAGE : undefined;
    }
    if (ALWAYS.has(first) && (second === "" || second.includes(".") || !families.has(first))) return PAGE;
    const family = families.get(first);
    return (family ? family().has(second) : archive.pages.some(({ slug }) => slug === first)) ? PAGE : undefined;
  };
}

/** Files at the root go by what they are; of Markdown there is the twin of the home page alone. */
function isRootFile(name: string): boolean {
  return name.includes(".") && (!name.endsWith(".md") || name === "index.md");
}

/** The names that stand second in an address, by the first: worked out when one is asked for. */
function indexFamilies(catalog: Catalog): ReadonlyMap<string, () => ReadonlySet<string>> {
  const { archive, topics, years, organizations, authors, namesakes } = catalog;
  const family = (list: () => Iterable<string>): (() => ReadonlySet<string>) => {
    let names: ReadonlySet<string> | undefined;
    return () => (names ??= new Set(list()));
  };
  return new Map([
    ["topics", family(() => topics.flatMap(({ topic }) => [topic.slug, ...topic.aliases]))],
    ["digests", family(() => archive.digests.map(({ id }) => id))],
    ["archive", family(() => [...years.map(({ key }) => key), "undated"])],
    ["organizations", family(() => organizations.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]))],
    [
      "authors",
      family(() => [
        "letter",
        ...authors.flatMap(({ slug, formerSlugs, sharedSlug }) => [slug, ...formerSlugs, sharedSlug ?? slug]),
        ...namesakes.flatMap(({ slug, formerSlugs }) => [slug, ...formerSlugs]),
      ]),
    ],
    [
      "arxiv",
      family(() => archive.papers.flatMap(({ links: { arxiv } }) => (arxiv === undefined ? [] : urls.arxiv(arxiv)))),
    ],
    ["doi", family(() => archive.papers.flatMap(({ links: { doi } }) => (doi === undefined ? [] : urls.doi(doi))))],
  ]);
}

/**
 * Where a link on the page at `from` leads inside the site; undefined for one that leads elsewhere, and for what pages show as words. A path from
 * the host's root belongs to the site as far as the site's own address does.
 */
export function resolveInSite(url: string, from: UrlPath, baseUrl: string): SiteTarget | undefined {
  if (!isSafeUrl(url) || /^mailto:/iu.test(url) || (isExternalUrl(url) && !url.startsWith(baseUrl.slice(0, -1))))
    return undefined;
  if (!URL.canParse(url, baseUrl + from)) return undefined;
  const { href, hash } = new URL(url, baseUrl + from);
  if (!href.startsWith(baseUrl)) return undefined;
  const path = href.slice(baseUrl.length).replace(/[?#].*$/u, "");
  return { path: decode(path), fragment: decode(hash.slice(1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
