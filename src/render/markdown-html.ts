import type { Schema } from "hast-util-sanitize";
import type { Root } from "mdast";
import remarkHtml from "remark-html";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { fitHeadings } from "./headings.ts";
import { html, toHtmlText } from "./html-template.ts";
import { glueMaths, mathAttributes, mathTags, renderMath } from "./math-html.ts";
import { mathFromSyntax, mathSyntax } from "./math-syntax.ts";
import { renderPlainParagraphs } from "./plain-html.ts";
import { tameMarkdown } from "./tame-markdown.ts";

/*
 * What a text may become, and nothing else: no images, forms, tables, styles, and no ids, so that no text can name a part of
 * the page. It is narrower than GitHub's list, which lets remote images and `//host` through.
 */
const schema: Schema = {
  tagNames: [
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
    ...mathTags,
  ],
  attributes: {
    ...mathAttributes,
    a: ["href", ["className", "bare"], ["rel", "noopener", "nofollow", "ugc"]],
    ol: ["start"],
  },
  protocols: { href: ["http", "https", "mailto"] },
  ancestors: { li: ["ol", "ul"] },
  clobber: ["id", "name"],
  clobberPrefix: "text-",
  strip: ["script", "style"],
};

/** More marks than this and resolving emphasis and links takes seconds: the cost grows with their square. */
const MOST_MARKS = 5000;

/** As {@link createParsingRenderer}; paragraphs of plain words, which most abstracts are, are rendered without a parser. */
export function createMarkdownRenderer(): (markdown: string) => string {
  const parse = createParsingRenderer();
  return (markdown) => renderPlainParagraphs(markdown) ?? parse(markdown);
}

/**
 * A renderer of Markdown (CommonMark, inline maths as `$TeX$`) to sanitised HTML. Headings are moved to fit under the page's `h1`, bare addresses become links.
 * Text that cannot be parsed in reasonable time or depth is shown as it is, in one paragraph. Never throws for a text.
 */
export function createParsingRenderer(): (markdown: string) => string {
  const processor = unified()
    .use(remarkParse)
    .use(() => (tree: Root) => {
      tameMarkdown(tree);
      fitHeadings(tree);
      glueMaths(tree);
    })
    .use(remarkHtml, { sanitize: schema, handlers: { inlineMath: renderMath } })
    .data({ micromarkExtensions: [mathSyntax], fromMarkdownExtensions: [mathFromSyntax] })
    .freeze();
  return (markdown) => {
    if ((markdown.match(/[*_[$]/g)?.length ?? 0) > MOST_MARKS) return showAsText(markdown);
    try {
      return String(processor.processSync(markdown));
    } catch (error) {
      if (error instanceof RangeError) return showAsText(markdown);
      throw error;
    }
  };
}

function showAsText(text: string): string {
  return `${toHtmlText(html`<p>${text}</p>`)}\n`;
}
