import type { Archive, ContentFile } from "../model/archive.ts";
import { bodyOf } from "../model/body.ts";
import { urls, type UrlPath } from "../model/url.ts";

/** A file whose body is shown on a page: the Markdown below its front matter. */
export interface OwnText {
  readonly file: ContentFile;
  readonly body: string;
  readonly page: UrlPath;
}

/** Every text of an archive that a page shows as Markdown, with the page: relative links in it start there. */
export function* listOwnTexts({ papers, topics, digests, pages, files }: Archive): Iterable<OwnText> {
  const places = [
    ...papers.map(({ file, id }) => [file, urls.paper(id)] as const),
    ...topics.map(({ file, slug }) => [file, urls.topic(slug)] as const),
    ...digests.map(({ file, id }) => [file, urls.digest(id)] as const),
    ...pages.map(({ file, slug }) => [file, urls.page(slug)] as const),
  ];
  for (const [path, page] of places) {
    const file = files.get(path);
    if (file) yield { file, body: bodyOf(file), page };
  }
}
