import type { Parents, PhrasingContent, Root, Text } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import type { Inline } from "../model/repair.ts";
import { fitsDollars, tidyTex } from "../text/tex/formulas.ts";
import { isClosed, refuseTex } from "../text/tex/refuse-tex.ts";
import { texToUnicode } from "../text/tex/unicode.ts";
import { mathFromSyntax, mathSyntax, mathToSyntax } from "./math-syntax.ts";

type TextHandler = NonNullable<NonNullable<Options["handlers"]>["text"]>;

const parser = unified()
  .use(remarkParse)
  .data({ micromarkExtensions: [mathSyntax], fromMarkdownExtensions: [mathFromSyntax] })
  .freeze();

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
    unsafe: [{ character: "<", after: "<{6}", atBreak: true }],
    handlers: { text: writeText },
  })
  .data({ toMarkdownExtensions: [mathToSyntax] })
  .freeze();

/**
 * Text with no more escapes than it needs: an `&` that begins no character reference stays bare, and a backquote is one (`&#x60;`), since a
 * backslash before it reads like the accent of TeX that abstracts are full of.
 */
function writeText(...[node, , state, info]: Parameters<TextHandler>): string {
  const { value } = node as Text;
  if (needsNoEscape(value, info)) return value;
  return state
    .safe(value, info)
    .replace(/\\(?:(&)(?!#?[A-Za-z0-9]+;)|(`)|[!-/:-@[-_{-~])/g, (escape, ampersand?: string, backquote?: string) =>
      backquote === undefined ? (ampersand ?? escape) : "&#x60;",
    );
}

/** Characters that are markup somewhere inside a line. */
const INNER_MARKUP = /[\\`*_[\]<&$~!\t\n\r]/;

/**
 * True for words that the writer gives back as they are, whatever stands around them: they begin with a letter, a comma or a blank, so that
 * none of them is markup at the beginning of a line, and no blank or `#` of theirs stands at its end. The writer asks forty patterns to see this.
 */
function needsNoEscape(text: string, { before, after }: { readonly before: string; readonly after: string }): boolean {
  if (!/^[\p{L}, ]/u.test(text) || INNER_MARKUP.test(text)) return false;
  const isAtBreak = (character: string): boolean => character === "" || /[\r\n]/.test(character);
  return !(text.startsWith(" ") && isAtBreak(before)) && !(/[\s#]$/.test(text) && isAtBreak(after));
}

/** CommonMark → mdast. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** mdast → CommonMark, ending in one newline (empty for an empty tree). */
export function stringifyMarkdown(root: Root): string {
  return writer.stringify(root);
}

/** A paragraph: its text, or its pieces. */
export type Paragraph = string | readonly Inline[];

/**
 * Paragraphs of plain text and maths → Markdown without a final newline: strangers' text enters as text nodes, so that none of it is markup.
 * TeX that cannot stand between dollars (it has an unescaped `$` in it, or ends in a lone backslash) becomes text, dollars and all; blanks at
 * its ends go.
 */
export function paragraphsToMarkdown(paragraphs: readonly Paragraph[]): string {
  const nodes = paragraphs.map(toPhrases);
  const prose = nodes.map(proseOf);
  if (prose.every((text) => text !== undefined)) return prose.join("\n\n");
  const root: Root = { type: "root", children: nodes.map((children) => ({ type: "paragraph", children })) };
  return stringifyMarkdown(root).trimEnd();
}

/** The pieces of a paragraph as nodes, no two texts in a row. */
function toPhrases(paragraph: Paragraph): PhrasingContent[] {
  if (typeof paragraph === "string") return [{ type: "text", value: paragraph }];
  const phrases: PhrasingContent[] = [];
  let words = "";
  const endText = (): void => {
    if (words !== "") phrases.push({ type: "text", value: words });
    words = "";
  };
  for (const inline of paragraph) {
    const tex = inline.kind === "math" ? tidyTex(inline.tex) : "";
    if (inline.kind === "text") words += inline.value;
    else if (fitsDollars(tex)) {
      endText();
      phrases.push({ type: "inlineMath", value: tex });
    } else if (tex !== "") words += `$${tex}$`;
  }
  endText();
  return phrases;
}

/** The Markdown of a paragraph that is one line of harmless text. */
function proseOf(phrases: readonly PhrasingContent[]): string | undefined {
  const [first, ...rest] = phrases;
  return first?.type === "text" && rest.length === 0 && isProse(first.value) ? first.value : undefined;
}

/**
 * One line that begins with a letter and has no character that could be markup: the writer would give it back as it is, and most abstracts
 * are of this kind. The reader, too, would find it as it is. A test holds this to the writer's and the reader's own answers.
 */
function isProse(text: string): boolean {
  return /^\p{L}/u.test(text) && !/[\\`*_[\]<&$\t\n\r]|\s$/u.test(text);
}

/** Markdown → plain text, paragraphs one blank line apart, maths in plain Unicode. */
export function markdownToText(markdown: string): string {
  if (isPlainText(markdown)) return markdown;
  const root = parseMarkdown(markdown);
  if (markdown.includes("$")) flattenMaths(root);
  return root.children
    .map((node) => toString(node))
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Paragraphs of harmless text, most abstracts are: they need no parser, which takes a thousand times as long. A test holds this to it. */
function isPlainText(markdown: string): boolean {
  return !markdown.includes("\0") && markdown.split("\n\n").every(isProse);
}

function isReadable(tex: string): boolean {
  return isClosed(tex) && refuseTex(tex) === undefined;
}

function flattenMaths(node: Parents): void {
  for (const child of node.children) {
    /* TeX that no page can set is shown as it is. */
    if (child.type === "inlineMath")
      child.value = isReadable(child.value) ? texToUnicode(child.value) : `$${child.value}$`;
    else if ("children" in child) flattenMaths(child);
  }
}

/** A link whose words are plain text. */
export function link(url: string, text: string): PhrasingContent {
  return { type: "link", url, children: [{ type: "text", value: text }] };
}
