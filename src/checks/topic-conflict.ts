import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "A paper cannot be pinned to a topic and kept out of it.",
  mend: "Delete the topic from “topics” or from “notTopics”.",
  example: {
    bad: `topics: [sorting]
notTopics: [sorting]`,
    good: "notTopics: [sorting]",
  },
  check: ({ archive: { papers, topics } }, report) => {
    const slugs = new Map(topics.flatMap(({ slug, aliases }) => aliases.map((alias) => [alias, slug] as const)));
    for (const { slug } of topics) slugs.set(slug, slug);
    for (const paper of papers) {
      if (paper.topics.length === 0 || paper.notTopics.length === 0) continue;
      const pinned = new Set(paper.topics.map((slug) => slugs.get(slug) ?? slug));
      for (const [index, slug] of paper.notTopics.entries()) {
        if (pinned.has(slugs.get(slug) ?? slug))
          report.at(
            paper.file,
            ["notTopics", index],
            `found “${slug}” under “notTopics” and under “topics”; expected one of them: delete it from the other`,
          );
      }
    }
  },
});
