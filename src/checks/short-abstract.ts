import { defineCheck } from "../contracts.ts";
import { bodyOf, offsetInBody } from "../model/body.ts";
import { hasWords, stripMarks } from "../text/markdown-marks.ts";

/** Characters. Abstracts of papers have a thousand and more; what is shorter was mostly cut. */
const LEAST = 200;

/** Markdown this long has more than enough text, whatever its marks. */
const LONG = 1500;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: `An abstract under ${LEAST} characters was mostly cut off by the page or the capture.`,
  mend: "Complete the abstract from the paper, or waive the finding if it is whole.",
  example: {
    bad: "We study how shells are sorted.",
    good: "Shells are sorted by the sea before anybody comes: large ones lie high, small ones low. We measure how good the order is on forty beaches, and find that the tide does about half of the work that a person would do.",
  },
  check: ({ archive: { papers, files } }, report) => {
    for (const { abstract, file } of papers) {
      if (abstract.length > LONG) continue;
      const text = stripMarks(abstract);
      if (text.length >= LEAST || !hasWords(text)) continue;
      const content = files.get(file);
      report.inBody(
        file,
        content ? offsetInBody(bodyOf(content), 0) : 0,
        `found an abstract of ${text.length} characters; expected at least ${LEAST}: complete it, or waive this if it is whole`,
      );
    }
  },
});
