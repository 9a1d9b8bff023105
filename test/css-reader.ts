/** One declaration of a style sheet, with the rules around it. */
export interface Declaration {
  readonly file: string;
  /** From outside in: `@media print`, `.papers > li`. */
  readonly rules: readonly string[];
  readonly property: string;
  readonly value: string;
}

/** A style sheet's declarations, in order; enough of CSS for sheets of our own (nested rules, no braces in strings). */
export function readDeclarations(file: string, css: string): readonly Declaration[] {
  const text = css.replace(/\/\*.*?\*\//gsu, "");
  const found: Declaration[] = [];
  const rules: string[] = [];
  for (const [, before = "", mark = ""] of text.matchAll(/((?:"[^"]*"|\([^()]*\)|[^"(){};])*)([{};])/gu)) {
    const words = before.trim().replace(/\s+/gu, " ");
    if (mark === "{") rules.push(words);
    else {
      const [, property, value] = /^(-{0,2}[\w-]+) ?: ?(.*)$/u.exec(words) ?? [];
      if (property !== undefined && value !== undefined && !words.startsWith("@"))
        found.push({ file, rules: [...rules], property, value });
      if (mark === "}") rules.pop();
    }
  }
  return found;
}

/** Contrast of two colours given as `#rgb` or `#rrggbb` (WCAG 2.2, “contrast ratio”): 1 to 21. */
export function contrastOf(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminanceOf(first), luminanceOf(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, “relative luminance”. */
function luminanceOf(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/giu, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
