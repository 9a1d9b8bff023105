import { texToUnicode } from "../text/tex/unicode.ts";
import { html as template, toHtmlText } from "./html-template.ts";

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

/** Maths, typeset or shown as its TeX. */
const MATHS =
  /<math\b[^>]*>.*?<annotation\b[^>]*>([^<]*)<\/annotation>.*?<\/math>|<code class="tex">\$([^<]*)\$<\/code>/gs;
const SPAN = /<\/?span\b[^>]*>/g;
/** A no-break space: a cut text must not end inside a formula. */
const GLUE = "\u00a0";

/** Puts the plain Unicode form in place of maths, for readers that drop MathML: feeds, mail. */
export function flattenMaths(html: string): string {
  return hasMaths(html) ? replaceMaths(html, (text) => text).replace(SPAN, "") : html;
}

/** The text of HTML on one line, blocks a blank apart; maths in plain Unicode, its blanks as no-break spaces. */
export function htmlToText(html: string): string {
  const line = html.replaceAll(GLUE, " ");
  const flat = hasMaths(line) ? replaceMaths(line, (text) => text.replaceAll(" ", GLUE)) : line;
  const text = decodeEntities(flat.replace(BLOCK_END, " ").replace(TAG, ""));
  return text.replace(/[^\S\u00a0]+/gu, " ").trim();
}

function hasMaths(html: string): boolean {
  return html.includes("<math") || html.includes('<code class="tex"');
}

function replaceMaths(html: string, change: (text: string) => string): string {
  return html.replace(MATHS, (_, typeset?: string, shown?: string) =>
    escapeText(change(texToUnicode(decodeEntities(typeset ?? shown ?? "")))),
  );
}

function escapeText(text: string): string {
  return toHtmlText(template`${text}`);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (match: string, hex, decimal, name) => {
    if (typeof name === "string") return NAMED[name] ?? match;
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : match;
  });
}
