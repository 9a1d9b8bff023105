import type { PageContext, PageItem, PageType } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { fileOf, urls, type UrlPath } from "../model/url.ts";

/** All pages of a kind, by the file that serves them. */
export interface PlannedPages {
  /** The page type's id. */
  readonly type: string;
  readonly pageType: PageType;
  readonly items: ReadonlyMap<string, PageItem<unknown>>;
}

/** Every page of a site, in the order in which they are made. */
export type SitePlan = readonly PlannedPages[];

/** A file of the site, ready to be written. */
export interface RenderedFile {
  readonly file: string;
  readonly content: string;
  /** Who makes it, for messages. */
  readonly maker: string;
}

/** Lists the pages of every kind. Of two of one kind in one place the second has a name that no file has: it is refused when written. */
export function planSite(pageTypes: ReadonlyMap<string, PageType>, catalog: Catalog): SitePlan {
  return [...pageTypes].map(([type, pageType]) => {
    const items = new Map<string, PageItem<unknown>>();
    for (const item of pageType.list(catalog)) {
      const file = fileOf(item.path);
      items.set(items.has(file) ? `${file}?` : file, item);
    }
    return { type, pageType, items };
  });
}

/** The pages that the sitemap names. */
export function* listPages(plan: SitePlan): Generator<UrlPath> {
  for (const { pageType, items } of plan) {
    if (pageType.unlisted !== true) for (const { path } of items.values()) yield path;
  }
}

/** Renders a page, and its Markdown twin beside it. Throws an error that names the page and the file it comes from. */
export function renderPage(
  { type, pageType }: PlannedPages,
  item: PageItem<unknown>,
  context: PageContext,
): readonly RenderedFile[] {
  const maker = `page type ${type} (${describe(item.path, context.catalog)})`;
  try {
    const page = { file: fileOf(item.path), content: pageType.render(item, context), maker };
    const isFolder = item.path === "" || item.path.endsWith("/");
    if (!pageType.twin || !isFolder) return [page];
    return [page, { file: urls.fileIn(item.path, "index.md"), content: pageType.twin(item, context), maker }];
  } catch (error) {
    throw new Error(`${maker} cannot be rendered: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A page's address and, for a paper's, the file it comes from. */
function describe(path: UrlPath, catalog: Catalog): string {
  const id = /^papers\/([^/]+)\/$/.exec(path)?.[1];
  const paper = id === undefined ? undefined : catalog.paperById.get(id);
  return paper ? `/${path}, from ${paper.file}` : `/${path}`;
}
