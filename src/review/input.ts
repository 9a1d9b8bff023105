import type { Archive } from "../model/archive.ts";
import type { LineKind } from "../model/capture.ts";
import type { Catalog } from "../model/catalog.ts";
import type { ChangedFile } from "../model/changed-file.ts";
import type { Paper, Sighting } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import type { CapturedEntry } from "../model/repair.ts";
import type { UrlPath } from "../model/url.ts";

/** What answers at an address: a page of a kind, or a redirect to another. */
export interface Address {
  /** Id of the page type. */
  readonly type: string;
  readonly to?: UrlPath | undefined;
}

/** An archive on one side of a change, with what was worked out of it. */
export interface ReviewSide {
  /** As its files say: titles as they are written. */
  readonly archive: Archive;
  readonly catalog: Catalog;
  /** All that is wrong with it. */
  readonly problems: readonly Problem[];
  readonly addresses: ReadonlyMap<UrlPath, Address>;
}

/** A capture that was read again for the review. */
interface ReadAgain {
  /** `content/captures/…` */
  readonly file: string;
  readonly lines: Readonly<Record<LineKind | "total", number>>;
  /** Numbers of the lines that nothing recognised, and what they say. */
  readonly unrecognised: readonly { readonly line: number; readonly text: string }[];
}

/** What the captures say that a change touches. */
export interface ReviewEvidence {
  readonly captures: readonly ReadAgain[];
  /** Captures that cannot be read, with why. */
  readonly unread: readonly Problem[];
  /** Files that an ingest of these captures would change. */
  readonly stale: readonly string[];
  /** What was repaired in what a paper shows. */
  readonly repairsOf: (paper: Paper) => readonly CapturedEntry[];
  /** Fingerprint of the abstract as a sighting has it; undefined when it was not read. */
  readonly abstractOf: (sighting: Sighting) => string | undefined;
}

/** What a review is worked out from. */
export interface ReviewInput {
  readonly base: { readonly ref: string; readonly commit: string };
  readonly before: ReviewSide;
  readonly after: ReviewSide;
  /** Sorted by path. */
  readonly changed: readonly ChangedFile[];
  /** What rules find that compare both sides. */
  readonly compared: readonly Problem[];
  readonly evidence: ReviewEvidence;
  /** How many rules were applied. */
  readonly rules: number;
  readonly notes: readonly string[];
}
