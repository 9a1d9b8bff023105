import type { CaptureText } from "../model/capture.ts";
import type { LineRange } from "../model/paper.ts";
import type { Inline, Repair } from "../model/repair.ts";
import { mendText } from "../text/tex/mend.ts";
import { texToUnicode } from "../text/tex/unicode.ts";
import { createLocator } from "./place.ts";

/** The paragraphs of a field as mended, and each change with its place in the capture. */
export interface MendedField {
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly repairs: readonly Repair[];
}

/** Mends the paragraphs of a field (clean text); `range` are its lines in the capture. */
export function mendField(
  field: Repair["field"],
  paragraphs: readonly string[],
  capture: CaptureText,
  range: LineRange,
): MendedField {
  const locate = createLocator(capture, range, paragraphs);
  const repairs: Repair[] = [];
  const mended = paragraphs.map((paragraph, index) => {
    const { inlines, mends } = mendText(paragraph);
    for (const { at, from, to, rule } of mends)
      repairs.push({ field, ...locate(index, at), from, to: field === "title" ? flattenDollars(to) : to, rule });
    return inlines;
  });
  return { paragraphs: mended, repairs };
}

/** A title holds no TeX: what was mended in it is shown as it reads there. */
function flattenDollars(text: string): string {
  return text.replace(/\$([^$]+)\$/g, (_, tex: string) => texToUnicode(tex));
}
