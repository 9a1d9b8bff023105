import type { Paper } from "../model/paper.ts";
import { urls, type NamedPage } from "../model/url.ts";
import type { CitationContext } from "./citation.ts";
import type { LinkedData } from "./json-ld.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";

/** Most entries named of a listing: they are in its feeds and files, whole. */
const MOST_LISTED = 100;

/** Papers, to be named as what a page lists. */
export function namePapers(papers: readonly Paper[]): readonly NamedPage[] {
  return papers.map(({ id, title }) => ({ title, path: urls.paper(id) }));
}

/** The site itself, and how to search it (schema.org 29, `WebSite`). */
export function describeSite({ catalog, baseUrl }: CitationContext): LinkedData {
  const { title, description, language } = catalog.archive.site;
  return {
    "@type": "WebSite",
    "@id": baseUrl,
    url: baseUrl,
    name: title,
    description: description === "" ? undefined : description,
    inLanguage: language,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${baseUrl}${urls.search}?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  };
}

/** A page that lists others, with the first hundred of them. */
export function describeListing(
  page: NamedPage & { readonly description: string },
  listed: readonly NamedPage[],
  { catalog, baseUrl }: CitationContext,
): LinkedData {
  const { site } = catalog.archive;
  return {
    "@type": "CollectionPage",
    "@id": baseUrl + page.path,
    url: baseUrl + page.path,
    name: page.title,
    description: page.description === "" ? undefined : page.description,
    inLanguage: site.language,
    isPartOf: { "@type": "WebSite", "@id": baseUrl, name: site.title, url: baseUrl },
    mainEntity: {
      "@type": "ItemList",
      numberOfItems: listed.length,
      itemListElement: listed.slice(0, MOST_LISTED).map(({ title, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name: flattenFormulas(title),
        url: baseUrl + path,
      })),
    },
  };
}

/** The way from home to a page, which ends it (Google Search Central, "Breadcrumb"; schema.org 29, `BreadcrumbList`). */
export function describeTrail(trail: readonly NamedPage[], baseUrl: string): LinkedData {
  return {
    "@type": "BreadcrumbList",
    itemListElement: trail.map(({ title, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: flattenFormulas(title),
      item: baseUrl + path,
    })),
  };
}
