import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { makeCardFonts } from "../../bin/card-fonts.ts";
import { drawCard, siteCard } from "../../src/render/card.ts";
import { setText, type CardFont } from "../../src/render/card-text.ts";
import { makeCards } from "../../src/site/cards.ts";
import { encodePng } from "../../src/site/png.ts";
import { readFontMetrics } from "../../src/text/font-metrics.ts";
import { CARD_FONTS } from "../../templates/cards.ts";
import { sampleCatalog, sampleSite } from "../sample-catalog.ts";
import { sampleTopics } from "../sample-content.ts";
import { makeFolder } from "../temporary-archive.ts";

const read = (name: string): Buffer => readFileSync(new URL(`../../templates/cards/${name}`, import.meta.url));
const fonts = Object.entries(CARD_FONTS).map(([name, family]): CardFont => ({
  family,
  ...readFontMetrics(read(name)),
}));

const [topic] = sampleTopics;
const catalogOf = (...titles: readonly string[]) =>
  sampleCatalog({
    papers: [],
    digests: [],
    topicsOf: new Map(),
    topics: titles.flatMap((title, index) => (topic ? [{ ...topic, slug: `t${index}`, title, aliases: [] }] : [])),
  });

describe("the fonts of cards", () => {
  let made: Awaited<ReturnType<typeof makeCardFonts>>;
  beforeAll(async () => {
    made = await makeCardFonts();
  });

  test("are what `npm run fonts` makes, with their licence", () => {
    for (const [name, bytes] of Object.entries(made))
      expect(bytes.equals(read(name)), `run \`npm run fonts\` and commit templates/cards/${name}`).toBe(true);
    expect(read("license.txt").toString()).toContain("SIL OPEN FONT LICENSE Version 1.1");
  });

  test("are measured: an m is wider than an i, a letter that is not there has no width", () => {
    const [latin, more] = fonts;
    expect(latin?.widthOf("m")).toBeGreaterThan(2 * (latin?.widthOf("i") ?? 1));
    expect(latin?.widthOf("M")).toBeGreaterThan(0.5);
    expect([latin?.widthOf("ł"), latin?.widthOf("中")]).toEqual([undefined, undefined]);
    expect(more?.widthOf("ł")).toBeGreaterThan(0.1);
    expect(() => readFontMetrics(Buffer.alloc(40))).toThrow("expected a TrueType font");
  });
});

describe("the text of a card", () => {
  const frame = {
    sizes: [
      [104, 2],
      [60, 3],
    ] as const,
    width: 1030,
  };

  test("is as large as it can be, and is cut only at the smallest size", () => {
    expect(setText("Quantization", fonts, frame)).toMatchObject({ size: 104, lines: [[{ text: "Quantization" }]] });
    expect(setText("word ".repeat(20), fonts, frame)).toMatchObject({ size: 60 });
    const cut = setText("word ".repeat(90), fonts, frame);
    expect(cut?.lines).toHaveLength(3);
    expect(cut?.lines[2]?.at(-1)?.text).toMatch(/word…$/u);
  });

  test("with a letter that no font has is not set at all: a box would stand in its place", () => {
    for (const text of ["深層学習", "A 中", "\u{1f600}", "א", "\ufffd", "", " \n"])
      expect(setText(text, fonts, frame), text).toBeUndefined();
  });

  test("of any letters fits, and none is lost before an ellipsis", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aimWŁőŞß. -&<é "), maxLength: 300 });
    fc.assert(
      fc.property(letters, (text) => {
        const set = setText(text, fonts, frame);
        if (!set) return;
        const lines = set.lines.map((runs) => runs.map((run) => run.text).join(""));
        for (const [index, runs] of set.lines.entries()) {
          const width = runs.flatMap((run) => {
            const font = fonts.find(({ family }) => family === run.family);
            return [...run.text].map((character) => font?.widthOf(character) ?? Number.NaN);
          });
          expect(width.reduce((sum, one) => sum + one, 0) * set.size, lines[index]).toBeLessThanOrEqual(1030.001);
        }
        const shown = lines.join("").replace(/\s/gu, "");
        const whole = text.replace(/\s/gu, "");
        if (shown.endsWith("…")) expect(whole.startsWith(shown.slice(0, -1))).toBe(true);
        else expect(shown).toBe(whole);
      }),
    );
  });
});

