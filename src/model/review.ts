import type { ChangedFile } from "./changed-file.ts";
import type { PartialDate } from "./date.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import type { UrlPath } from "./url.ts";

/** A piece of a text beside its other version: in both, or in one alone. */
export interface WordPiece {
  readonly kind: "same" | "old" | "new";
  readonly text: string;
}

/** One field of a paper that changed; values as a person would write them, undefined where the field was not there. */
export interface FieldChange {
  /** As in front matter; `abstract` and `notes` for the two parts of the body. */
  readonly field: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** The two values laid over each other, word by word, when both are text. */
  readonly words?: readonly WordPiece[] | undefined;
  /** Who owns the value now (CONTRACT §2). */
  readonly owner: "machine" | "person";
  /** True when the value was inferred. */
  readonly isGuessed: boolean;
}

/** A topic that a paper came into or left. */
export interface TopicMove {
  readonly slug: string;
  readonly title: string;
  readonly kind: "gained" | "lost";
  /** Why it is in (or was), as pages say it. */
  readonly why: string;
  /** What moved it: its own text or pins, or the topic's rule. */
  readonly cause: "paper" | "rule";
}

/** A paper that a branch changes. */
export interface PaperChange {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly kind: "added" | "changed" | "removed" | "merged" | "renamed";
  /** Where it went: the paper that has its id as an alias now, or that its tombstone names. */
  readonly into?: string | undefined;
  /** Why it is gone, as its tombstone says. */
  readonly reason?: string | undefined;
  readonly published?: PartialDate | undefined;
  /** True when `published` was inferred, wholly or in part. */
  readonly isPublishedGuessed?: boolean | undefined;
  readonly fields: readonly FieldChange[];
  readonly topics: readonly TopicMove[];
  /** Repairs of the normaliser that are new with this branch. */
  readonly repairs: readonly Repair[];
  /** Why a person should look at it first: `the year was inferred`, `2 near duplicates`; empty for one that every check has proved. */
  readonly doubts: readonly string[];
}

/** A topic whose file changed, and the papers that its new rule moves. */
export interface TopicChange {
  readonly slug: string;
  readonly title: string;
  readonly kind: "added" | "changed" | "removed" | "renamed";
  readonly fields: readonly FieldChange[];
  /** Ids of papers. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export interface DigestChange {
  readonly id: string;
  readonly title: string;
  readonly kind: "added" | "changed" | "removed";
  readonly date: PartialDate;
  /** How many entries it lists, before and now; of them, how many are papers that the archive had already. */
  readonly entries: { readonly before: number; readonly after: number; readonly known: number };
  readonly fields: readonly FieldChange[];
}

/** Two papers that may be one, for a person to decide. */
export interface OpenPair {
  readonly ids: readonly [string, string];
  readonly titles: readonly [string, string];
  /** 0 to 1 */
  readonly score: number;
}

/** Addresses of the site that a branch adds, changes or takes away. */
export interface AddressChanges {
  readonly added: readonly UrlPath[];
  readonly changed: readonly UrlPath[];
  /** Those that lead elsewhere now. */
  readonly redirected: readonly { readonly path: UrlPath; readonly to: UrlPath }[];
  /** Those that nothing answers any more: each is an error. */
  readonly vanished: readonly UrlPath[];
  /**
   * Listings that no paper is in any more, and short ways to a paper whose number was corrected: they go with what they told, and nobody
   * could keep them.
   */
  readonly emptied?: readonly UrlPath[];
  /** Feeds that get, lose or change an entry. */
  readonly feeds: readonly {
    readonly path: UrlPath;
    readonly title: string;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
  }[];
}

/** One point of what a reviewer makes sure of. */
export interface ChecklistItem {
  readonly id: string;
  /** What is true when it is ticked. */
  readonly claim: string;
  /** `proved`: a check did it; `failed`: a check found the contrary; `open`: only a person can tell. */
  readonly state: "proved" | "failed" | "open";
  /** What proved it or what is against it, with figures. */
  readonly evidence: string;
  /** Where to look, the most suspicious first. */
  readonly places: readonly { readonly file: string; readonly line: number; readonly what: string }[];
}

/** All that a branch changes in an archive, for its reviewer: facts alone, in a fixed order; how it is laid out is another matter. */
export interface Review {
  readonly base: { readonly ref: string; readonly commit: string };
  /** What could not be compared and why, a sentence each: a base without an archive, settings that cannot be read. */
  readonly notes?: readonly string[];
  readonly totals: { readonly papersBefore: number; readonly papersAfter: number };
  /** Those with doubts first, then removed, merged, renamed, changed, added; then by id. */
  readonly papers: readonly PaperChange[];
  readonly topics: readonly TopicChange[];
  readonly digests: readonly DigestChange[];
  /** Files of `content/` that are no paper, topic or digest: settings, decisions, captures, hand-written pages. */
  readonly content: readonly ChangedFile[];
  /** Files outside `content/`: what they do, no check of content can tell. */
  readonly outside: readonly ChangedFile[];
  readonly nearDuplicates: readonly OpenPair[];
  readonly problems: {
    /** In the archive now and not before, those that compare the two included. */
    readonly introduced: readonly Problem[];
    readonly fixed: readonly Problem[];
    /** How many were there before and still are. */
    readonly standing: number;
  };
  readonly addresses: AddressChanges;
  readonly checklist: readonly ChecklistItem[];
}
