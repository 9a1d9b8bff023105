import type { LineRange } from "./paper.ts";
import type { Place } from "./problem.ts";

/** A piece of a paragraph: words, or maths as TeX without its dollars. */
export type Inline =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "math"; readonly tex: string };

/** One change that the normaliser made to what a capture says. */
export interface Mend {
  /** UTF-16 offset in the text that was mended. */
  readonly at: number;
  /** What stood there. */
  readonly from: string;
  /** What stands there now: plain text, or `$TeX$`. */
  readonly to: string;
  /** Name of the rule: `multiplication-sign`, `lost-command` … */
  readonly rule: string;
}

/** What looks like a remnant of TeX and was left alone, because more than one reading of it is likely. */
export interface Suspect {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly text: string;
  /** What it may have been, for a person to decide. */
  readonly why: string;
}

/** A mend with its place in the capture, and the field that it is in. */
export interface Repair extends Place {
  readonly field: "title" | "abstract";
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** An entry as it stands in its capture, with what was mended in it: the evidence beside a paper. */
export interface CapturedEntry {
  /** File name inside `content/captures/`. */
  readonly capture: string;
  readonly lines: LineRange;
  /** Its lines that hold more than blanks, as the capture has them. */
  readonly text: readonly { readonly line: number; readonly text: string }[];
  /** In the order of the capture. */
  readonly repairs: readonly Repair[];
}
