import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "archive",
  severity: "note",
  why: "A topic without a paper is a page with nothing on it; mostly its rules have a slip.",
  mend: "Widen the topic's phrases or lower “atLeast”; delete the topic if nothing is about it.",
  example: {
    bad: `match:
  phrases: [quantisaton]`,
    good: `match:
  phrases: ["quantis*", "quantiz*"]`,
  },
  check: ({ archive, topics }, report) => {
    if (archive.papers.length === 0) return;
    for (const { topic, papers } of topics) {
      if (papers.length === 0)
        report.at(
          topic.file,
          ["match"],
          "found no paper in this topic; expected at least one: widen its phrases, lower “atLeast”, or delete the topic",
        );
    }
  },
});
