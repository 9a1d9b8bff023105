import type { PartialDate } from "./date.ts";
import type { LineRange } from "./paper.ts";

/** How the year of a page's own day is known. */
export type DateOrigin = "flag" | "page" | "filename" | "inferred" | "unknown";

interface DigestCapture {
  /** File name inside `content/captures/`. */
  readonly file: string;
  /** Lower-case hex digest of the capture's bytes. */
  readonly sha256: string;
  /** Set when the evidence had to go. */
  readonly removed?: { readonly date: PartialDate; readonly reason: string } | undefined;
}

/** An entry that became a paper, or one that a reviewer turned away. */
export interface DigestEntry {
  readonly lines: LineRange;
  /** Id (or alias) of its paper. */
  readonly paper?: string | undefined;
  /** Why a reviewer left it out. */
  readonly omitted?: string | undefined;
}

/** One issue of a digest: one capture, as `content/digests/<id>.md` holds it. */
export interface Digest {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** `XXXX-03-12` when the year is unknown, `XXXX` when nothing of it is. */
  readonly date: PartialDate;
  readonly dateFrom: DateOrigin;
  readonly capture: DigestCapture;
  /** In the page's order. */
  readonly entries: readonly DigestEntry[];
  /** The editor's note, in Markdown. */
  readonly note: string;
}
