import type { BlockContent, Heading, ListItem, PhrasingContent, Root, RootContent } from "mdast";
import { parseMarkdown, stringifyMarkdown } from "./markdown.ts";
import { isSafeUrl } from "./safe-url.ts";
import { tameMarkdown } from "./tame-markdown.ts";

/** Writing Markdown goes as deep as its tree: nobody nests deeper than this on purpose. */
const MOST_DEPTH = 60;

/** Words or nodes of a line. */
export type Phrase = string | PhrasingContent;

export function heading(depth: Heading["depth"], ...content: readonly Phrase[]): RootContent {
  return { type: "heading", depth, children: content.map(toNode) };
}

export function paragraph(...content: readonly Phrase[]): RootContent & BlockContent {
  return { type: "paragraph", children: content.map(toNode) };
}

/** A bulleted list, one line an item; nothing when there are no items. */
export function bulletList(items: readonly (readonly Phrase[])[]): RootContent[] {
  return items.length === 0 ? [] : [{ type: "list", ordered: false, spread: false, children: items.map(toItem) }];
}

/**
 * A text in Markdown as blocks. It stands as it was written, so that nothing of it (its maths, say) is read differently; unless it holds
 * what a page may not have (raw HTML, an image, a link to an unsafe address) or what could reach beyond its end (a fence, a definition):
 * then it is read, tamed and written again. Nested too deep for that, it is plain text.
 */
export function markdownBlocks(markdown: string): RootContent[] {
  const text = markdown.trim();
  if (text === "") return [];
  const asWritten: RootContent = { type: "html", value: text };
  if (!/[<[`]|~~~/u.test(text)) return [asWritten];
  try {
    const tree = parseMarkdown(text);
    if (isDeeperThan(tree.children, MOST_DEPTH)) return [paragraph(text)];
    if (tree.children.every(isHarmless)) return [asWritten];
    tameMarkdown(tree);
    return tree.children;
  } catch (error) {
    if (error instanceof RangeError) return [paragraph(text)];
    throw error;
  }
}

/** Blocks → the Markdown of a page, ending in one newline. */
export function renderMarkdownPage(blocks: readonly RootContent[]): string {
  const root: Root = { type: "root", children: [...blocks] };
  return stringifyMarkdown(root);
}

function toNode(phrase: Phrase): PhrasingContent {
  return typeof phrase === "string" ? { type: "text", value: phrase.replace(/\s+/gu, " ") } : phrase;
}

function toItem(content: readonly Phrase[]): ListItem {
  return { type: "listItem", spread: false, children: [paragraph(...content)] };
}

function isDeeperThan(nodes: readonly RootContent[], limit: number): boolean {
  return nodes.some((node) => limit === 0 || ("children" in node && isDeeperThan(node.children, limit - 1)));
}

/** What needs no taming and ends where it stands. */
function isHarmless(node: RootContent): boolean {
  if (["html", "image", "imageReference", "linkReference", "definition", "code"].includes(node.type)) return false;
  if (node.type === "link" && !isSafeUrl(node.url)) return false;
  return !("children" in node) || node.children.every(isHarmless);
}
