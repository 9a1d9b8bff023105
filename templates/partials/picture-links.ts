import type { Catalog } from "../../src/model/catalog.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { listPictures } from "../../src/render/pictures.ts";
import { asideSection, plainList } from "./columns.ts";

/** Pictures of the whole archive, in the margin. */
export function pictureSection(catalog: Catalog, to: LinkTo): Html {
  const links = listPictures(catalog).map(({ path, words }) => html`<a href="${to(path)}">${words}</a>`);
  return links.length === 0 ? noHtml : asideSection("Pictures of the archive", plainList(links));
}

/** The same on one line. */
export function pictureLinks(catalog: Catalog, to: LinkTo): Html {
  const links = listPictures(catalog).map(({ path, words }) => html`<a href="${to(path)}">${words}</a>\n`);
  return links.length === 0 ? noHtml : html`<p class="meta">\n${links}</p>\n`;
}
