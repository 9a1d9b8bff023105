import { defineExporter, type ExportFile, type PageContext } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { cutListing } from "../render/periods.ts";
import { element, renderXml, type Xml } from "../render/xml.ts";
import { isFullDate } from "../text/printed-date.ts";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** sitemaps.org, "Sitemap file requirements": at most 50,000 URLs in a file. */
const FILE_LENGTH = 50_000;

/** An index and its files, with the day of each page's newest content. */
export default defineExporter({ title: "Sitemap", files: listFiles });

interface Entry {
  readonly url: string;
  readonly modified: string | undefined;
}

function* listFiles({ baseUrl, catalog, listedPages }: PageContext): Generator<ExportFile> {
  const days = datePages(catalog);
  const entries = [...(listedPages?.() ?? [])].map((path) => ({ url: `${baseUrl}${path}`, modified: days.get(path) }));
  const parts: Entry[] = [];
  for (let from = 0; from < Math.max(1, entries.length); from += FILE_LENGTH) {
    const part = entries.slice(from, from + FILE_LENGTH);
    const path = urls.fileIn(urls.home, `sitemap-${parts.length + 1}.xml`);
    parts.push({ url: `${baseUrl}${path}`, modified: newest(part.map(({ modified }) => modified)) });
    yield {
      path,
      content: renderXml(
        element(
          "urlset",
          { xmlns: NAMESPACE },
          part.map((entry) => renderEntry("url", entry)),
        ),
      ),
    };
  }
  const index = element(
    "sitemapindex",
    { xmlns: NAMESPACE },
    parts.map((entry) => renderEntry("sitemap", entry)),
  );
  yield { path: urls.sitemap, content: renderXml(index) };
}

function renderEntry(name: string, { url, modified }: Entry): Xml {
  return element(name, {}, element("loc", {}, url), modified !== undefined && element("lastmod", {}, modified));
}

/** Page → the newest day in what it shows, as far as the archive knows one; pages that show no papers have none. */
function datePages(catalog: Catalog): ReadonlyMap<UrlPath, string> {
  const days = new Map<UrlPath, string>();
  const set = (path: UrlPath, candidates: readonly (string | undefined)[]): void => {
    const day = newest(candidates);
    if (day !== undefined) days.set(path, day);
  };
  for (const paper of catalog.papers) {
    const digests = (catalog.digestsOf.get(paper.id) ?? []).map((digest) => digest.date);
    set(urls.paper(paper.id), [...digests, ...paper.status.map((status) => status.date)]);
  }
  const setListing = (path: UrlPath, papers: Catalog["papers"]): void =>
    set(
      path,
      papers.map((paper) => days.get(urls.paper(paper.id))),
    );

  for (const path of [urls.home, urls.topics, urls.archive, urls.authors]) setListing(path, catalog.papers);
  setListing(urls.undated, catalog.undated);
  setListing(
    urls.organizations,
    catalog.organizations.flatMap(({ papers }) => papers),
  );
  set(
    urls.digests,
    catalog.archive.digests.map((digest) => digest.date),
  );
  const setParts = (papers: Catalog["papers"], pathOf: (part?: string) => UrlPath): void => {
    for (const { part, groups } of cutListing(papers).parts)
      setListing(
        pathOf(part),
        groups.flatMap((group) => group.papers),
      );
  };
  for (const { topic, papers } of catalog.topics) setParts(papers, (part) => urls.topic(topic.slug, part));
  for (const digest of catalog.archive.digests) set(urls.digest(digest.id), [digest.date]);
  for (const { slug, papers } of catalog.organizations) setParts(papers, (part) => urls.organization(slug, part));
  for (const { slug, papers } of [...catalog.authors, ...catalog.namesakes])
    setParts(papers, (part) => urls.author(slug, part));
  for (const period of catalog.years.flatMap((year) => [year, ...year.months])) {
    setListing(urls.period(period.key), period.papers);
  }
  return days;
}

/** The latest of those that are whole dates. */
function newest(days: readonly (string | undefined)[]): string | undefined {
  let latest: string | undefined;
  for (const day of days) {
    if (day !== undefined && isFullDate(day) && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}
