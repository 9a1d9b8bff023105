/* npm run fonts: cuts the maths font to the characters that Temml can write, and puts it with its licence into templates/assets/. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { texToMathml } from "../src/text/tex/mathml.ts";
import { findSymbol, namesOfKind } from "../src/text/tex/symbols.ts";

const { resolve } = createRequire(import.meta.url);
const PACKAGE = "@fontsource/noto-sans-math";

/** The commands of relations, arrows, operators and signs that abstracts are full of. */
const OFTEN = (
  "leq geq neq ll gg approx sim simeq cong equiv propto asymp lesssim gtrsim prec succ preceq succeq in notin ni subset subseteq supset " +
  "supseteq models vdash parallel mid perp triangleq to gets leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto uparrow downarrow " +
  "nearrow searrow times div pm mp cdot ast star circ bullet oplus ominus otimes odot cup cap setminus wedge vee top bot dagger ddagger " +
  "prime forall exists neg angle triangle square degree checkmark"
).split(" ");
/** What stretches or stands over something and has no command of its own. */
const MARKS = "⏞⏟⎴⎵_¯ˆ~˜ˇ˘´`˙˚¨⃗→←√|‖/\\′″‴⁗°…⋯−⋅";
/** Italic, bold, double-struck, script, sans-serif: italics are not written, a browser makes them of plain letters (MathML Core, §2.1.5). */
const LETTERS = [
  ...range(0x1d434, 0x1d467),
  ...range(0x1d6a4, 0x1d6a5),
  ...range(0x1d6e2, 0x1d71b),
  ...range(0x1d400, 0x1d433),
  ...range(0x1d7ce, 0x1d7d7),
  ...range(0x1d538, 0x1d550),
  ...range(0x1d49c, 0x1d4b5),
  ...range(0x1d5a0, 0x1d5d3),
  ..."ℎℂℍℕℙℚℝℤℬℰℱℋℐℒℳℛ",
];
const FONTS = "mathbf mathcal mathbb mathfrak mathscr mathsf mathtt mathit boldsymbol mathrm".split(" ");

/** The characters of nearly all formulas, and the others that Temml can write. */
export function listCharacters(): { readonly main: string; readonly others: string } {
  const symbols = [...namesOfKind("greek", "letter", "big", "delimiter", "dots"), ...OFTEN];
  const characters = symbols.flatMap((name) => [...(findSymbol(name)?.unicode ?? "")]);
  const main = new Set([...range(0x20, 0x7e), ...MARKS, ...LETTERS, ...characters]);
  const others = new Set<string>();
  for (const tex of listFormulas())
    for (const character of shownCharacters(tex)) if (!main.has(character)) others.add(character);
  return { main: [...main].sort().join(""), others: [...others].sort().join("") };
}

/** What stands in the MathML of a formula, apart from words. */
export function shownCharacters(tex: string): readonly string[] {
  const result = texToMathml(tex);
  if ("error" in result) return [];
  return [
    ...result.mathml.replace(
      /<(annotation|mtext)\b.*?<\/\1>|<[^>]*>|&(?:amp|lt|gt|quot);|[\s\p{Co}\p{Cs}\p{Cf}]/gsu,
      "",
    ),
  ];
}

/** Each command that Temml names, alone and with arguments, and each letter in each font. */
function listFormulas(): readonly string[] {
  const source = readFileSync(resolve("temml"), "utf8");
  const names = new Set([...source.matchAll(/["']\\\\([A-Za-z]+)["']/gu)].map(([, name = ""]) => name));
  const greek = namesOfKind("greek").map((name) => `\\${name} `);
  const letters = [...range(0x30, 0x39), ...range(0x41, 0x5a), ...range(0x61, 0x7a), ...greek];
  return [
    ...[...names].flatMap((name) => [
      `\\${name}`,
      `x \\${name} x`,
      `\\${name}{x}`,
      `\\${name}{x}{x}`,
      `\\not\\${name}`,
    ]),
    ...FONTS.flatMap((font) => letters.map((letter) => `\\${font}{${letter}}`)),
  ];
}

/** The fonts as woff2, with their MATH tables and the glyphs that stretch, which harfbuzz keeps. */
export async function makeFonts(): Promise<Readonly<Record<"maths.woff2" | "maths-more.woff2", Buffer>>> {
  const font = readFileSync(resolve(`${PACKAGE}/files/noto-sans-math-latin-400-normal.woff2`));
  const { main, others } = listCharacters();
  const options = { targetFormat: "woff2", keepFeatures: ["ssty", "dtls", "flac"], noHinting: true } as const;
  return {
    "maths.woff2": await subsetFont(font, main, options),
    "maths-more.woff2": await subsetFont(font, others, options),
  };
}

function range(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const assets = fileURLToPath(new URL("../templates/assets/", import.meta.url));
  for (const [name, bytes] of Object.entries(await makeFonts())) writeFileSync(`${assets}${name}`, bytes);
  writeFileSync(`${assets}maths-license.txt`, readFileSync(resolve(`${PACKAGE}/LICENSE`)));
}
