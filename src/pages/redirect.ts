import { redirectPage } from "../../templates/redirect.ts";
import { definePage } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { linksFrom } from "../render/link.ts";

interface Redirect {
  readonly target: UrlPath;
  readonly title: string;
}

/** Former addresses of papers, topics and organisations, and `/arxiv/<id>/` and `/doi/<doi>/`: each leads to the page of today. */
export default definePage<Redirect>({
  unlisted: true,
  *list(catalog) {
    const taken = new Set<UrlPath>();
    for (const { path, view } of listRedirects(catalog)) {
      if (taken.has(path) || hasDotSegment(path)) continue;
      taken.add(path);
      yield { path, view };
    }
  },
  render({ path, view: { target, title } }, { catalog, baseUrl }) {
    const href = linksFrom(path, baseUrl)(target);
    return redirectPage({ href, canonical: baseUrl + target, title, language: catalog.archive.site.language });
  },
});

function* listRedirects(catalog: Catalog): Iterable<{ path: UrlPath; view: Redirect }> {
  const { papers, paperById, topics, topicBySlug, organizations } = catalog;
  for (const paper of papers) {
    const view = { target: urls.paper(paper.id), title: paper.title };
    const { arxiv, doi } = paper.links;
    for (const alias of paper.aliases) if (paperById.get(alias)?.id !== alias) yield { path: urls.paper(alias), view };
    if (arxiv !== undefined) yield { path: urls.arxiv(arxiv), view };
    if (doi !== undefined) yield { path: urls.doi(doi), view };
  }
  for (const { topic } of topics) {
    const view = { target: urls.topic(topic.slug), title: topic.title };
    for (const alias of topic.aliases) if (!topicBySlug.has(alias)) yield { path: urls.topic(alias), view };
  }
  for (const { slug, formerSlugs, organization } of organizations) {
    const view = { target: urls.organization(slug), title: organization.name };
    for (const former of formerSlugs) yield { path: urls.organization(former), view };
  }
}

/** No redirect may leave its folder. */
function hasDotSegment(path: UrlPath): boolean {
  return path.split("/").some((segment) => segment === "." || segment === "..");
}
