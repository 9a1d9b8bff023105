import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bundleFiles } from "../src/site/bundle.ts";
import { assets } from "../templates/assets.ts";
import { contrastOf, type Declaration, readDeclarations } from "./css-reader.ts";

/* The rules of the look, as docs/design.md tells them. */

const root = fileURLToPath(new URL("../templates/assets/", import.meta.url));
const rules = readFileSync(fileURLToPath(new URL("../docs/design.md", import.meta.url)), "utf8");
const sheets = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css"))
  .sort();
const all = sheets.flatMap((name) => readDeclarations(name, readFileSync(join(root, name), "utf8")));

/** Sizes of type, in rem; the largest grows with the window. */
const SCALE = ["0.8125rem", "1.0625rem", "1.1875rem", "1.25rem", "1.5rem", "clamp(1.875rem, 1.2rem + 2.4vw, 3rem)"];
const SIZE_NAMES = ["--small", "--body", "--lead", "--title", "--head", "--display"];
/** On paper, in points. */
const PRINT_SCALE = new Set(["9.5pt", "10.5pt", "11pt", "13pt", "20pt"]);
/** A word in another type beside the text it stands in. */
const BESIDE = { least: 0.8, most: 1 };
/** Half a step of space, in rem. */
const HALF_STEP = 0.1875;
const MOST_BYTES = 25_000;

/** What is set in which colour on which ground, and the least contrast (WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and marks). */
const PAIRS: readonly (readonly [what: string, colour: string, ground: string, least: number])[] = [
  ["titles and text", "--ink", "--paper", 4.5],
  ["first sentences", "--text", "--paper", 4.5],
  ["the apparatus", "--soft", "--paper", 4.5],
  ["a link under the pointer, the focus", "--accent", "--paper", 4.5],
  ["the line under a link", "--line", "--paper", 3],
  ["bars of charts", "--bar", "--paper", 3],
  ["text on a tint", "--ink", "--tint", 4.5],
  ["evidence on a tint", "--text", "--tint", 4.5],
  ["numbers on a tint", "--soft", "--tint", 4.5],
  ["the line under a link on a tint", "--line", "--tint", 3],
];

const isPrint = ({ rules: around }: Declaration): boolean => around.some((rule) => /^@media .*\bprint\b/u.test(rule));
const isDark = ({ rules: around }: Declaration): boolean => around.includes("@media (prefers-color-scheme: dark)");
const place = ({ file, rules: around, property, value }: Declaration): string =>
  `${file}: ${around.join(" ")} { ${property}: ${value} }`;

/** The variables of a sheet's root, light or dark. */
function variablesOf(file: string, dark: boolean): ReadonlyMap<string, string> {
  const own = all.filter((one) => one.file === file && one.rules.at(-1) === ":root" && !isPrint(one));
  return new Map(own.filter((one) => dark || !isDark(one)).map(({ property, value }) => [property, value]));
}

const light = variablesOf("style.css", false);
const dark = variablesOf("style.css", true);

