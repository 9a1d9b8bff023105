import { redirectPage } from "../../templates/redirect.ts";
import { definePage } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls, type UrlPath } from "../model/url.ts";
import type { Paper } from "../model/paper.ts";
import { linksFrom } from "../render/link.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";
import { renderNamesakes } from "../render/people-words.ts";
import { cutListing } from "../render/periods.ts";

interface Redirect {
  readonly target: UrlPath;
  readonly title: string;
}

/** What ext4, APFS and NTFS take, and a path that leaves room for the folder it is in. */
const LONGEST_SEGMENT = 255;
const LONGEST_PATH = 1024;

/** Former addresses of papers, topics, organisations and people, and `/arxiv/<id>/` and `/doi/<doi>/`: each leads to the page of today, and so does each of its parts. */
export default definePage<Redirect>({
  unlisted: true,
  *list(catalog) {
    const taken = new Set<UrlPath>();
    for (const { path, view } of listRedirects(catalog)) {
      if (taken.has(path) || !isPath(path)) continue;
      taken.add(path);
      yield { path, view };
    }
  },
  render({ path, view: { target, title } }, { catalog, baseUrl }) {
    const href = linksFrom(path, baseUrl)(target);
    return redirectPage({ href, canonical: baseUrl + target, title, language: catalog.archive.site.language });
  },
  twin({ path, view: { target, title } }, { baseUrl }) {
    const href = linksFrom(path, baseUrl)(target);
    return renderMarkdownPage([heading(1, title), paragraph("This page has moved: ", link(href, title))]);
  },
});

function* listRedirects(catalog: Catalog): Iterable<{ path: UrlPath; view: Redirect }> {
  const { papers, paperById, topics, topicBySlug, organizations, authors, namesakes } = catalog;
  for (const paper of papers) {
    const view = { target: urls.paper(paper.id), title: paper.title };
    const { arxiv, doi } = paper.links;
    for (const alias of paper.aliases) if (paperById.get(alias)?.id !== alias) yield { path: urls.paper(alias), view };
    if (arxiv !== undefined) yield { path: urls.arxiv(arxiv), view };
    if (doi !== undefined) yield { path: urls.doi(doi), view };
  }
  for (const { topic, papers: members } of topics) {
    const former = topic.aliases.filter((alias) => !topicBySlug.has(alias));
    yield* listParts(topic.title, topic.slug, former, members, urls.topic);
  }
  for (const { slug, formerSlugs, organization, papers: members } of organizations)
    yield* listParts(organization.name, slug, formerSlugs, members, urls.organization);
  for (const { slug, formerSlugs, name, papers: members } of authors)
    yield* listParts(name, slug, formerSlugs, members, urls.author);
  for (const { slug, formerSlugs, people } of namesakes)
    for (const former of formerSlugs)
      yield { path: urls.author(former), view: { target: urls.author(slug), title: renderNamesakes(people) } };
}

/** Every page of a listing under each of its former slugs. */
function* listParts(
  name: string,
  slug: string,
  formerSlugs: readonly string[],
  papers: readonly Paper[],
  pathOf: (slug: string, part?: string) => UrlPath,
): Iterable<{ path: UrlPath; view: Redirect }> {
  if (formerSlugs.length === 0) return;
  const { parts } = cutListing(papers);
  for (const former of formerSlugs)
    for (const { part, label } of parts) {
      const title = label === undefined ? name : `${name}, ${label}`;
      yield { path: pathOf(former, part), view: { target: pathOf(slug, part), title } };
    }
}

/** A redirect may not leave its folder, and has a name that file systems take: there are DOIs without end. */
function isPath(path: UrlPath): boolean {
  return (
    path.length <= LONGEST_PATH &&
    path.split("/").every((segment) => segment.length <= LONGEST_SEGMENT && segment !== "." && segment !== "..")
  );
}
