import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFonts, shownCharacters } from "../bin/fonts.ts";

const names = ["maths.woff2", "maths-more.woff2"] as const;
const read = (name: string): Buffer => readFileSync(new URL(`../templates/assets/${name}`, import.meta.url));

describe.each(names)("%s", (name) => {
  let made: Buffer;
  beforeAll(async () => {
    made = (await makeFonts())[name];
  });

  test("is what `npm run fonts` makes", () => {
    expect(made.equals(read(name)), `run \`npm run fonts\` and commit templates/assets/${name}`).toBe(true);
  });

  test("has the table that stretches and places things", () => {
    const { tables } = parseWoff2(read(name));
    expect(tables.get("MATH")?.length ?? 0).toBeGreaterThan(500);
    expect([...tables.keys()]).toEqual(expect.arrayContaining(["cmap", "glyf", "head"]));
  });
});

test("the first file stays small and stands alone for nearly every formula", () => {
  expect(read("maths.woff2").length).toBeLessThan(38_000);
  const { characters } = parseWoff2(read("maths.woff2"));
  const lacking = SAMPLE.flatMap(shownCharacters).filter((character) => !characters.has(character.codePointAt(0) ?? 0));
  expect(lacking).toEqual([]);
});

test("rare letters and signs are in the second", () => {
  const { characters } = parseWoff2(read("maths-more.woff2"));
  const rare = [
    String.raw`\mathfrak{S}`,
    String.raw`\mathtt{ab}`,
    String.raw`a \lessapprox b`,
    String.raw`\boldsymbol{\mu}`,
  ];
  for (const tex of rare) {
    for (const character of shownCharacters(tex))
      expect(characters.has(character.codePointAt(0) ?? 0) || /[a-z]/u.test(character), `${character} of ${tex}`).toBe(
        true,
      );
  }
});

test("the licence goes with them", () => {
  expect(read("maths-license.txt").toString()).toContain("SIL OPEN FONT LICENSE Version 1.1");
});

const SAMPLE = [
  String.raw`1\leq p<2 \le \infty \neq \emptyset`,
  String.raw`x'\in\mathbb{R}^d \subseteq \mathcal{X} \to \mathbf{W}_q`,
  String.raw`|x'-x^*|_\infty \leq \frac{\epsilon}{\sqrt d}\cdot \|Ax^*-b\|_2\cdot |A^\dagger|`,
  String.raw`\tilde{O}(n^{1+o(1)}) \approx \widehat{\Omega}(\log n) \sim \bar{x} \pm \vec{v}`,
  String.raw`\sum_{i=1}^{N} f_i \prod_j \int \nabla \partial \arg\max_\theta \mathbb{E}[\mathcal{L}]`,
  String.raw`\left\lceil \frac{a}{b} \right\rceil \langle x, y \rangle \top \times \otimes \ell_p \ll \propto \Rightarrow`,
  String.raw`\underbrace{a + b}_{n} \overbrace{c}^{d} \mathsf{NP} \mathbf{1} \{0, 1\}^n \ldots \cdots \vdots`,
];

interface Font {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly characters: ReadonlySet<number>;
}

/** The tables that WOFF2 names by a number (WOFF File Format 2.0, §4.1), as far as MATH. */
const KNOWN_TAGS = (
  "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF " +
  "GPOS GSUB EBSC JSTF MATH"
).split(" ");

/** Reads a WOFF2 file as far as its tables. */
function parseWoff2(bytes: Buffer): Font {
  expect(bytes.toString("latin1", 0, 4)).toBe("wOF2");
  const reader = { at: 48 };
  const count = bytes.readUInt16BE(12);
  const entries = Array.from({ length: count }, () => {
    const flags = bytes.readUInt8(reader.at++);
    const known = KNOWN_TAGS[flags & 63];
    const tag = known ?? bytes.toString("latin1", reader.at, (reader.at += (flags & 63) === 63 ? 4 : 0));
    const length = readBase128(bytes, reader);
    const isShape = tag === "glyf" || tag === "loca";
    const isTransformed = isShape ? flags >> 6 !== 3 : flags >> 6 !== 0;
    return { tag, length: isTransformed ? readBase128(bytes, reader) : length };
  });
  const data = brotliDecompressSync(bytes.subarray(reader.at, reader.at + bytes.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let from = 0;
  for (const { tag, length } of entries) tables.set(tag, data.subarray(from, (from += length)));
  return { tables, characters: readCharacters(tables.get("cmap") ?? Buffer.alloc(0)) };
}

function readBase128(bytes: Buffer, reader: { at: number }): number {
  let value = 0;
  for (let byte = 0x80; byte & 0x80;) {
    byte = bytes.readUInt8(reader.at++);
    value = value * 128 + (byte & 0x7f);
  }
  return value;
}

/** The code points of a `cmap` of format 12 (OpenType, “cmap”). */
function readCharacters(cmap: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    if (table.readUInt16BE(0) !== 12) continue;
    for (let group = 0; group < table.readUInt32BE(12); group += 1) {
      const [first, last] = [table.readUInt32BE(16 + 12 * group), table.readUInt32BE(20 + 12 * group)];
      for (let code = first; code <= last; code += 1) found.add(code);
    }
  }
  return found;
}
