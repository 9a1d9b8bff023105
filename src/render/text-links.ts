import type { RootContent } from "mdast";
import { trimLink } from "../text/links.ts";
import { parseMarkdown } from "./markdown.ts";

/** A link as its text has it. */
export interface TextLink {
  readonly url: string;
  /** UTF-16 offset in the Markdown where it begins. */
  readonly at: number;
}

/** Links of Markdown: `](…)`, `[…]: …`, `<https://…>`. */
const MAY_LINK = /\]\(|\]:|<https?:/iu;

/** More marks than this and a parser takes seconds: the rule `markdown-limits` speaks of such texts. */
const MOST_MARKS = 5000;

/**
 * The links of a Markdown text, in order; of addresses that stand bare in it, those that begin with `bare`. A text that no page shows as
 * Markdown, for its size or depth, has none.
 */
export function listTextLinks(markdown: string, bare: string): readonly TextLink[] {
  if (!MAY_LINK.test(markdown) && !markdown.includes(bare)) return [];
  if ((markdown.match(/[*_[$]/gu)?.length ?? 0) > MOST_MARKS) return [];
  try {
    return collectLinks(parseMarkdown(markdown).children, bare);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function collectLinks(nodes: readonly RootContent[], bare: string): TextLink[] {
  return nodes.flatMap((node): TextLink[] => {
    const at = node.position?.start.offset ?? 0;
    if (node.type === "link" || node.type === "definition") return [{ url: node.url, at }];
    if (node.type === "text")
      return bareLinks(node.value, bare).map(({ url, at: inside }) => ({ url, at: at + inside }));
    return "children" in node ? collectLinks(node.children, bare) : [];
  });
}

function bareLinks(text: string, bare: string): TextLink[] {
  const found: TextLink[] = [];
  for (let at = text.indexOf(bare); at >= 0; at = text.indexOf(bare, at + bare.length)) {
    const url = /^[^\s<>"“”«»{}[\]|\\^`、。（）「」]{1,2000}/u.exec(text.slice(at))?.[0] ?? bare;
    found.push({ url: trimLink(url), at });
  }
  return found;
}
