import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** A comment as GitHub reads it: first CommonMark, then what its extensions and filters see in each piece of text. */
export interface ReadComment {
  /** Its words, pieces joined. */
  readonly text: string;
  /** What is neither text nor of our own structure. */
  readonly faults: readonly string[];
}

/** The tags that we write ourselves, never with an attribute but for one that opens a fold. */
const OWN_TAGS = /^(?:<\/?(?:details|summary|b|i|ins|del|code|span|br)>|<details open>)+$/u;
const MARKER = "<!-- offprint report -->";

const OWN_NODES = new Set(["root", "heading", "paragraph", "list", "listItem", "text", "inlineCode", "html"]);

/** What GitHub's extensions of Markdown would read in the source: strikethrough, footnotes and boxes, but for those that open an item of ours. */
const SYNTAX = [/~/u, /(?<!^- )\[|\](?! )/mu];
/** What they make of plain text: links. */
const EXTENSIONS = [/\bwww\./iu, /\b(?:https?|ftp):\/\//iu, /\b(?:mailto|xmpp):\S/iu, /[\w.+-]@[\w-]+\.\w/u];
/** What its filters look for in a piece of text. */
const FILTERS = [/@\w/u, /#\d/u, /\b(?:GH|GHSA|CVE)-\d/iu, /\b[\da-f]{7,40}\b/iu, /:[\w+-]+:/u, /\$[^$]+\$/u];
/** What must stand nowhere: control and bidirectional characters, halves of characters. */
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;
/** What a runner obeys that prints the comment to its log. */
const COMMANDS = /^\s*::|##\[/mu;

/** Reads a comment. Tables are lines of cells, which CommonMark takes for paragraphs: their cells are counted. */
export function readComment(markdown: string): ReadComment {
  const faults: string[] = [];
  let text = "";
  const fault = (what: string, where: string): void => void faults.push(`${what}: ${where.slice(0, 200)}`);
  const see = (node: Nodes): void => {
    if (!OWN_NODES.has(node.type))
      fault(node.type, markdown.slice(node.position?.start.offset, node.position?.end.offset));
    if (node.type === "inlineCode") text += node.value;
    if (node.type === "text") {
      text += node.value;
      for (const pattern of [...EXTENSIONS, ...FILTERS])
        if (pattern.test(node.value)) fault(String(pattern), node.value);
    }
    if (node.type === "html") text += readHtml(node.value, fault);
    if ("children" in node) for (const child of node.children) see(child);
  };
  see(unified().use(remarkParse).parse(markdown));
  for (const pattern of [INVISIBLE, COMMANDS, ...SYNTAX]) {
    const found = pattern.exec(markdown);
    if (found) fault(String(pattern), markdown.slice(found.index));
  }
  for (const row of unevenRows(markdown)) fault("cells", row);
  return { text, faults };
}

/** A block of HTML: our own tags, and words with references in them. */
function readHtml(html: string, fault: (what: string, where: string) => void): string {
  if (html === MARKER) return "";
  let text = "";
  for (const [piece] of html.matchAll(/<[^<>]*>|[^<>]+|[<>]/gu)) {
    if (piece.startsWith("<") || piece === ">") {
      if (!OWN_TAGS.test(piece)) fault("tag", piece);
      continue;
    }
    if (/&(?!#\d+;)/u.test(piece)) fault("reference", piece);
    const words = piece.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
    for (const pattern of FILTERS) if (pattern.test(words)) fault(String(pattern), words);
    text += words;
  }
  return text;
}

/** Rows of a table with more or fewer cells than its first. */
function unevenRows(markdown: string): readonly string[] {
  let width: number | undefined;
  return markdown.split("\n").filter((line) => {
    if (!line.startsWith("|")) {
      width = undefined;
      return line.includes("|");
    }
    const cells = line.split("|").length;
    width ??= cells;
    return cells !== width || !line.endsWith("|");
  });
}

/** Whether every fold that a comment opens is closed, in order. */
export function isClosed(markdown: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ""] of markdown.matchAll(/<(\/?)(details|summary|b|i|ins|del|code|span)(?: open)?>/gu)) {
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
