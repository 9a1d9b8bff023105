/** A phrase that speaks for a topic, and what it counts for. */
export interface TopicTerm {
  /** Words in their order, folded to lower case; a trailing `*` makes the last word a stem: `quantiz*`, `state space model*`. */
  readonly phrase: string;
  /** Points when the title has it. */
  readonly title: number;
  /** Points when the abstract has it; a second mention counts once more, further ones do not. */
  readonly abstract: number;
}

/** One topic, as `content/topics/<slug>.md` holds it. */
export interface Topic {
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  /** One sentence for a newcomer. */
  readonly description: string;
  readonly terms: readonly TopicTerm[];
  /** Phrases (same grammar) that are taken out of the text before the terms are looked for. */
  readonly exclude: readonly string[];
  /** A paper belongs to the topic from this many points on. */
  readonly atLeast: number;
  /** Former slugs; each stays reachable. */
  readonly aliases: readonly string[];
  /** The introduction, in Markdown. */
  readonly introduction: string;
}

/** Why a paper is in a topic. */
export interface Membership {
  readonly slug: string;
  /** For readers: `“post-training quantization” in the title, “4-bit” in the abstract`, or `pinned by an editor`. */
  readonly why: string;
}
