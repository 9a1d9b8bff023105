import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Topic, TopicTerm } from "../src/model/topic.ts";
import { assignTopics } from "../src/topics/assign.ts";
import { compileTopics } from "../src/topics/match.ts";
import { makePaper } from "./sample-content.ts";

type Rules = Partial<Omit<Topic, "slug" | "terms">> & { readonly terms: readonly (string | TopicTerm)[] };

/** A topic in which a paper is as soon as one of its terms is in the title or the abstract. */
function makeTopic(slug: string, { terms, ...rules }: Rules): Topic {
  return {
    slug,
    file: `content/topics/${slug}.md`,
    title: slug,
    description: `Papers about ${slug}.`,
    exclude: [],
    atLeast: 1,
    aliases: [],
    introduction: "",
    ...rules,
    terms: terms.map((term) => (typeof term === "string" ? { phrase: term, title: 1, abstract: 1 } : term)),
  };
}

/** The slugs of the topics that a text in the abstract brings. */
function slugsOf(topics: readonly Topic[], abstractText: string, title = ""): readonly string[] {
  return compileTopics(topics)({ title, abstractText }).map(({ slug }) => slug);
}

const isFound = (phrase: string, text: string, rules: Partial<Topic> = {}): boolean =>
  slugsOf([makeTopic("topic", { terms: [phrase], ...rules })], text).length === 1;

describe("phrases", () => {
  test.each([
    ["low-rank", "a low-rank matrix"],
    ["low-rank", "a low rank matrix"],
    ["low-rank", "a low\nrank matrix"],
    ["low-rank", "a lowrank matrix"],
    ["low rank", "a low-rank matrix"],
    ["low-rank", "a low\u2011rank matrix"],
    ["low-rank", "a low\u2013rank matrix"],
    ["low-rank", "a low\u2212rank matrix"],
    ["low-rank", "Low-Rank matrices"],
    ["low-rank", "a **low**-*rank* matrix"],
    ["low-rank", "a low\\-rank matrix"],
    ["end-to-end", "trained endtoend"],
    ["4-bit", "a 4bit number"],
    ["quantiz*", "quantizers"],
    ["quantiz*", "quantiz"],
    ["state space model*", "State Space Models"],
    ["teacher's pet", "the teacher\u2019s pet"],
    ["teacher\u2019s pet", "the teacher's pet"],
    ["n:m sparsity", "N:M sparsity"],
    ["1.58-bit", "at 1.58 bits, 1.58-bit"],
    ["efficient", "e\ufb03cient"],
    ["schro\u0308dinger bridge*", "the Schr\u00f6dinger bridge"],
    ["graph", "graph"],
    ["graph", "(graph)"],
    ["Graph", "graph"],
  ])("%s is found in “%s”", (phrase, text) => {
    expect(isFound(phrase, text)).toBe(true);
  });

  test.each([
    ["low rank", "a lowrank matrix"],
    ["low-rank", "a flow ranking"],
    ["rank low", "a low-rank matrix"],
    ["low rank", "low matrix rank"],
    ["graph", "graphs"],
    ["graph", "paragraph"],
    ["prun*", "a spruned tree"],
    ["quantiz*", "quanti z"],
    ["state space model*", "state spaces model"],
    ["low rank", "it is low. Rank it."],
    ["low rank", "high, low, rank"],
    ["low rank", "low (rank)"],
    ["low rank", "low\n\nrank"],
    ["unlearn", "see https://example.org/unlearn for code"],
    ["low rank", "low https://example.org rank"],
    ["", "anything"],
    ["*", "anything"],
    ["…", "anything …"],
  ])("%s is not found in “%s”", (phrase, text) => {
    expect(isFound(phrase, text)).toBe(false);
  });

  test("a web address glued to a sentence is passed over, what follows it is read", () => {
    expect(isFound("graph", "Code:https://example.org/tree. A graph.")).toBe(true);
  });
});

describe("exclusions", () => {
  const quantization = { exclude: ["vector quantiz*"] };

  test("take their words out before terms are looked for", () => {
    expect(isFound("quantiz*", "We use vector quantization.", quantization)).toBe(false);
    expect(isFound("quantiz*", "Unlike vector quantization, integer quantization is fast.", quantization)).toBe(true);
  });

  test("take out a longer phrase that shares a word with them", () => {
    expect(isFound("quantization of weights", "vector quantization of weights", quantization)).toBe(false);
    expect(isFound("feature vector", "feature vector quantization", quantization)).toBe(false);
  });

  test("hold for their own topic alone", () => {
    const topics = [makeTopic("a", { terms: ["quantiz*"], ...quantization }), makeTopic("b", { terms: ["quantiz*"] })];
    expect(slugsOf(topics, "vector quantization")).toEqual(["b"]);
  });
});

