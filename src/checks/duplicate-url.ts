import { defineCheck } from "../contracts.ts";
import type { FieldPath } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls } from "../model/url.ts";

/** First parts of addresses that the site has for itself (CONTRACT §5). */
const RESERVED = new Set([
  "api",
  "archive",
  "arxiv",
  "assets",
  "authors",
  "digests",
  "doi",
  "feeds",
  "organizations",
  "papers",
  "reader",
  "search",
  "titles",
  "topics",
]);

interface Claim {
  readonly url: string;
  readonly file: string;
  readonly path: FieldPath;
  /** What claims the address, in words. */
  readonly what: string;
}

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "An address of the site shows one thing: of two that claim it, one could not be built or found.",
  mend: "Rename one of the two, or join the papers if they are one.",
  example: {
    bad: `# content/papers/ti/tide-sort.md
links: { arxiv: "2503.00001" }
# content/papers/so/sorting-shells.md
links: { arxiv: "2503.00001" }`,
    good: `# content/papers/ti/tide-sort.md
links: { arxiv: "2503.00001" }
# content/papers/so/sorting-shells.md
links: { arxiv: "2503.00002" }`,
  },
  check: (catalog, report) => {
    for (const { slug, file } of catalog.archive.pages) {
      if (RESERVED.has(slug))
        report.on(
          file,
          `found the page “${slug}”, whose address /${slug}/ the site needs for itself; expected another name: rename the file`,
        );
    }
    const first = new Map<string, Claim>();
    for (const claim of listClaims(catalog)) {
      const key = claim.url.toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, claim);
      else
        report.at(
          claim.file,
          claim.path,
          `found ${claim.what} with the address /${claim.url}, which ${other.what} in ${other.file} has already; expected an address of its own: ${mendFor(claim)}`,
        );
    }
  },
});

/** Everything that claims an address; papers' own ids and aliases are the business of `duplicate-id`. */
function* listClaims({ archive: { papers, topics } }: Catalog): Iterable<Claim> {
  for (const { slug, file } of topics)
    yield { url: urls.topic(slug), file, path: ["title"], what: `the topic “${slug}”` };
  for (const { aliases, file } of topics)
    for (const [index, alias] of aliases.entries())
      yield { url: urls.topic(alias), file, path: ["aliases", index], what: `the former topic “${alias}”` };
  for (const { links, file } of papers) {
    const { arxiv, doi } = links;
    if (arxiv !== undefined)
      yield { url: urls.arxiv(arxiv), file, path: ["links", "arxiv"], what: `the arXiv id ${arxiv}` };
    if (doi !== undefined) yield { url: urls.doi(doi), file, path: ["links", "doi"], what: `the DOI ${doi}` };
  }
}

function mendFor({ path }: Claim): string {
  return path[0] === "links"
    ? "correct it, or join the two papers into one file"
    : "delete the alias from one of the two";
}
