import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { CITATION_FORMATS } from "./citation-files.ts";
import { citePaper, type CitationContext } from "./citation.ts";
import { isExternalUrl, isSafeUrl } from "./safe-url.ts";

/** One typed link of a paper's page (RFC 8288). */
export interface Signpost {
  readonly rel: "cite-as" | "type" | "author" | "item" | "describedby" | "collection";
  /** Absolute, or a place of this site. */
  readonly target: string | { readonly path: UrlPath };
  readonly type?: string | undefined;
}

/** The links of a paper among themselves (RFC 9264), in its folder. */
export const LINKSET = { file: "linkset.json", type: "application/linkset+json" } as const;

/** What every paper's page is, and what it is about (FAIR Signposting Profile, "type"). */
const TYPES = ["https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle"];

/**
 * What leads machines through a paper's page (signposting.org/FAIR): where it is cited from, what it is, who wrote it, its text, its
 * citations, and the listings that it is in. A licence is named nowhere, for none is known of any paper.
 */
export function listSignposts(paper: Paper, context: CitationContext): readonly Signpost[] {
  const { catalog } = context;
  const { url, page } = citePaper(paper, context);
  const { pdf } = paper.links;
  const isWeb = (target: string | undefined): target is string =>
    target !== undefined && isExternalUrl(target) && isSafeUrl(target);
  const digests = (catalog.digestsOf.get(paper.id) ?? []).map(({ id }) => urls.digest(id));
  const topics = (catalog.topicsOf.get(paper.id) ?? []).flatMap(({ slug }) =>
    catalog.topicBySlug.has(slug) ? [urls.topic(slug)] : [],
  );
  const folder = urls.paper(paper.id);
  return [
    ...(url === page ? [] : [{ rel: "cite-as", target: url } as const]),
    ...TYPES.map((target) => ({ rel: "type", target }) as const),
    ...paper.authors.flatMap(({ orcid }) => (isWeb(orcid) ? [{ rel: "author", target: orcid } as const] : [])),
    ...(isWeb(pdf) ? [{ rel: "item", target: pdf, type: "application/pdf" } as const] : []),
    ...CITATION_FORMATS.map(
      ({ ending, type }) =>
        ({ rel: "describedby", target: { path: urls.fileIn(folder, `cite.${ending}`) }, type }) as const,
    ),
    ...[...digests, ...topics].map((path) => ({ rel: "collection", target: { path }, type: "text/html" }) as const),
  ];
}
