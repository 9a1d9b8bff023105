import { urls, type NamedPage, type UrlPath } from "../../src/model/url.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";

/** The pages before and after one in time. */
export interface Neighbours {
  readonly newer?: NamedPage | undefined;
  readonly older?: NamedPage | undefined;
}

/** A page as far as its trail goes. */
interface Trailed {
  readonly path: UrlPath;
  readonly title: string;
  readonly trail?: readonly NamedPage[];
  readonly crumb?: string | undefined;
}

/** The way from home to a page, both included; empty for home itself and for the page of unknown addresses, which stands nowhere. */
export function listCrumbs({ path, title, trail = [], crumb = title }: Trailed): readonly NamedPage[] {
  if (path === urls.home || path === urls.notFound) return [];
  return [{ title: "Home", path: urls.home }, ...trail, { title: crumb, path }];
}

/** Where a page stands, in one line; what does not fit is cut by the style sheet, so that nothing below it moves. */
export function breadcrumbs(page: Trailed, to: LinkTo): Html {
  const crumbs = listCrumbs(page);
  if (crumbs.length === 0) return noHtml;
  return html`<nav class="trail" aria-label="Breadcrumb"><ol>
${crumbs.map(({ title, path }) =>
  path === page.path
    ? html`<li><span aria-current="page">${title}</span></li>\n`
    : html`<li><a href="${to(path)}">${title}</a></li>\n`,
)}</ol></nav>
`;
}

/** The pages before and after one, for programs. */
export function neighbourLinks(neighbours: Neighbours | undefined, to: LinkTo): Html {
  const { older, newer } = neighbours ?? {};
  return html`${older && html`<link rel="prev" href="${to(older.path)}">\n`}${newer && html`<link rel="next" href="${to(newer.path)}">\n`}`;
}

/** The pages before and after one, at its foot. */
export function neighbourNav(neighbours: Neighbours | undefined, to: LinkTo): Html {
  const { older, newer } = neighbours ?? {};
  if (!older && !newer) return noHtml;
  return html`<nav class="turn" aria-label="Older and newer"><ul>
${older && html`<li><span>Older</span> <a rel="prev" href="${to(older.path)}">${older.title}</a></li>\n`}${newer && html`<li class="newer"><span>Newer</span> <a rel="next" href="${to(newer.path)}">${newer.title}</a></li>\n`}</ul></nav>
`;
}