describe("points", () => {
  const term = { phrase: "graph", title: 3, abstract: 1 };
  const pointsAtLeast = (atLeast: number, title: string, abstract: string): boolean =>
    slugsOf([makeTopic("topic", { terms: [term], atLeast })], abstract, title).length === 1;

  test("the title counts once, the abstract once for a mention and once more for a second", () => {
    expect(pointsAtLeast(3, "A graph of a graph", "")).toBe(true);
    expect(pointsAtLeast(4, "A graph of a graph", "")).toBe(false);
    expect(pointsAtLeast(1, "", "a graph")).toBe(true);
    expect(pointsAtLeast(2, "", "a graph")).toBe(false);
    expect(pointsAtLeast(2, "", "a graph, a graph")).toBe(true);
    expect(pointsAtLeast(3, "", "a graph, a graph, a graph")).toBe(false);
    expect(pointsAtLeast(5, "Graph", "a graph, a graph")).toBe(true);
    expect(pointsAtLeast(6, "Graph", "a graph, a graph, a graph")).toBe(false);
  });

  test("terms of a topic add up", () => {
    const topic = makeTopic("topic", { terms: ["graph", "node", "edge"], atLeast: 3 });
    expect(slugsOf([topic], "A graph has a node.")).toEqual([]);
    expect(slugsOf([topic], "A graph has a node and an edge.")).toEqual(["topic"]);
  });

  test("a term without points brings nobody in, not even where no points are asked for", () => {
    const topic = makeTopic("topic", { terms: [{ phrase: "graph", title: 0, abstract: 0 }], atLeast: 0 });
    expect(slugsOf([topic], "graph", "graph")).toEqual([]);
  });

  test("the strongest topic comes first, equal ones by slug, whatever the order of the topics", () => {
    const topics = [
      makeTopic("c", { terms: ["graph"] }),
      makeTopic("a", { terms: ["graph"] }),
      makeTopic("b", { terms: ["graph", "node"] }),
    ];
    expect(slugsOf(topics, "a graph, a node")).toEqual(["b", "a", "c"]);
    expect(slugsOf(topics.toReversed(), "a graph, a node")).toEqual(["b", "a", "c"]);
  });
});

describe("reasons", () => {
  const reasonOf = (terms: readonly (string | TopicTerm)[], title: string, abstractText: string): string | undefined =>
    compileTopics([makeTopic("topic", { terms })])({ title, abstractText })[0]?.why;

  test("quote the words as they stand, the title's first", () => {
    expect(reasonOf(["post-training quantiz*", "4-bit"], "Post\u2011Training Quantization", "At 4-bit it holds.")).toBe(
      "“Post\u2011Training Quantization” in the title, “4-bit” in the abstract",
    );
  });

  test("quote the strongest three", () => {
    const terms = ["one", { phrase: "two", title: 1, abstract: 3 }, { phrase: "three", title: 2, abstract: 1 }, "four"];
    expect(reasonOf(terms, "Three", "One, two and four.")).toBe(
      "“Three” in the title, “two” and “One” in the abstract",
    );
  });

  test("quote a term from the title when both have it", () => {
    expect(reasonOf(["graph"], "A Graph", "The graph is a graph.")).toBe("“Graph” in the title");
  });

  test("do not say the same words twice", () => {
    expect(reasonOf(["low-rank", "low-rank adaptation", "rank"], "", "Low-rank adaptation helps.")).toBe(
      "“Low-rank adaptation” in the abstract",
    );
  });

  test("are one line of plain words, even where the abstract is Markdown, and never long", () => {
    expect(reasonOf(["n:m sparsity"], "", "with n:m\\_sparsity")).toBe("“n:m_sparsity” in the abstract");
    expect(reasonOf(["low rank"], "", "low\n  rank")).toBe("“low rank” in the abstract");
    expect(reasonOf(["ab*"], "", `ab${"\u{1d4b3}".repeat(500)}`)?.length).toBeLessThan(110);
  });
});

