/** What somebody looks for. Of the values of one facet any will do; every facet that has some must be met. */
export interface SearchRequest {
  /** Words and fields, see {@link parseQuery}. */
  readonly text: string;
  /** Slugs. */
  readonly topics: readonly string[];
  /** `2023` */
  readonly years: readonly string[];
  /** Slugs. */
  readonly organizations: readonly string[];
  readonly venues: readonly string[];
  readonly hasCode: boolean;
  readonly sort: "relevance" | "newest" | "oldest";
  /** The first result wanted, counted from 0, and how many. */
  readonly from: number;
  readonly count: number;
  /** The last word may be unfinished: what begins with it matches too. */
  readonly isTyping: boolean;
}

/** UTF-16 units of a text, `to` not included. */
export type Range = readonly [from: number, to: number];

export interface SearchHit {
  readonly id: string;
  readonly title: string;
  /** What is said before its title when it no longer stands. */
  readonly withdrawal?: string | undefined;
  /** Plain text. */
  readonly abstract: string;
  /** The first of them. */
  readonly authors: readonly string[];
  /** How many there are, when that is known and more than are named. */
  readonly authorCount?: number | undefined;
  readonly organization?: string | undefined;
  readonly published?: string | undefined;
  /** The date is inferred. */
  readonly isGuessed: boolean;
  readonly venue?: string | undefined;
  readonly topics: readonly { readonly slug: string; readonly title: string }[];
  /** The words that were found: rising, none touches the next. */
  readonly marks: { readonly title: readonly Range[]; readonly abstract: readonly Range[] };
}

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** How many papers there would be, had nothing else of this facet been chosen. */
  readonly count: number;
}

/** Values that papers have and those that are chosen; most papers first, years newest first. */
export interface Facets {
  readonly topics: readonly FacetValue[];
  readonly years: readonly FacetValue[];
  readonly organizations: readonly FacetValue[];
  readonly venues: readonly FacetValue[];
  readonly hasCode: number;
}

export interface SearchAnswer {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets?: Facets | undefined;
  /** What was not understood, or is in no paper, in words. */
  readonly problems: readonly string[];
}

export interface Searcher {
  /** Rejects when a file of the index does not come, or the index has changed since it was opened. */
  readonly search: (request: SearchRequest) => Promise<SearchAnswer>;
  /** By itself, so that results can show first: it takes a row of every paper found. */
  readonly facets: (request: SearchRequest) => Promise<Facets>;
}
