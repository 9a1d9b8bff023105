import type { Paper } from "./paper.ts";

/** A paper that stands near another. */
export interface RelatedPaper {
  readonly paper: Paper;
  /** What both speak of, in words of the text, most telling first; empty when only a person says that they are related. */
  readonly terms: readonly string[];
  /** A person said so in decisions.yaml. */
  readonly isPinned: boolean;
}

/** A paper and its place on the map of the archive: both coordinates from 0 to 1. */
export interface PlacedPaper {
  readonly paper: Paper;
  readonly x: number;
  readonly y: number;
}
