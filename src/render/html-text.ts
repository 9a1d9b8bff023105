/*
 * For HTML of our own renderers only: every attribute quoted with `"`, no comments, no raw text elements.
 */
const TAG = /<[^">]*(?:"[^"]*"[^">]*)*>/g;
const BLOCK_END = /<\/(?:p|li|h[1-6]|pre|blockquote|tr|td|th)>|<br>/g;

/** Makes links absolute, for feeds: `base` is the absolute address of the page they stand on. */
export function absolutizeLinks(html: string, base: string): string {
  return html.replace(/ (href|src)="([^"]*)"/g, (match: string, name: string, value: string) => {
    const target = decodeEntities(value);
    if (/^[a-z][a-z0-9+.-]*:/i.test(target) || !URL.canParse(target, base)) return match;
    return ` ${name}="${new URL(target, base).href.replaceAll("&", "&#x26;").replaceAll('"', "%22")}"`;
  });
}

/** The text of HTML on one line, blocks a blank apart. */
export function htmlToText(html: string): string {
  return decodeEntities(html.replace(BLOCK_END, " ").replace(TAG, "")).replace(/\s+/gu, " ").trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (match: string, hex, decimal, name) => {
    if (typeof name === "string") return NAMED[name] ?? match;
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : match;
  });
}
