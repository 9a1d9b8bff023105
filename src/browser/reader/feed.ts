import { isPaperId } from "./marks.ts";
import { isText, parseObject, toList } from "./stored-marks.ts";

/** A paper as a JSON Feed holds it (JSON Feed 1.1); other keys are not needed here. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  /** The word with which the title of a paper begins that no longer stands. */
  readonly withdrawal?: string | undefined;
  readonly language?: string | undefined;
  readonly content: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
}

export interface ReadFeed {
  readonly title: string;
  readonly items: readonly FeedItem[];
}

/** Reads a feed of this site, published at `base`; undefined when it is none. What is no paper is left out, each paper comes once. */
export function parseFeed(text: string, base: string): ReadFeed | undefined {
  const feed = parseObject(text);
  if (!Array.isArray(feed["items"])) return undefined;
  const items = new Map(toList(feed["items"]).flatMap((item) => toItem(item, base)));
  return { title: isText(feed["title"]) ? feed["title"] : "", items: [...items.values()] };
}

function toItem(value: unknown, base: string): readonly (readonly [string, FeedItem])[] {
  const item = Object(value) as Readonly<Record<string, unknown>>;
  const id = paperAt(item["url"], base);
  const { title, content_html: content, language } = item;
  const { withdrawal } = Object(item["_paper"]) as { readonly withdrawal?: unknown };
  if (id === undefined || !isText(title)) return [];
  const authors = toList(item["authors"]).map((author) => (Object(author) as { readonly name?: unknown }).name);
  const read = {
    id,
    title,
    withdrawal: isText(withdrawal) ? withdrawal : undefined,
    language: isText(language) ? language : undefined,
    content: isText(content) ? content : "",
    authors: authors.filter(isText),
    topics: toList(item["tags"]).filter(isText),
  };
  return [[id, read]];
}

/** The id of the paper whose page is at `url`. */
function paperAt(url: unknown, base: string): string | undefined {
  if (!isText(url) || !url.startsWith(`${base}papers/`)) return undefined;
  const id = url.slice(`${base}papers/`.length).replace(/\/$/, "");
  return isPaperId(id) ? id : undefined;
}

/** An address of the published site as one of the site that is being read, which may be a copy elsewhere. Others stay as they are. */
export function toLocalUrl(url: string, base: string, root: string): string {
  return url.startsWith(base) ? root + url.slice(base.length) : url;
}
