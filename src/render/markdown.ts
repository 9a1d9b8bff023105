import type { PhrasingContent, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

const parser = unified().use(remarkParse).freeze();

/*
 * A `$` in text is escaped, so that what a capture says is never taken for maths; `$TeX$` is written by inline maths alone.
 */
const writer = unified()
  .use(remarkStringify, {
    bullet: "-",
    emphasis: "_",
    fences: true,
    listItemIndent: "one",
    rule: "-",
    unsafe: [
      { character: "$", inConstruct: "phrasing" },
      { character: "<", after: "<{6}", atBreak: true },
    ],
  })
  .freeze();

/** CommonMark → mdast. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** mdast → CommonMark, ending in one newline (empty for an empty tree). */
export function stringifyMarkdown(root: Root): string {
  return writer.stringify(root);
}

/** Paragraphs of plain text → Markdown without a final newline: strangers' text enters as text nodes, so that none of it is markup. */
export function paragraphsToMarkdown(paragraphs: readonly string[]): string {
  if (paragraphs.every(isProse)) return paragraphs.join("\n\n");
  const root: Root = {
    type: "root",
    children: paragraphs.map((value) => ({ type: "paragraph", children: [{ type: "text", value }] })),
  };
  return stringifyMarkdown(root).trimEnd();
}

/**
 * One line that begins with a letter and has no character that could be markup: the writer would give it back as it is, and most abstracts
 * are of this kind. A test holds this to the writer's own answer.
 */
function isProse(text: string): boolean {
  return /^\p{L}/u.test(text) && !/[\\`*_[\]<&$\t\n\r]|\s$/u.test(text);
}

/** Markdown → plain text, paragraphs one blank line apart. */
export function markdownToText(markdown: string): string {
  return parseMarkdown(markdown)
    .children.map((node) => toString(node))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** A link whose words are plain text. */
export function link(url: string, text: string): PhrasingContent {
  return { type: "link", url, children: [{ type: "text", value: text }] };
}