describe("a card", () => {
  test("is a PNG of 1200 by 630 pixels and at most 40 kB, the same each time", async () => {
    const titles = ["Łódź & ffi “quotes” — Gödel’s naïve <b>", "深層学習", `A${"b".repeat(300)}`, "W ".repeat(200)];
    const cards = await makeCards(catalogOf(...titles), join(makeFolder(), "cards"));
    expect(cards.map(({ path }) => path)).toEqual([
      "card.png",
      ...titles.map((_, index) => `topics/t${index}/card.png`),
    ]);
    for (const { path, content } of cards) {
      expect(readPng(content), path).toMatchObject({ width: 1200, height: 630 });
      expect(content.length, path).toBeLessThanOrEqual(40_000);
    }
    expect(await makeCards(catalogOf(...titles), join(makeFolder(), "cards"))).toEqual(cards);
  });

  test("shows every letter: a title in two fonts has ink where each run stands, and stays inside its margins", async () => {
    const title = "Łódź ffi Şirin";
    const [, card] = await makeCards(catalogOf(title), join(makeFolder(), "cards"));
    const { inkIn } = readPng(card?.content ?? new Uint8Array());
    const set = setText(title, fonts, { sizes: [[104, 2]], width: 1030 });
    const runs = set?.lines.flat() ?? [];
    expect(runs.length).toBeGreaterThan(3);
    for (const [index, { text, x }] of runs.entries()) {
      if (text.trim() === "") continue;
      const end = runs[index + 1]?.x ?? x + 60;
      expect(inkIn(80 + x, 210, 80 + end, 340), text).toBe(true);
    }
    expect(inkIn(0, 160, 70, 630)).toBe(false);
    expect(inkIn(1130, 160, 1200, 630)).toBe(false);
  });

  test("of a title that cannot be drawn is plain: the site's name and lines, no text", async () => {
    const [, card] = await makeCards(catalogOf("深層学習"), join(makeFolder(), "cards"));
    const { inkIn } = readPng(card?.content ?? new Uint8Array());
    expect(inkIn(80, 60, 600, 130)).toBe(true);
    expect(inkIn(0, 160, 1200, 630)).toBe(false);
  });

  test("has strangers' text as text, and no other file than its fonts", () => {
    const catalog = sampleCatalog({ site: { ...sampleSite, title: `</text><image href="/etc/passwd"/>&` } });
    const svg = drawCard(siteCard(catalog), "x", fonts);
    expect(svg).not.toContain("<image");
    expect(svg).toContain("&lt;/text&gt;");
  });
});

describe("drawn cards", () => {
  const titles = ["One", "Two", "Three"];
  const timesOf = (folder: string) =>
    new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]));

  test("are kept for the next build, and forgotten when they are of no more use", async () => {
    const folder = join(makeFolder(), "cards");
    const cards = await makeCards(catalogOf(...titles), folder);
    const before = timesOf(folder);
    expect(before.size).toBe(4);
    expect(await makeCards(catalogOf(...titles), folder)).toEqual(cards);
    expect(timesOf(folder)).toEqual(before);
    await makeCards(catalogOf("One"), folder);
    expect(timesOf(folder).size).toBe(2);
  });

  test.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, -9)],
    ["changed", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)])],
    ["empty", () => Buffer.alloc(0)],
  ])("are drawn anew when a file is %s", async (_how, damage) => {
    const folder = join(makeFolder(), "cards");
    const cards = await makeCards(catalogOf(...titles), folder);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), damage(readFileSync(join(folder, name))));
    writeFileSync(join(folder, "stray-file"), "x");
    expect(await makeCards(catalogOf(...titles), folder)).toEqual(cards);
    expect(readdirSync(folder)).not.toContain("stray-file");
  });
});

test("an image with more colours than a palette holds is left to others", () => {
  const pixels = Uint8Array.from({ length: 4 * 600 }, (_, index) => (index % 4 === 0 ? index / 4 : index / 1024));
  expect(encodePng(pixels, 600, 1)).toBeUndefined();
  expect(readPng(encodePng(pixels.subarray(0, 40), 10, 1) ?? new Uint8Array())).toMatchObject({ width: 10, height: 1 });
});

interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** Whether a pixel of the box is darker than paper and rule. */
  readonly inkIn: (left: number, top: number, right: number, bottom: number) => boolean;
}

/** Reads a PNG with a palette and no filters; its checks must hold. */
function readPng(content: Uint8Array): ReadPng {
  const bytes = Buffer.from(content);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  const [header, palette, data] = ["IHDR", "PLTE", "IDAT"].map((name) => chunks.get(name) ?? Buffer.alloc(13));
  const [width = 0, height = 0] = [header?.readUInt32BE(0), header?.readUInt32BE(4)];
  const rows = inflateSync(data ?? Buffer.alloc(0));
  expect(rows.length).toBe((width + 1) * height);
  const isInk = (x: number, y: number): boolean => (palette?.[3 * (rows[y * (width + 1) + 1 + x] ?? 0)] ?? 255) < 200;
  return {
    width,
    height,
    inkIn(left, top, right, bottom) {
      for (let y = top; y < bottom; y += 1)
        for (let x = Math.round(left); x < Math.round(right); x += 1) if (isInk(x, y)) return true;
      return false;
    },
  };
}
