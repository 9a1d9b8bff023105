import { relativeUrl, urls, type UrlPath } from "../model/url.ts";
import { html, type Html } from "./html-template.ts";
import { EXTERNAL_REL, isExternalUrl, isSafeUrl } from "./safe-url.ts";

/** Writes the address of a page or file of the site, for links on one page. */
export type LinkTo = (target: UrlPath) => string;

/**
 * How the page at `path` links to others: relative to itself, so that the site works under any prefix; with `baseUrl` on the page for
 * unknown addresses, which is served from anywhere.
 */
export function linksFrom(path: UrlPath, baseUrl: string): LinkTo {
  return path === urls.notFound ? (target) => baseUrl + target : (target) => relativeUrl(path, target);
}

/** A link to another site; an address that may not be linked leaves its words alone. */
export function externalLink(url: string, words: string): Html {
  return isExternalUrl(url) && isSafeUrl(url)
    ? html`<a href="${url}" rel="${EXTERNAL_REL}">${words}</a>`
    : html`<span>${words}</span>`;
}

/** Where the editor opens a file of the archive; undefined when the site names no editor. */
export function editUrl(pattern: string | undefined, file: string): string | undefined {
  return pattern?.replaceAll("{path}", () => file.split("/").map(encodeSegment).join("/"));
}

/** Text as one segment of an address; half a character becomes U+FFFD. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
