import type { Catalog } from "../model/catalog.ts";
import { CARD_HEIGHT, CARD_WIDTH, siteCard, type Card } from "./card.ts";
import { html, type Html } from "./html-template.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";

/** What is shown where somebody shares a page's address. */
interface SharedPage {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly isArticle: boolean;
  readonly card?: Card | undefined;
}

/** Open Graph (ogp.me) and the one tag of X that it has no word for ("Cards markup"). */
export function socialTags(page: SharedPage, catalog: Catalog, baseUrl: string): Html {
  const { title, language } = catalog.archive.site;
  const card = page.card ?? siteCard(catalog);
  const tags: readonly (readonly [property: string, content: string])[] = [
    ["title", flattenFormulas(page.title)],
    ["description", page.description],
    ["type", page.isArticle ? "article" : "website"],
    ["url", page.url],
    ["site_name", title],
    ["locale", renderLocale(language)],
    ["image", baseUrl + card.path],
    ["image:type", "image/png"],
    ["image:width", String(CARD_WIDTH)],
    ["image:height", String(CARD_HEIGHT)],
    ["image:alt", card.title],
  ];
  return html`${tags.map(([property, content]) => html`<meta property="og:${property}" content="${content}">\n`)}<meta name="twitter:card" content="summary_large_image">
`;
}

/** `en-GB` → `en_GB`; where no country is known, none is made up. */
function renderLocale(language: string): string {
  return language.replaceAll("-", "_");
}
