import type { RootContent } from "mdast";
import type { Paper } from "../model/paper.ts";
import { lowerHeadings, lowerMarkdownHeadings } from "./headings.ts";
import { html, trusted, type Html } from "./html-template.ts";
import { heading, markdownBlocks, paragraph } from "./markdown-page.ts";

/** What the lab's own sections are called wherever a paper is shown: the rest is the authors'. */
export const LAB_LABEL = "From the lab";

/** One sentence on whose they are. */
export function renderLabWords(siteTitle: string): string {
  return `Added by ${siteTitle}, not by the authors.`;
}

/** The lab's sections for a page that has a heading over them. */
export function labProse({ notes }: Paper, renderMarkdown: (markdown: string) => string): Html {
  return trusted(lowerHeadings(renderMarkdown(notes)));
}

/** The lab's sections for a feed, under a rule; `prose` is their HTML. */
export function labEntry(prose: string, siteTitle: string): readonly Html[] {
  if (prose === "") return [];
  return [
    html`<hr>`,
    html`<h2>${LAB_LABEL}</h2>`,
    html`<p><em>${renderLabWords(siteTitle)}</em></p>`,
    trusted(lowerHeadings(prose)),
  ];
}

/** The lab's sections for a page in Markdown; nothing when there are none. */
export function labBlocks({ notes }: Paper, siteTitle: string): RootContent[] {
  if (notes === "") return [];
  return [heading(2, LAB_LABEL), paragraph(renderLabWords(siteTitle)), ...markdownBlocks(lowerMarkdownHeadings(notes))];
}
