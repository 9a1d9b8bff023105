import { findFormulas } from "./formulas.ts";
import { ACCENTS, DELIMITER_SIZES, findSymbol, FONT_COMMANDS } from "./symbols.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};

/** Plain text → TeX that prints it. Letters outside of ASCII stay as they are: today's TeX and BibTeX programs read UTF-8. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}~^<>|&%$#_]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

/** As {@link escapeTex}, but `$TeX$` stays maths when it does nothing but set signs: what strangers write is not run by anyone's TeX. */
export function escapeTexAroundMaths(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, tex } of text.includes("$") ? findFormulas(text) : []) {
    if (!isHarmless(tex)) continue;
    parts.push(escapeTex(text.slice(from, at)), `$${tex}$`);
    from = at + tex.length + 2;
  }
  return parts.join("") + escapeTex(text.slice(from));
}

const FORMS: ReadonlySet<string> = new Set(["frac", "dfrac", "tfrac", "sqrt", "binom", "not", "operatorname"]);

/** Only known commands, braces that match, and none of the characters that mean something else to TeX. */
function isHarmless(tex: string): boolean {
  if (/[%#&~]|\^\^|\\[^A-Za-z ,;:!{}|]/u.test(tex)) return false;
  /* BibTeX counts braces that a backslash stands before as well ("BibTeXing", section 3). */
  if (!hasMatchingBraces(tex) || !hasMatchingBraces(tex.replace(/\\[{}]/g, ""))) return false;
  return [...tex.matchAll(/\\([A-Za-z]+)/g)].every(([, name = ""]) => isKnown(name));
}

function isKnown(name: string): boolean {
  return (
    FORMS.has(name) ||
    ACCENTS.has(name) ||
    DELIMITER_SIZES.has(name) ||
    FONT_COMMANDS.has(name) ||
    findSymbol(name) !== undefined
  );
}

function hasMatchingBraces(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
