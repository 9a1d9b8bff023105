/* npm run fonts: cuts the fonts of card images out of Newsreader, as still TrueType files, and puts them with their licence into templates/cards/. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { CARD_FONTS, type CardFontName } from "../templates/cards.ts";

const { resolve } = createRequire(import.meta.url);
const PACKAGE = "@fontsource-variable/newsreader";

/** The name that Newsreader's files bear at one optical size. */
const FAMILY = "Newsreader 16pt 16pt";

/** The weight of the site's large titles. */
const WEIGHT = 450;

/** Letters that Newsreader's two files draw: signs that are no letters of a title stay out. */
const CHARACTERS: Readonly<Record<CardFontName, string>> = {
  "latin.ttf": [range(0x20, 0x7e), range(0xa0, 0xff), range(0x2010, 0x2027), range(0x2030, 0x203a), "ıŒœˆ˜€™−"].join(
    "",
  ),
  "latin-ext.ttf": [range(0x100, 0x24f), range(0x300, 0x329), range(0x1e00, 0x1eff), "ℓ"].join(""),
};

/** The files, by name. */
export async function makeCardFonts(): Promise<Readonly<Record<CardFontName, Buffer>>> {
  return { "latin.ttf": await makeFont("latin.ttf"), "latin-ext.ttf": await makeFont("latin-ext.ttf") };
}

async function makeFont(name: CardFontName): Promise<Buffer> {
  const from = name.replace(".ttf", "");
  const font = readFileSync(resolve(`${PACKAGE}/files/newsreader-${from}-wght-normal.woff2`));
  const cut = await subsetFont(font, CHARACTERS[name], {
    targetFormat: "truetype",
    keepFeatures: ["kern", "liga", "ccmp", "mark", "mkmk"],
    noHinting: true,
    variationAxes: { wght: WEIGHT },
  });
  return rename(cut, CARD_FONTS[name]);
}

/** Both files bear one family's name, and whoever draws takes the first of it: each gets a name of its own, as long as the old one. */
function rename(font: Buffer, family: string): Buffer {
  const before = encodeName(FAMILY);
  const after = encodeName(family);
  if (after.length !== before.length || !font.includes(before)) throw new Error(`cannot rename ${FAMILY} to ${family}`);
  const renamed = Buffer.from(font);
  for (let at = renamed.indexOf(before); at >= 0; at = renamed.indexOf(before, at)) renamed.set(after, at);
  return renamed;
}

/** As a `name` table has it (OpenType, "name"). */
function encodeName(name: string): Buffer {
  return Buffer.from(name, "utf16le").swap16();
}

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../templates/cards/", import.meta.url));
  for (const [name, bytes] of Object.entries(await makeCardFonts())) writeFileSync(`${folder}${name}`, bytes);
  writeFileSync(`${folder}license.txt`, readFileSync(resolve(`${PACKAGE}/LICENSE`)));
}
