import { defineCheck } from "../contracts.ts";
import { nearestNames } from "../text/near.ts";

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "A pinned or banned topic that does not exist changes nothing, and whoever wrote it believes it does.",
  mend: "Write the slug of a topic, the name of its file in content/topics, or make the topic.",
  example: {
    bad: "topics: [quantisation]",
    good: "topics: [quantization]",
  },
  check: ({ archive: { papers, topics } }, report) => {
    const known = new Set(topics.flatMap(({ slug, aliases }) => [slug, ...aliases]));
    for (const paper of papers) {
      for (const key of ["topics", "notTopics"] as const) {
        for (const [index, slug] of paper[key].entries()) {
          if (!known.has(slug))
            report.at(paper.file, [key, index], `found the unknown topic “${slug}”; expected ${suggest(slug, known)}`);
        }
      }
    }
  },
});

function suggest(slug: string, known: ReadonlySet<string>): string {
  const [near] = nearestNames(slug, known, 1);
  return near === undefined
    ? "the name of a file in content/topics: correct it, or make the topic"
    : `a file of content/topics: did you mean “${near}”?`;
}
