import type { Heading, Root, RootContent } from "mdast";

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

function collectHeadings(nodes: readonly RootContent[]): Heading[] {
  return nodes.flatMap((node) =>
    node.type === "heading"
      ? [node]
      : node.type === "blockquote" || node.type === "list" || node.type === "listItem"
        ? collectHeadings(node.children)
        : [],
  );
}