describe("assignment", () => {
  const topics = [
    makeTopic("graphs", { terms: ["graph"], aliases: ["networks"] }),
    makeTopic("trees", { terms: ["tree"] }),
  ];
  const pinned = "pinned by an editor";

  test("gives each paper its topics, and an empty list to a paper in none", () => {
    const papers = [makePaper({ id: "a", title: "A graph" }), makePaper({ id: "b", title: "A stone" })];
    const topicsOf = assignTopics(papers, topics);
    expect(topicsOf.get("a")).toEqual([{ slug: "graphs", why: "“graph” in the title" }]);
    expect(topicsOf.get("b")).toEqual([]);
  });

  test("puts what an editor pinned first, by slug, and says so", () => {
    const paper = makePaper({ id: "a", title: "A graph", topics: ["trees"] });
    expect(assignTopics([paper], topics).get("a")).toEqual([
      { slug: "trees", why: pinned },
      { slug: "graphs", why: "“graph” in the title" },
    ]);
    const both = makePaper({ id: "b", title: "A graph", topics: ["trees", "graphs", "trees"] });
    expect(assignTopics([both], topics).get("b")).toEqual([
      { slug: "graphs", why: pinned },
      { slug: "trees", why: pinned },
    ]);
  });

  test("leaves out what an editor banned, pinned or not", () => {
    const paper = makePaper({
      id: "a",
      title: "A graph and a tree",
      topics: ["trees"],
      notTopics: ["graphs", "trees"],
    });
    expect(assignTopics([paper], topics).get("a")).toEqual([]);
  });

  test("knows a topic by a former slug, and passes over one that does not exist", () => {
    const paper = makePaper({ id: "a", title: "A tree", topics: ["networks", "unheard-of"] });
    expect(assignTopics([paper], topics).get("a")).toEqual([
      { slug: "graphs", why: pinned },
      { slug: "trees", why: "“tree” in the title" },
    ]);
    const banned = makePaper({ id: "b", title: "A graph", notTopics: ["networks"] });
    expect(assignTopics([banned], topics).get("b")).toEqual([]);
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    "low",
    "rank",
    "quantiz",
    "graph",
    "vector",
    "-",
    ", ",
    ". ",
    "\n\n",
    " ",
    "\u2011",
    "https://",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word).map((words) => words.join("")),
  );
  const anyPhrase = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("low-rank", "quantiz*", "graph", "rank low"),
  );
  const anyTopic = fc.record({
    terms: fc.array(fc.record({ phrase: anyPhrase, title: fc.nat(3), abstract: fc.nat(2) }), { maxLength: 4 }),
    exclude: fc.array(anyPhrase, { maxLength: 2 }),
    atLeast: fc.nat(4),
  });
  const anyTopics = fc
    .array(anyTopic, { maxLength: 5 })
    .map((rules) => rules.map((rule, number) => makeTopic(`topic-${number}`, rule)));

  test("throws nothing, gives each topic at most once, always with a reason, in the same order for shuffled topics", () => {
    fc.assert(
      fc.property(anyTopics, anyText, anyText, fc.nat(), (topics, title, abstractText, turn) => {
        const found = compileTopics(topics)({ title, abstractText });
        expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length);
        for (const { why } of found) expect(why).toMatch(/^“[^]+” in the (?:title|abstract)$/u);
        const at = turn % (topics.length + 1);
        const turned = [...topics.slice(at), ...topics.slice(0, at)];
        expect(compileTopics(turned)({ title, abstractText })).toEqual(found);
      }),
    );
  });

  test("every word of a quote stands in the text", () => {
    fc.assert(
      fc.property(anyTopics, anyText, (topics, abstractText) => {
        const text = abstractText.replace(/\s+/gu, " ");
        for (const { why } of compileTopics(topics)({ title: "", abstractText })) {
          for (const [, quote = ""] of why.matchAll(/“([^”]*)”/gu)) {
            expect(text.replaceAll("\\", "")).toContain(quote.replace(/…$/u, "").replaceAll("\\", ""));
          }
        }
      }),
    );
  });

  test.each([
    ["one word", "quantiz".repeat(20_000)],
    ["many mentions", "low rank ".repeat(20_000)],
    ["exclusions everywhere", "vector quantization ".repeat(10_000)],
    ["the beginning of a phrase again and again", "a ".repeat(100_000)],
    ["blanks", `low${" ".repeat(200_000)}rank`],
    ["line ends", `low${"\n ".repeat(100_000)}rank`],
    ["addresses", "https://".repeat(25_000)],
    ["marks", "e\u0301".repeat(100_000)],
  ])("takes time in proportion to the text: %s", (_, text) => {
    const topics = [
      makeTopic("a", { terms: ["low-rank", "quantiz*", "a a a a b"], exclude: ["vector quantiz*", "low rank low"] }),
    ];
    const match = compileTopics(topics);
    const started = performance.now();
    for (let round = 0; round < 5; round += 1) match({ title: text, abstractText: text });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
