import { urls, type UrlPath } from "../../src/model/url.ts";
import { CITATION_FORMATS, citationFile } from "../../src/render/citation-files.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { asideSection } from "./columns.ts";

/** The section of the margin that gives a listing's papers to reference managers; `words` name them. */
export function citeSection(words: string, folder: UrlPath, to: LinkTo): Html {
  const links = citeLinks((ending) => to(urls.fileIn(folder, citationFile(ending))));
  return asideSection("Cite", html`<p>${words} as ${links}</p>`);
}

/** Links to the files of all formats. */
export function citeLinks(hrefOf: (ending: (typeof CITATION_FORMATS)[number]["ending"]) => string): Html {
  return html`${CITATION_FORMATS.map(
    ({ ending, name, type }, index) => html`${index > 0 && ", "}<a href="${hrefOf(ending)}" type="${type}">${name}</a>`,
  )}`;
}
