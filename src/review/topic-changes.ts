import type { Catalog } from "../model/catalog.ts";
import type { ChangedFile } from "../model/changed-file.ts";
import { compareText } from "../model/problem.ts";
import type { FieldChange, TopicChange, TopicMove } from "../model/review.ts";
import type { Membership, Topic, TopicTerm } from "../model/topic.ts";
import type { ReviewSide } from "./input.ts";
import type { MatchedPaper } from "./match-papers.ts";
import { describeChange } from "./paper-fields.ts";

/** How topics stand to each other before and after. */
export interface TopicSides {
  /** Slug that a topic has now → the one it had. */
  readonly formerSlug: (slug: string) => string;
  /** Slugs, as they are now, of topics whose rule is another, is new or is gone. */
  readonly ruled: ReadonlySet<string>;
  readonly changes: readonly TopicChange[];
}

interface Sides {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
}

/** The topics whose files changed, and the papers that came in or went out with that: those that both sides have. */
export function compareTopics({ before, after }: Sides, changed: readonly ChangedFile[]): TopicSides {
  const files = new Set(changed.map(({ path }) => path));
  const old = new Map(before.archive.topics.map((topic) => [topic.slug, topic]));
  const now = new Map(after.archive.topics.map((topic) => [topic.slug, topic]));
  const former = new Map<string, string>();
  for (const { slug, aliases } of now.values()) {
    const renamed = old.has(slug) ? undefined : aliases.find((alias) => old.has(alias) && !now.has(alias));
    if (renamed !== undefined) former.set(slug, renamed);
  }
  const formerSlug = (slug: string): string => former.get(slug) ?? slug;
  const touched = [...now.values()].filter(({ file, slug }) => files.has(file) || former.has(slug));
  const renamedFrom = new Set(former.values());
  const gone = [...old.values()].filter(({ slug }) => !now.has(slug) && !renamedFrom.has(slug));
  const pairs = [
    ...touched.map((topic) => ({ slug: topic.slug, was: old.get(formerSlug(topic.slug)), is: topic })),
    ...gone.map((topic) => ({ slug: topic.slug, was: topic, is: undefined })),
  ];
  const ruled = pairs.filter(({ was, is }) => ruleOf(was) !== ruleOf(is)).map(({ slug }) => slug);
  const changes = pairs.map((pair) => describeTopic(pair, formerSlug(pair.slug), before.catalog, after.catalog));
  return { formerSlug, ruled: new Set(ruled), changes: changes.toSorted((a, b) => compareText(a.slug, b.slug)) };
}

interface Pair {
  readonly slug: string;
  readonly was: Topic | undefined;
  readonly is: Topic | undefined;
}

function describeTopic({ slug, was, is }: Pair, formerSlug: string, before: Catalog, after: Catalog): TopicChange {
  const [old, now] = [membersOf(formerSlug, before), membersOf(slug, after)];
  const wasIn = new Set(old.map((id) => after.paperById.get(id)?.id ?? id));
  const isIn = new Set(now);
  const kind = was === undefined ? "added" : is === undefined ? "removed" : slug === formerSlug ? "changed" : "renamed";
  return {
    slug,
    title: (is ?? was)?.title ?? slug,
    kind,
    fields: compareTopicFields(was, is),
    gained: now.filter((id) => !wasIn.has(id) && before.paperById.has(id)).sort(compareText),
    lost: [...wasIn].filter((id) => !isIn.has(id) && after.paperById.has(id)).sort(compareText),
  };
}

function membersOf(slug: string, { topicBySlug }: Catalog): readonly string[] {
  return topicBySlug.get(slug)?.papers.map(({ id }) => id) ?? [];
}

/** What a topic takes in, as text; `""` for none. */
function ruleOf(topic: Topic | undefined): string {
  return topic === undefined ? "" : JSON.stringify([topic.terms, topic.exclude, topic.atLeast]);
}

function compareTopicFields(was: Topic | undefined, is: Topic | undefined): readonly FieldChange[] {
  const [old, now] = [showTopic(was), showTopic(is)];
  const fields = Object.keys({ ...now, ...old });
  return fields.flatMap((field) => {
    const [before, after] = [old[field] || undefined, now[field] || undefined];
    return before === after ? [] : [describeChange(field, before, after, { owner: "person", isGuessed: false })];
  });
}

function showTopic(topic: Topic | undefined): Readonly<Record<string, string>> {
  if (!topic) return {};
  const { title, description, terms, exclude, atLeast, aliases, introduction } = topic;
  return {
    title,
    description,
    phrases: terms.map(showTerm).join("; "),
    exclude: exclude.join("; "),
    atLeast: String(atLeast),
    aliases: aliases.join(", "),
    introduction,
  };
}

/** `state space model* (title 4, abstract 2)` */
function showTerm({ phrase, title, abstract }: TopicTerm): string {
  return `${phrase} (title ${title}, abstract ${abstract})`;
}

/** The topics that a paper came into and left, and what moved it; none for one that is gone. */
export function listMoves(
  { id, kind, before: was, after: is, isBroken }: MatchedPaper,
  { before, after }: Sides,
  { formerSlug, ruled }: TopicSides,
): readonly TopicMove[] {
  if (kind === "removed" || kind === "merged" || isBroken || !is) return [];
  const now = after.catalog.topicsOf.get(is.id) ?? [];
  const old = was ? (before.catalog.topicsOf.get(id) ?? []) : [];
  const oldSlugs = new Set(old.map(({ slug }) => slug));
  const nowSlugs = new Set(now.map(({ slug }) => formerSlug(slug)));
  const isSame = was !== undefined && saysTheSame(was, is);
  const isOnOneSide = (slug: string): boolean =>
    ruled.has(slug) && !(before.catalog.topicBySlug.has(formerSlug(slug)) && after.catalog.topicBySlug.has(slug));
  const moves = (kind: TopicMove["kind"], all: readonly Membership[], { topicBySlug }: Catalog): readonly TopicMove[] =>
    all.map(({ slug, why }) => {
      const cause = isSame || (was !== undefined && isOnOneSide(slug)) ? "rule" : "paper";
      return { slug, title: topicBySlug.get(slug)?.topic.title ?? slug, kind, why, cause };
    });
  const gained = now.filter(({ slug }) => !oldSlugs.has(formerSlug(slug)));
  const lost = old.filter(({ slug }) => !nowSlugs.has(slug));
  return [...moves("gained", gained, after.catalog), ...moves("lost", lost, before.catalog)];
}

/** What decides about a paper's topics, but for their rules. */
function saysTheSame(a: MatchedText, b: MatchedText): boolean {
  const key = ({ title, abstract, topics, notTopics }: MatchedText): string =>
    JSON.stringify([title, abstract, topics, notTopics]);
  return key(a) === key(b);
}

type MatchedText = Pick<NonNullable<MatchedPaper["after"]>, "title" | "abstract" | "topics" | "notTopics">;
