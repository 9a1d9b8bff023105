import type { Definition, Parents, PhrasingContent, Root, RootContent } from "mdast";
import { externalLink, linkBareUrls } from "./bare-url.ts";
import { isExternalUrl, isSafeUrl } from "./safe-url.ts";

type Definitions = ReadonlyMap<string, Definition>;

/**
 * Makes a stranger's Markdown fit for a page, in place: raw HTML becomes visible text, an image its description, a link to an address
 * that may not be linked its words; links to other sites say so, bare addresses become links, and links by reference bear their address.
 */
export function tameMarkdown(tree: Root): void {
  const definitions = new Map<string, Definition>();
  collectDefinitions(tree, definitions);
  tameChildren(tree, definitions, false);
}

function collectDefinitions(node: Parents, found: Map<string, Definition>): void {
  for (const child of node.children) {
    if (child.type === "definition" && !found.has(child.identifier)) found.set(child.identifier, child);
    if ("children" in child) collectDefinitions(child, found);
  }
}

function tameChildren(node: Parents, definitions: Definitions, inLink: boolean): void {
  const children = node.children as RootContent[];
  const isFlow = node.type === "root" || node.type === "blockquote" || node.type === "listItem";
  const tamed = children.flatMap((child) => tameNode(child, definitions, inLink, isFlow));
  children.splice(0, children.length);
  for (const child of tamed) children.push(child);
}

function tameNode(node: RootContent, definitions: Definitions, inLink: boolean, isFlow: boolean): RootContent[] {
  if (node.type === "definition") return [];
  if (node.type === "html") return [isFlow ? paragraphOf(node.value) : { type: "text", value: node.value }];
  if (node.type === "image" || node.type === "imageReference") return [{ type: "text", value: node.alt ?? "" }];
  if (node.type === "text") return inLink ? [node] : linkBareUrls(node);
  if (node.type === "link" || node.type === "linkReference") {
    tameChildren(node, definitions, true);
    return tameLink(node.type === "link" ? node.url : definitions.get(node.identifier)?.url, node.children, inLink);
  }
  if ("children" in node) tameChildren(node, definitions, inLink);
  return [node];
}

function paragraphOf(value: string): RootContent {
  return { type: "paragraph", children: [{ type: "text", value }] };
}

function tameLink(url: string | undefined, children: PhrasingContent[], inLink: boolean): RootContent[] {
  if (url === undefined || inLink || !isSafeUrl(url)) return children;
  return [isExternalUrl(url) ? externalLink(url, children) : { type: "link", url, children }];
}
