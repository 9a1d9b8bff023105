import type { Heading, Root, RootContent } from "mdast";
import { parseMarkdown } from "./markdown.ts";

/**
 * Moves the headings of a text so that it fits under a page's one `h1`, in place: the highest becomes an `h2`,
 * and none is more than one below the heading before it.
 */
export function fitHeadings(tree: Root): void {
  const headings = collectHeadings(tree.children);
  const highest = Math.min(...headings.map((heading) => heading.depth));
  let before = 1;
  for (const heading of headings) {
    const depth = Math.min(heading.depth - highest + 2, before + 1, 6);
    heading.depth = depth as Heading["depth"];
    before = depth;
  }
}

/** HTML of our own renderer with its headings one level lower: for a text that stands under a heading of the page. */
export function lowerHeadings(html: string): string {
  return html.replace(/(<\/?h)([2-5])>/g, (_, tag: string, level: string) => `${tag}${Number(level) + 1}>`);
}

/** Markdown with its headings one level lower and everything else as it was written; text that cannot be read stays as it is. */
export function lowerMarkdownHeadings(markdown: string): string {
  let result = "";
  let from = 0;
  for (const { depth, position } of readHeadings(markdown)) {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? 0;
    const text = markdown.slice(start, end);
    result +=
      markdown.slice(from, start) + (text.startsWith("#") ? lowerMarked(text, depth) : lowerUnderlined(text, depth));
    from = end;
  }
  return result + markdown.slice(from);
}

function readHeadings(markdown: string): readonly Heading[] {
  try {
    return collectHeadings(parseMarkdown(markdown).children);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function lowerMarked(text: string, depth: number): string {
  return depth < 6 ? `#${text}` : text;
}

/** `Words` over `---` becomes `### Words`; in a quotation, where its lines have marks of their own, it stays. */
function lowerUnderlined(text: string, depth: number): string {
  const lines = text.split("\n");
  if (lines.some((line) => /^[ \t]*>/u.test(line))) return text;
  const words = lines.slice(0, -1).map((line) => line.trim());
  return `${"#".repeat(depth + 1)} ${words.join(" ")}`;
}

function collectHeadings(nodes: readonly RootContent[]): Heading[] {
  return nodes.flatMap((node) =>
    node.type === "heading"
      ? [node]
      : node.type === "blockquote" || node.type === "list" || node.type === "listItem"
        ? collectHeadings(node.children)
        : [],
  );
}
