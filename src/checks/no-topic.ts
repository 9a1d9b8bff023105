import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A paper in no topic is found by nobody who browses.",
  mend: "Widen a topic's rules, pin the paper to a topic with “topics:”, or make a topic.",
  example: {
    bad: `title: Sorting Shells with the Tide
id: sorting-shells`,
    good: `title: Sorting Shells with the Tide
id: sorting-shells
topics: [sorting]`,
  },
  check: ({ archive: { papers, topics }, topicsOf }, report) => {
    if (topics.length === 0) return;
    for (const { id, file } of papers) {
      if ((topicsOf.get(id)?.length ?? 0) === 0)
        report.at(
          file,
          ["title"],
          "found a paper in no topic; expected at least one: pin one with “topics: [slug]”, or widen the rules of one in content/topics",
        );
    }
  },
});
