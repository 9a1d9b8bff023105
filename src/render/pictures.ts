import type { Catalog } from "../model/catalog.ts";
import { urls, type UrlPath } from "../model/url.ts";

/** A page of pictures of the archive. */
export interface PicturePage {
  readonly path: UrlPath;
  readonly words: string;
}

/** Whether papers have dates to draw. */
export function hasTrends({ years }: Catalog): boolean {
  return years.length > 0;
}

/** Whether there are papers enough to be near each other. */
export function hasMap({ papers }: Catalog): boolean {
  return papers.length > 2;
}

/** The pages of pictures that there are. */
export function listPictures(catalog: Catalog): readonly PicturePage[] {
  return [
    ...(hasTrends(catalog) ? [{ path: urls.trends, words: "Trends, month by month" }] : []),
    ...(hasMap(catalog) ? [{ path: urls.map, words: "Map by likeness" }] : []),
  ];
}
