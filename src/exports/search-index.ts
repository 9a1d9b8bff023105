import { defineExporter, type PageContext } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { markdownToText } from "../render/markdown.ts";
import { nameWithdrawal } from "../render/status.ts";
import { buildIndex } from "../search/build-index.ts";
import type { Named, SearchPaper } from "../search/paper.ts";

/** What `/search/` looks in: files that a browser fetches as it needs them, see docs/decisions/0017-own-search-index.md. */
export default defineExporter({
  title: "the index that the search page looks in",
  *binaries(context) {
    const papers = context.catalog.archive.papers.map((paper) => toSearchPaper(paper, context));
    for (const { path, bytes } of buildIndex(papers)) yield { path: urls.fileIn(urls.search, path), content: bytes };
  },
});

function toSearchPaper(paper: Paper, { catalog }: PageContext): SearchPaper {
  const listing = paper.organization === undefined ? undefined : catalog.organizationOf(paper.organization);
  const { arxiv, doi, code = [] } = paper.links;
  return {
    id: paper.id,
    title: paper.title,
    withdrawal: nameWithdrawal(paper),
    abstract: markdownToText(paper.abstract),
    authors: paper.authors.map(({ name }) => name),
    authorCount: paper.authorCount,
    organization: listing && { slug: listing.slug, title: listing.organization.name },
    venue: paper.venue,
    published: paper.published,
    isGuessed: paper.guessed.includes("published"),
    topics: (catalog.topicsOf.get(paper.id) ?? []).flatMap(({ slug }): readonly Named[] => {
      const topic = catalog.topicBySlug.get(slug)?.topic;
      return topic === undefined ? [] : [{ slug, title: topic.title }];
    }),
    hasCode: code.length > 0,
    numbers: [arxiv, doi].filter((number) => number !== undefined),
  };
}
