import type { PartialDate } from "./date.ts";

/** Longest title and abstract, in UTF-16 units: far above any paper's; what is longer was no entry, and its file would be hard to read. */
export const TITLE_LIMIT = 8192;
export const ABSTRACT_LIMIT = 32_768;

export interface Author {
  /** As written by the author; the display form is the truth. */
  readonly name: string;
  /** `https://orcid.org/0000-…` */
  readonly orcid?: string | undefined;
  readonly affiliation?: string | undefined;
}

/** An organisation stands beside a paper; it is never one of its authors. */
export interface Organization {
  readonly name: string;
  /** The name in the source's own URLs, `MTSAIR`. */
  readonly handle?: string | undefined;
}

/** http(s) URLs, except `arxiv` (`2310.10636`, without version) and `doi` (`10.…/…`). */
export interface Links {
  readonly arxiv?: string | undefined;
  readonly doi?: string | undefined;
  readonly pdf?: string | undefined;
  readonly huggingface?: string | undefined;
  readonly project?: string | undefined;
  readonly code?: readonly string[] | undefined;
  readonly other?: readonly string[] | undefined;
}

/** A count of comments is only true on the day it was seen. */
export interface Comments {
  readonly count: number;
  readonly seen?: PartialDate | undefined;
}

/**
 * What can happen to a published paper: its authors mend it; doubts about it are made public; its authors take it back; its publisher does.
 * The words are those of the Committee on Publication Ethics (Retraction guidelines, 2019).
 */
export const STATUS_KINDS = ["corrected", "concern", "withdrawn", "retracted"] as const;

export type StatusKind = (typeof STATUS_KINDS)[number];

export interface Status {
  readonly kind: StatusKind;
  readonly date: PartialDate;
  readonly reason: string;
}

/** Where a paper was seen: lines of a capture, counted from 1, both ends included. */
export interface Sighting {
  /** File name inside `content/captures/`. */
  readonly capture: string;
  readonly lines: LineRange;
  /** The page's own day. */
  readonly capturedOn?: PartialDate | undefined;
}

export type LineRange = readonly [first: number, last: number];

/** One paper of the archive: the reviewed truth, as `content/papers/<aa>/<id>.md` holds it. */
export interface Paper {
  readonly id: string;
  /** Path of its file relative to the archive's root, with `/`. */
  readonly file: string;
  /** Plain Unicode text; inline maths as `$TeX$`. */
  readonly title: string;
  /** The abstract in Markdown, without the front matter and the lab's own sections. */
  readonly abstract: string;
  /** The lab's own sections in Markdown, from the first `##` heading on; `""` when there are none. */
  readonly notes: string;
  readonly published?: PartialDate | undefined;
  /** Names of fields whose value was inferred. */
  readonly guessed: readonly string[];
  readonly authors: readonly Author[];
  /** Known when the source only counts its authors. */
  readonly authorCount?: number | undefined;
  readonly organization?: Organization | undefined;
  readonly venue?: string | undefined;
  /** BCP 47; absent: the site's. */
  readonly language?: string | undefined;
  readonly links: Links;
  /** Slugs of topics a person pinned. */
  readonly topics: readonly string[];
  /** Slugs of topics a person banned. */
  readonly notTopics: readonly string[];
  readonly comments?: Comments | undefined;
  readonly status: readonly Status[];
  /** Former ids; each stays reachable. */
  readonly aliases: readonly string[];
  /** Empty for a paper written by hand. */
  readonly sources: readonly Sighting[];
  /** Field → first 8 hex digits of the SHA-256 of the value the machine last read. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Field → what the machine would write, had a person not changed it. */
  readonly proposed: Readonly<Record<string, unknown>>;
}
