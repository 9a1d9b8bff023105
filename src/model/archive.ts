import type { Digest } from "./digest.ts";
import type { Paper } from "./paper.ts";
import type { Place, Problem } from "./problem.ts";
import type { Topic } from "./topic.ts";

/** What `content/site.yaml` says. */
export interface SiteSettings {
  /** UUID minted once: the namespace of the feed entries' ids. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Absolute, ends in `/`. */
  readonly baseUrl: string;
  /** BCP 47 */
  readonly language: string;
  readonly rights: string;
  /** Day the archive began, `YYYY-MM-DD`. */
  readonly since: string;
  /** Address of the editor for a file, with `{path}` for its path in the repository. */
  readonly editUrl?: string | undefined;
  /** Where the archive is kept: `https://github.com/OWNER/NAME`. */
  readonly repository?: string | undefined;
  /** The branch that is published; `main` when absent. */
  readonly branch?: string | undefined;
  /** How the browser editor signs people in: the address of a sign-in helper, or `token`; absent: the site has no editor. */
  readonly editor?: string | undefined;
  /** Other spelling → the one to show. */
  readonly aliases: {
    readonly organizations: Readonly<Record<string, string>>;
    readonly people: Readonly<Record<string, string>>;
  };
}

/** A published paper that had to go: its page says so. */
export interface Tombstone {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly reason: string;
  readonly replacedBy?: string | undefined;
}

/** A hand-written page of `content/pages/`. */
export interface HandPage {
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly body: string;
}

/** What people decided about pairs of papers. */
export interface Decision {
  readonly kind: "same" | "different" | "related" | "unrelated";
  readonly ids: readonly [string, string];
}

/** A rule that a person set aside for one file; it lapses when the text it spoke of changes. */
export interface Waiver {
  readonly rule: string;
  readonly file: string;
  readonly reason: string;
  /** First 8 hex digits of the SHA-256 of the text waived. */
  readonly hash: string;
}

/** A path from the front matter's root to a value: `["links", "code", 0]`. */
export type FieldPath = readonly (string | number)[];

/** A file of `content/` as read, once. */
export interface ContentFile {
  /** Relative to the archive's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Where a value of the front matter (or of a YAML file) stands; the nearest parent's place if it has none. */
  readonly placeOf: (path: FieldPath) => Place;
  /** First line of the Markdown body, counted from 1. */
  readonly bodyLine: number;
}

/** A capture as kept: its bytes are evidence. */
export interface CaptureFile {
  /** File name inside `content/captures/`. */
  readonly name: string;
  readonly sha256: string;
}

/** Everything under `content/`, read once. What could not be read is in `problems`, and left out. */
export interface Archive {
  readonly root: string;
  readonly site: SiteSettings;
  /** Sorted by id. */
  readonly papers: readonly Paper[];
  /** Newest first, undated last; then by id. */
  readonly digests: readonly Digest[];
  /** Sorted by slug. */
  readonly topics: readonly Topic[];
  readonly pages: readonly HandPage[];
  readonly removed: readonly Tombstone[];
  readonly decisions: readonly Decision[];
  readonly waivers: readonly Waiver[];
  readonly captures: readonly CaptureFile[];
  /** Path → file, for rules that point at a place. */
  readonly files: ReadonlyMap<string, ContentFile>;
  /** What reading found wrong: schema, syntax, files that do not belong. */
  readonly problems: readonly Problem[];
}
