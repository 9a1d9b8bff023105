import { toString } from "mdast-util-to-string";
import type { Link, PhrasingContent, Text } from "mdast";
import { trimLink } from "../text/links.ts";
import { EXTERNAL_REL, isSafeUrl } from "./safe-url.ts";

/** Ends at what no address holds: blanks, quotes, braces, brackets of any script. */
const BARE_URL = /https?:\/\/[^\s<>"“”«»{}[\]|\\^`、。（）「」]{1,2000}/giu;

/** A text with the http(s) addresses that stand bare in it as links; the sentence's punctuation stays outside. */
export function linkBareUrls(text: Text): PhrasingContent[] {
  if (!/https?:\/\//i.test(text.value)) return [text];
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.value.matchAll(BARE_URL)) {
    const url = trimBrackets(match[0]);
    if (!isSafeUrl(url)) continue;
    if (match.index > from) parts.push({ type: "text", value: text.value.slice(from, match.index) });
    parts.push(externalLink(url, [{ type: "text", value: url }]));
    from = match.index + url.length;
  }
  if (from < text.value.length) parts.push({ type: "text", value: text.value.slice(from) });
  return parts;
}

/** A closing bracket belongs to the address only when the address opened it. */
function trimBrackets(found: string): string {
  let url = trimLink(found);
  let surplus = url.split(")").length - url.split("(").length;
  for (; surplus > 0 && url.endsWith(")"); surplus -= 1) url = trimLink(url.slice(0, -1));
  return url;
}

/** A link to another site, which says so; one whose words are its address is of the class `bare`, so that print does not spell it twice. */
export function externalLink(url: string, children: PhrasingContent[]): Link {
  const rel = EXTERNAL_REL.split(" ");
  const isBare = toString({ type: "paragraph", children }) === url;
  return { type: "link", url, children, data: { hProperties: isBare ? { className: ["bare"], rel } : { rel } } };
}
