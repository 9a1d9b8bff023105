import type { Catalog, TopicListing } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import type { Topic } from "../model/topic.ts";
import { compareText } from "../model/problem.ts";

/** A topic and how many of some papers are in it. */
export interface TopicCount {
  readonly listing: TopicListing;
  readonly count: number;
}

/** The topics of some papers, most frequent first, then by title. */
export function countTopics(papers: readonly Paper[], catalog: Catalog): readonly TopicCount[] {
  const counts = new Map<string, number>();
  for (const paper of papers)
    for (const { slug } of catalog.topicsOf.get(paper.id) ?? []) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return [...counts]
    .flatMap(([slug, count]) => {
      const listing = catalog.topicBySlug.get(slug);
      return listing === undefined ? [] : [{ listing, count }];
    })
    .sort((a, b) => b.count - a.count || compareText(a.listing.topic.title, b.listing.topic.title));
}

/**
 * Up to `most` topics that together say most about some papers: the most frequent one, then each time the one with most papers that none
 * of them has yet, so that a topic and its narrower ones do not fill the row.
 */
export function chooseTopics(papers: readonly Paper[], catalog: Catalog, most: number): readonly Topic[] {
  const chosen: Topic[] = [];
  let left = papers;
  while (chosen.length < most && left.length > 0) {
    const topic = countTopics(left, catalog)[0]?.listing.topic;
    if (topic === undefined) break;
    chosen.push(topic);
    left = left.filter((paper) => !catalog.topicsOf.get(paper.id)?.some(({ slug }) => slug === topic.slug));
  }
  return chosen;
}

/**
 * A topic's title inside a sentence: its first word in lower case, unless it is a name or an abbreviation: it has a capital or a digit
 * inside, or the topic's own text writes it with a capital inside a sentence and never without (`quantization`, but `Bayesian`).
 */
export function titleInSentence(topic: Topic): string {
  const [first = ""] = topic.title.split(/[\s-]/u);
  const lower = first.toLowerCase();
  const text = `${topic.description} ${topic.introduction}`;
  if (/[\p{Lu}\p{N}]/u.test(first.slice(1)) || /^\p{N}/u.test(first)) return topic.title;
  const isName = [...text.matchAll(/(?<=[\p{L},;] \(?)[\p{L}\p{N}]+/gu)].some(([word]) => word === first);
  const isWord = text.split(/[^\p{L}\p{N}]+/u).includes(lower);
  return isName && !isWord ? topic.title : lower + topic.title.slice(first.length);
}
