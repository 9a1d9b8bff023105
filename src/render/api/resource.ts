import { apiUrls, type UrlPath } from "../../model/url.ts";
import type { FeedContext } from "../feed-entry.ts";
import { absolutizeLinks } from "../html-text.ts";
import { escapeScript } from "../json.ts";
import type { ResourceBody, SchemaName } from "./schemas.ts";

/** A file of the API. */
export interface ApiFile {
  readonly path: UrlPath;
  readonly content: string;
}

/** What the API is made from. */
export type ApiContext = FeedContext;

/** A file in compact JSON, with its schema and its own address before what it holds. */
export function renderResource<Name extends SchemaName>(
  schema: Name,
  path: UrlPath,
  body: ResourceBody<Name>,
  { baseUrl }: ApiContext,
): ApiFile {
  const document = { $schema: baseUrl + apiUrls.schema(schema), self: baseUrl + path, ...body };
  return { path, content: `${escapeScript(JSON.stringify(document))}\n` };
}

/** HTML of a text whose relative links are those of the page at `path`. */
export function renderHtml(markdown: string, path: UrlPath, { baseUrl, renderMarkdown }: ApiContext): string {
  return absolutizeLinks(renderMarkdown(markdown), baseUrl + path);
}
