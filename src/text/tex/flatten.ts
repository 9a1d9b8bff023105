import { findFormulas } from "./formulas.ts";
import { texToUnicode } from "./unicode.ts";

/** Text whose `$TeX$` is put in plain Unicode, for formats that have no maths. */
export function flattenFormulas(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, tex } of text.includes("$") ? findFormulas(text) : []) {
    parts.push(text.slice(from, at), texToUnicode(tex));
    from = at + tex.length + 2;
  }
  return parts.join("") + text.slice(from);
}
