import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { CARD_FONTS } from "../../templates/cards.ts";
import type { BinaryFile } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { drawCard, listCards } from "../render/card.ts";
import { readFontMetrics } from "../text/font-metrics.ts";
import { sha256 } from "../text/hash.ts";
import { openCardCache } from "./card-cache.ts";
import { findPackageRoot } from "./package-root.ts";
import { encodePng } from "./png.ts";

const { resolve } = createRequire(import.meta.url);

/**
 * The card of the site and of each topic as PNG. What was drawn before is taken from the cache in `folder`: a card is named by its drawing,
 * the fonts and the program that draws it, so that one is drawn anew when one of these changes.
 */
export async function makeCards(catalog: Catalog, folder: string): Promise<readonly BinaryFile[]> {
  const fonts = Object.entries(CARD_FONTS).map(([name, family]) => {
    const bytes = readFileSync(join(findPackageRoot(), "templates", "cards", name));
    return { family, bytes, ...readFontMetrics(bytes) };
  });
  const files = fonts.map(({ bytes }) => bytes);
  const program = readFileSync(resolve("@resvg/resvg-wasm/index_bg.wasm"));
  const version = [program, ...files].map(sha256).join("\n");
  const cache = openCardCache(folder);
  const cards: BinaryFile[] = [];
  for (const card of listCards(catalog)) {
    const svg = drawCard(card, catalog.archive.site.title, fonts);
    const content = await cache.recall(sha256(`${version}\n${svg}`), async () => {
      await startRenderer(program);
      return renderPng(svg, files);
    });
    cards.push({ path: card.path, content });
  }
  cache.save();
  return cards;
}

/** Draws with the given fonts alone, so that every machine draws the same. The second has letters that the first has not. */
function renderPng(svg: string, fontBuffers: readonly Uint8Array[]): Uint8Array {
  const drawing = new Resvg(svg, { font: { fontBuffers: [...fontBuffers], loadSystemFonts: false } });
  const image = drawing.render();
  const bytes = encodePng(image.pixels, image.width, image.height) ?? image.asPng();
  image.free();
  drawing.free();
  return bytes;
}

/** The program is started once a process; it refuses a second start, which leaves it as it was. */
async function startRenderer(program: Uint8Array): Promise<void> {
  try {
    await initWasm(program);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("Already initialized")) throw error;
  }
}
