import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { Membership, Topic } from "../model/topic.ts";
import { compileTopics } from "./match.ts";

const PINNED = "pinned by an editor";

/**
 * Works out the topics of all papers: paper id → memberships, an empty list for a paper in none. Topics that a person pinned come first, by
 * slug; then those of the rules, strongest first; those that a person banned are left out, pinned or not. A former slug stands for its
 * topic; a slug that no topic has is passed over. The order of papers and topics changes nothing but the order of the map.
 */
export function assignTopics(
  papers: readonly Paper[],
  topics: readonly Topic[],
): ReadonlyMap<string, readonly Membership[]> {
  const match = compileTopics(topics);
  const slugs = indexSlugs(topics);
  return new Map(
    papers.map((paper) => [
      paper.id,
      assign(paper, match({ title: paper.title, abstractText: paper.abstract }), slugs),
    ]),
  );
}

function assign(
  { topics, notTopics }: Paper,
  matched: readonly Membership[],
  slugs: ReadonlyMap<string, string>,
): readonly Membership[] {
  if (topics.length + notTopics.length === 0) return matched;
  const banned = resolve(notTopics, slugs);
  const pinned = resolve(topics, slugs);
  const kept = matched.filter(({ slug }) => !banned.has(slug) && !pinned.has(slug));
  const first = [...pinned].filter((slug) => !banned.has(slug)).sort(compareText);
  return [...first.map((slug) => ({ slug, why: PINNED })), ...kept];
}

function resolve(names: readonly string[], slugs: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(names.flatMap((name) => slugs.get(name) ?? []));
}

/** Slug or former slug → slug; a slug in use is never a former one. */
function indexSlugs(topics: readonly Topic[]): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  const ordered = [...topics].sort((a, b) => compareText(a.slug, b.slug));
  for (const { slug, aliases } of ordered) for (const alias of aliases) slugs.set(alias, slug);
  for (const { slug } of ordered) slugs.set(slug, slug);
  return slugs;
}
