import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import type { Archive } from "../src/model/archive.ts";
import type { Membership } from "../src/model/topic.ts";
import { markdownToText } from "../src/render/markdown.ts";
import { assignTopics } from "../src/topics/assign.ts";
import { compileTopics } from "../src/topics/match.ts";

/*
 * What the committed topics promise about the committed papers. When new papers break one of these, the rules of content/topics want a
 * reviewer's eye: a new topic, a narrower phrase, or a pin on the paper.
 */
const FEWEST_TOPICS = 24;
const MOST_TOPICS = 40;
const FEWEST_PAPERS = 3;
const LARGEST_SHARE = 1 / 3;
const MANY_TOPICS = 5;
const SHARE_IN_MANY = 0.1;

let archive: Archive;
let topicsOf: ReadonlyMap<string, readonly Membership[]>;

beforeAll(async () => {
  archive = await readArchive(fileURLToPath(new URL("..", import.meta.url)));
  topicsOf = assignTopics(archive.papers, archive.topics);
});

const membersOf = (slug: string): readonly string[] =>
  archive.papers
    .filter(({ id }) => topicsOf.get(id)?.some((membership) => membership.slug === slug))
    .map(({ id }) => id);

describe("the committed topics", () => {
  test("can all be read", () => {
    expect(archive.problems.filter(({ file }) => file.startsWith("content/topics/"))).toEqual([]);
    expect(archive.papers.length).toBeGreaterThan(0);
  });

  test(`are ${FEWEST_TOPICS} to ${MOST_TOPICS}`, () => {
    expect(archive.topics.length).toBeGreaterThanOrEqual(FEWEST_TOPICS);
    expect(archive.topics.length).toBeLessThanOrEqual(MOST_TOPICS);
  });

  test("leave no paper out", () => {
    const without = archive.papers.filter(({ id }) => topicsOf.get(id)?.length === 0).map(({ file }) => file);
    expect(without, "papers in no topic").toEqual([]);
  });

  test("put at most a tenth of the papers in more than five topics", () => {
    const crowded = [...topicsOf].filter(([, memberships]) => memberships.length > MANY_TOPICS).map(([id]) => id);
    expect(crowded.length, `in many topics: ${crowded.join(", ")}`).toBeLessThanOrEqual(
      archive.papers.length * SHARE_IN_MANY,
    );
  });

  test("each have at least three papers and at most a third of all", () => {
    const sizes = archive.topics.map(({ slug }) => ({ slug, size: membersOf(slug).length }));
    const most = archive.papers.length * LARGEST_SHARE;
    expect(
      sizes.filter(({ size }) => size < FEWEST_PAPERS),
      "topics with too few papers",
    ).toEqual([]);
    expect(
      sizes.filter(({ size }) => size > most),
      "topics with too many papers",
    ).toEqual([]);
  });

  test("say why, in words that the paper has", () => {
    for (const { id, title, abstract } of archive.papers) {
      const text = `${title}\n${markdownToText(abstract)}`.replace(/\s+/gu, " ");
      for (const { slug, why } of topicsOf.get(id) ?? []) {
        const quotes = [...why.matchAll(/“([^”]*)”/gu)].map(([, quote = ""]) => quote);
        expect(
          quotes.filter((quote) => !text.includes(quote)),
          `${id} in ${slug}: ${why}`,
        ).toEqual([]);
        expect(quotes.length, `${id} in ${slug}`).toBeGreaterThan(0);
      }
    }
  });

  test("are found alike in an abstract's Markdown and in its plain text", () => {
    const match = compileTopics(archive.topics);
    for (const { id, title, abstract, topics, notTopics } of archive.papers) {
      if (topics.length + notTopics.length > 0) continue;
      expect(match({ title, abstractText: markdownToText(abstract) }), id).toEqual(topicsOf.get(id));
    }
  });

  test("have no phrase or exclusion that stands twice in one topic", () => {
    for (const { slug, terms, exclude } of archive.topics) {
      const phrases = [...terms.map(({ phrase }) => phrase), ...exclude].map((phrase) =>
        phrase.toLowerCase().replace(/[-\s]+/gu, " "),
      );
      expect(
        phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index),
        slug,
      ).toEqual([]);
    }
  });

  test("have a description of one sentence and an introduction of some length", () => {
    for (const { slug, description, introduction } of archive.topics) {
      expect(description, slug).toMatch(/^[A-Z0-9][^.!?]{30,160}\.$/u);
      expect(introduction.split("\n\n").length, slug).toBeGreaterThanOrEqual(2);
      expect(introduction.length, slug).toBeGreaterThan(300);
    }
  });
});
