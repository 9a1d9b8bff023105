/** Schemes that a link may have. */
const ABSOLUTE = /^(?:https?:\/\/[^/]|mailto:[^/])/i;

/**
 * Whether an address may stand in a link: http, https, mailto or a path of this site. Refused are other schemes, addresses that
 * browsers read as another host (`//host`, `/\host`: WHATWG URL, 4.4), and any with blanks, control characters or backslashes.
 */
export function isSafeUrl(url: string): boolean {
  if (/[\0-\x20\x7f-\x9f\\]/.test(url) || url.startsWith("//")) return false;
  return ABSOLUTE.test(url) ? url.toLowerCase().startsWith("mailto:") || URL.canParse(url) : !/^[^/?#]*:/.test(url);
}

/** Whether an address leads to another site. */
export function isExternalUrl(url: string): boolean {
  return /^https?:/i.test(url);
}

/** What a link to another site says of itself: strangers chose it. */
export const EXTERNAL_REL = "noopener nofollow ugc";
