import type { PrintedDay } from "./date.ts";
import type { LineRange, Organization } from "./paper.ts";
import type { Place, Severity } from "./problem.ts";

/** A capture's text, decoded; `lines` are without their line ends, a final newline begins none. */
export interface CaptureText {
  /** File name inside `content/captures/`. */
  readonly name: string;
  readonly sha256: string;
  readonly lines: readonly string[];
}

/** What became of a line of a capture. */
export type LineKind = "blank" | "boilerplate" | "entry" | "unrecognised";

/** One entry of a capture: its fields as found. */
export interface Draft {
  /** First and last line that belong to it. */
  readonly lines: LineRange;
  readonly title: string;
  readonly titleLines: LineRange;
  /** One string a paragraph, its lines joined. */
  readonly abstract: readonly string[];
  readonly abstractLines: LineRange;
  /** The lines with authors or organisation and the date. */
  readonly metaLines?: LineRange | undefined;
  readonly authorCount?: number | undefined;
  readonly organization?: Organization | undefined;
  readonly date?: PrintedDay | undefined;
  readonly commentCount?: number | undefined;
}

/** A finding of a source; the file and the rule's name are added by the caller. */
export interface Finding extends Place {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

/** What a source read from a capture. */
export interface ParsedCapture {
  /** The page's own day. */
  readonly day?: (PrintedDay & { readonly line: number }) | undefined;
  /** Full dates outside the entries that tell the page's year: a link to a neighbouring day, or the day it was saved. */
  readonly pageDates: readonly { readonly date: string; readonly kind: "neighbour" | "saved" }[];
  readonly drafts: readonly Draft[];
  /** One a line, in order. */
  readonly kinds: readonly LineKind[];
  readonly findings: readonly Finding[];
}