describe("colours", () => {
  test("are named once, at the root", () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\(/iu;
    const named =
      /(?<![\w-])(?:black|white|r?gr[ae]y|silver|red|maroon|orange|yellow|olive|green|lime|teal|aqua|cyan|blue|navy|purple|fuchsia|magenta|pink|brown|gold|beige|ivory|crimson|tomato)(?![\w-])/iu;
    const wrong = all.filter(
      ({ rules: around, property, value }) =>
        !(around.at(-1) === ":root" && property.startsWith("--")) &&
        !property.startsWith("font") &&
        property !== "src" &&
        property !== "grid-area" &&
        property !== "content" &&
        (literal.test(value) ||
          (/colou?r|background|border|outline|fill|stroke|shadow|decoration/u.test(property) && named.test(value))),
    );
    expect(wrong.map(place)).toEqual([]);
  });

  test("are the same in every sheet that names them", () => {
    for (const file of sheets)
      for (const [own, main] of [
        [variablesOf(file, false), light],
        [variablesOf(file, true), dark],
      ] as const)
        for (const [name, value] of own)
          if (main.has(name)) expect([file, name, value]).toEqual([file, name, main.get(name)]);
  });

  test("that are used exist", () => {
    const wrong = all.filter(({ file, value }) =>
      [...value.matchAll(/var\((--[\w-]+)/gu)].some(
        ([, name = ""]) => !light.has(name) && !variablesOf(file, false).has(name),
      ),
    );
    expect(wrong.map(place)).toEqual([]);
  });

  test.each(PAIRS)(
    "%s: %s on %s has contrast enough, light and dark, and as the rules say",
    (what, colour, ground, least) => {
      const figures = [light, dark].map((scheme) => contrastOf(scheme.get(colour) ?? "", scheme.get(ground) ?? ""));
      for (const figure of figures) expect(figure).toBeGreaterThanOrEqual(least);
      /* Cut, not rounded: 4.49 is not 4.5. */
      const [day = "", night = ""] = figures.map((figure) => (Math.floor(figure * 10) / 10).toFixed(1));
      const row = `| ${what} | \`${colour}\` on \`${ground}\` | ${day} | ${night} | ${least} |`;
      expect(rules, `docs/design.md lacks the row\n${row}`).toContain(row);
    },
  );
});

describe("type", () => {
  test("has the sizes of one scale", () => {
    expect(SIZE_NAMES.map((name) => light.get(name))).toEqual(SCALE);
    const names = SIZE_NAMES.map((name) => `var(${name})`);
    const allowed = new Set([...SCALE, ...names, "inherit", "0", "100%"]);
    const isBeside = (size: string): boolean => {
      const em = /^(\d*\.?\d+)em$/u.exec(size)?.[1];
      return em !== undefined && Number(em) >= BESIDE.least && Number(em) <= BESIDE.most;
    };
    const wrong = all.filter((one) => {
      const size = sizeOf(one);
      return size !== undefined && !allowed.has(size) && !isBeside(size) && !(isPrint(one) && PRINT_SCALE.has(size));
    });
    expect(wrong.map(place)).toEqual([]);
  });

  test("has two voices, and a third for code and one for maths", () => {
    const families = new Set(["inherit", "var(--serif)", "var(--sans)", "var(--mono)"]);
    const wrong = all.filter((one) => {
      const family = familyOf(one);
      return (
        family !== undefined &&
        one.file !== "feed.css" &&
        !one.rules.includes("@font-face") &&
        !families.has(family) &&
        !family.startsWith("Maths,")
      );
    });
    expect(wrong.map(place)).toEqual([]);
  });
});

test("space comes in half steps", () => {
  const wrong = all.filter(
    (one) =>
      /^(?:margin|padding|gap|row-gap|column-gap)/u.test(one.property) &&
      !isPrint(one) &&
      [...one.value.matchAll(/(?<![\w.])(\d*\.?\d+)rem/gu)].some(([, rem]) => (Number(rem) / HALF_STEP) % 1 !== 0),
  );
  expect(wrong.map(place)).toEqual([]);
});

describe("whoever reads otherwise", () => {
  test("sees the focus: nothing takes the outline away without another mark", () => {
    const wrong = all.filter((one) => {
      if (!/^outline(?:-style|-width)?$/u.test(one.property) || !/^(?:none|0)/u.test(one.value)) return false;
      const same = all.filter(({ file, rules: around }) => file === one.file && around.join() === one.rules.join());
      return !same.some(
        ({ property, value }) => /^(?:box-shadow|border|background)/u.test(property) && value !== "none",
      );
    });
    expect(wrong.map(place)).toEqual([]);
    expect(
      all.some(({ rules: around, property }) => around.at(-1) === ":focus-visible" && property === "outline"),
    ).toBe(true);
  });

  test("is spared motion: every sheet that moves something is under the rule for those who prefer less", () => {
    const still = all.filter(({ rules: around }) => around.includes("@media (prefers-reduced-motion: reduce)"));
    const stilled = still.filter(
      ({ file, rules: around }) => file === "style.css" && around.at(-1)?.startsWith("*") === true,
    );
    expect(stilled.map(({ property }) => property).sort()).toEqual([
      "animation-duration",
      "scroll-behavior",
      "transition-duration",
    ]);
    expect(stilled.every(({ value }) => value.endsWith("!important"))).toBe(true);
    const stubborn = all.filter(
      (one) =>
        !still.includes(one) &&
        /^(?:animation|transition|scroll-behavior)/u.test(one.property) &&
        one.value.includes("!important"),
    );
    expect(stubborn.map(place)).toEqual([]);
  });
});

test(`all sheets together weigh at most ${MOST_BYTES} bytes, made small`, async () => {
  const places = assets.filter(({ name }) => name.endsWith(".css")).map(({ module }) => join(root, "../..", module));
  const made = await bundleFiles(places);
  const bytes = [...made.values()].reduce((sum, { length }) => sum + length, 0);
  expect(made.size).toBe(places.length);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

describe("the tests themselves", () => {
  test("read rules within rules, and strings with signs in them", () => {
    const css = `a::after{content:"};/";color:red}@media print{.b,.c > d{margin:0 1rem;--x:url(a;b)}}`;
    expect(readDeclarations("x.css", css)).toEqual([
      { file: "x.css", rules: ["a::after"], property: "content", value: '"};/"' },
      { file: "x.css", rules: ["a::after"], property: "color", value: "red" },
      { file: "x.css", rules: ["@media print", ".b,.c > d"], property: "margin", value: "0 1rem" },
      { file: "x.css", rules: ["@media print", ".b,.c > d"], property: "--x", value: "url(a;b)" },
    ]);
  });

  test("count contrast as WCAG does", () => {
    expect(contrastOf("#000", "#ffffff")).toBe(21);
    expect(contrastOf("#777777", "#fff")).toBeCloseTo(4.48, 2);
  });
});

/** The size in a `font` or `font-size`. */
function sizeOf({ rules: around, property, value }: Declaration): string | undefined {
  if (around.includes("@font-face")) return undefined;
  if (property === "font-size") return value;
  if (property !== "font" || value === "inherit") return undefined;
  return /(?:^|\s)((?:clamp|var)\([^()]*\)|\d*\.?\d+(?:rem|em|px|pt|%))(?=\s|\/)/u.exec(value)?.[1] ?? value;
}

/** The family in a `font` or `font-family`. */
function familyOf(one: Declaration): string | undefined {
  if (one.property === "font-family") return one.value;
  if (one.property !== "font") return undefined;
  return /(var\(--(?:serif|sans|mono)\)|inherit)$/u.exec(one.value)?.[1] ?? one.value;
}
