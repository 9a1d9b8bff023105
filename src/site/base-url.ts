import { UsageError } from "../usage-error.ts";

/**
 * An absolute http(s) address that ends in `/`. Throws {@link UsageError} for anything else: feeds, sitemap and canonical links are made
 * by putting a path behind it.
 */
export function normalizeBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `found base URL “${text}”; expected an absolute address without query or fragment, as https://example.org/papers/`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
