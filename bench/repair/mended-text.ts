import type { Inline } from "../../src/model/repair.ts";
import { lineOfTex } from "./source-text.ts";

/** A mended text in linear Unicode, fonts dropped: what is compared with the ideal. */
export function lineOfInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === "math" ? lineOfTex(inline.tex) : inline.value)).join("");
}

/** A mended text as people read it in a listing, maths as `$TeX$`. */
export function showInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === "math" ? `$${inline.tex}$` : inline.value)).join("");
}
