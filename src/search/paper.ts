/** What the index needs to know of a paper; all texts plain. */
export interface SearchPaper {
  readonly id: string;
  readonly title: string;
  /** What is said before its title when it no longer stands: `Withdrawn`. */
  readonly withdrawal?: string | undefined;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly authorCount?: number | undefined;
  readonly organization?: Named | undefined;
  readonly venue?: string | undefined;
  /** `2023-10-16`, `2023-10`, `2023`, `XXXX-10-16`. */
  readonly published?: string | undefined;
  /** The date is inferred. */
  readonly isGuessed: boolean;
  /** Strongest first. */
  readonly topics: readonly Named[];
  readonly hasCode: boolean;
  /** Numbers by which it is known elsewhere: arXiv, DOI. */
  readonly numbers: readonly string[];
}

/** Something with a page of its own. */
export interface Named {
  readonly slug: string;
  readonly title: string;
}
