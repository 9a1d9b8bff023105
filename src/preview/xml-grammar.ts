import { PreviewError } from "./preview-error.ts";

/** The vocabularies of feeds and sitemaps. That of HTML is not among them: in it, a feed could hold a script that runs. */
const NAMESPACES = new Set([
  "http://purl.org/dc/elements/1.1/",
  "http://purl.org/dc/terms/",
  "http://purl.org/syndication/history/1.0",
  "http://www.sitemaps.org/schemas/sitemap/0.9",
  "http://www.w3.org/2005/Atom",
]);

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
const STYLE = /^<\?xml-stylesheet type="text\/css" href="[\w./-]+"\?>\n/u;
/** All that the writer of XML writes (src/render/xml.ts): `<`, `>` and `"` stand nowhere else. */
const TAG = /^<(?:\/[\w:.-]+|[\w:.-]+(?: [\w:.-]+="[^"<>]*")*\/?)>$/u;

/**
 * Throws {@link PreviewError} for XML beyond what this program writes: other vocabularies, document types, instructions, comments. It
 * needs no parser for that, for every tag of ours has the same plain form.
 */
export function checkXml(path: string, bytes: Buffer): void {
  const refuse = (found: string): PreviewError =>
    new PreviewError(`found ${found} in ${JSON.stringify(path)}; expected XML as this program writes it`);
  const text = bytes.toString("utf8");
  if (!text.startsWith(DECLARATION)) throw refuse("another beginning, or another encoding than UTF-8,");
  const body = text.slice(DECLARATION.length).replace(STYLE, "");
  const rest = body.replace(/<[^<>]*>/gu, (tag) => {
    if (!TAG.test(tag)) throw refuse(`“${tag.slice(0, 60)}”`);
    for (const [, name = "", value = ""] of tag.matchAll(/ ([\w:.-]+)="([^"<>]*)"/gu))
      if (/^xmlns(?::|$)/u.test(name) && !NAMESPACES.has(value)) throw refuse(`the vocabulary “${value.slice(0, 60)}”`);
    return "";
  });
  if (/[<>]/u.test(rest)) throw refuse("a lone “<” or “>”");
}
