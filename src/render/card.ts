import type { Catalog } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import type { Topic } from "../model/topic.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { flattenFormulas } from "../text/tex/flatten.ts";
import { setText, type CardFont, type SetText } from "./card-text.ts";
import { element, renderXml, type Xml } from "./xml.ts";

/** The size that social sites ask for (Open Graph; Facebook, "Images in link shares"; X, "Summary card with large image"). */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** The picture that stands for a page where somebody shares its address. */
export interface Card {
  readonly path: UrlPath;
  /** What stands on it. */
  readonly title: string;
  readonly description: string;
}

const FILE = "card.png";

/** The site's own card, for every page without a better one. */
export function siteCard({ archive }: Catalog): Card {
  const { title, description } = archive.site;
  return { path: urls.fileIn(urls.home, FILE), title, description };
}

export function topicCard({ slug, title, description }: Topic): Card {
  return { path: urls.fileIn(urls.topic(slug), FILE), title: flattenFormulas(title), description };
}

/** The card of the topic that says most of a paper; the site's for a paper in none. */
export function paperCard(paper: Paper, catalog: Catalog): Card {
  for (const { slug } of catalog.topicsOf.get(paper.id) ?? []) {
    const listing = catalog.topicBySlug.get(slug);
    if (listing) return topicCard(listing.topic);
  }
  return siteCard(catalog);
}

/** Every card of the site. */
export function listCards(catalog: Catalog): readonly Card[] {
  return [siteCard(catalog), ...catalog.topics.map(({ topic }) => topicCard(topic))];
}

/* The colours of the style sheet's light scheme: an image cannot know which one its readers use. */
const PAPER = "#fcfbf8";
const INK = "#1c1b19";
const SOFT = "#5d5952";
const RULE = "#e3dfd5";
const ACCENT = "#8c2f1b";

const MARGIN = 80;
/** Widths are measured without kerning and drawn with it. */
const TEXT_WIDTH = CARD_WIDTH - 2 * MARGIN - 10;
const NAME_SIZE = 38;
const TITLE_SIZES = [
  [104, 2],
  [88, 2],
  [72, 3],
  [60, 3],
] as const;
const TITLE_TOP = 210;
const TITLE_LEADING = 1.1;
const DESCRIPTION_SIZE = 36;
const DESCRIPTION_LEADING = 1.4;

/**
 * A card as SVG: the site's name over a hairline, the title large, a sentence under it. Words that the fonts cannot draw are left out, and a
 * title that they cannot draw leaves a card with the site's name alone, or with nothing but its lines.
 */
export function drawCard({ title, description }: Card, siteTitle: string, fonts: readonly CardFont[]): string {
  const name = setText(siteTitle, fonts, { sizes: [[NAME_SIZE, 1]], width: TEXT_WIDTH });
  const large = setText(title, fonts, { sizes: TITLE_SIZES, width: TEXT_WIDTH });
  const height = large ? large.size * TITLE_LEADING * large.lines.length : 0;
  const top = TITLE_TOP + height + 30;
  const room = Math.floor((CARD_HEIGHT - MARGIN / 2 - top) / (DESCRIPTION_SIZE * DESCRIPTION_LEADING));
  const small = large && setText(description, fonts, { sizes: [[DESCRIPTION_SIZE, room]], width: TEXT_WIDTH });
  const root = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: String(CARD_WIDTH), height: String(CARD_HEIGHT) },
    drawBar(0, 0, CARD_WIDTH, CARD_HEIGHT, PAPER),
    title === siteTitle ? undefined : drawText(name, 70, TITLE_LEADING, INK),
    drawBar(MARGIN, 146, CARD_WIDTH - 2 * MARGIN, 2, RULE),
    drawBar(MARGIN, 144, 120, 6, ACCENT),
    drawText(large, TITLE_TOP, TITLE_LEADING, INK),
    drawText(small, top, DESCRIPTION_LEADING, SOFT),
  );
  return renderXml(root);
}

function drawBar(x: number, y: number, width: number, height: number, fill: string): Xml {
  const [left, top, wide, high] = [x, y, width, height].map(String);
  return element("rect", { x: left, y: top, width: wide, height: high, fill });
}

/**
 * Lines under one another; `leading` is the distance of their baselines in ems. A line in more than one font stands where its letters were
 * measured to be, so without kerning.
 */
function drawText(set: SetText | undefined, top: number, leading: number, fill: string): readonly Xml[] {
  if (!set) return [];
  return set.lines.flatMap((runs, index) => {
    const y = String(Math.round(top + set.size * (0.8 + index * leading)));
    const kerning = runs.length === 1 ? undefined : "none";
    return runs.map(({ family, text, x }) => {
      const place = { x: String(Math.round(MARGIN + x)), y, "font-size": String(set.size), fill };
      return element(
        "text",
        { ...place, "font-family": family, "font-kerning": kerning, "xml:space": "preserve" },
        text,
      );
    });
  });
}
