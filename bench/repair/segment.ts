/** A stretch of a source: what damage makes of it, and the best that a repair can make of that. */
export interface Segment {
  readonly damaged: string;
  /** Linear Unicode, without fonts. */
  readonly ideal: string;
  /** What was lost; absent where the two say the same. */
  readonly kind?: string | undefined;
  /** Other right answers. */
  readonly accept?: readonly string[] | undefined;
  /** Structure that nothing tells any more: whatever stands here is neither right nor wrong. */
  readonly isLossy?: boolean | undefined;
}

/** How a stretch of TeX is read. */
export interface Mode {
  /** The first rule of the damage has been there: groups of commands are gone. */
  readonly isDamaged: boolean;
  /** The second rule will be there: backslashes go. */
  readonly isStripped: boolean;
  readonly isMath: boolean;
  readonly emit: (segment: Segment) => void;
  /** Reads a stretch of an argument. */
  readonly read: (text: string, mode: Mode) => void;
}

/** Thrown by the reader and caught where it was called: the source is no clean TeX. */
export class Sloppy extends Error {}
