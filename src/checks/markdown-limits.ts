import { defineCheck } from "../contracts.ts";
import { bodyOf } from "../model/body.ts";
import { measureNesting } from "../text/markdown-marks.ts";

/** UTF-16 units; the longest abstracts have five thousand. */
const SIZE_LIMIT = 200 * 1024;
const DEPTH_LIMIT = 100;
/** Pairing marks takes a parser time that grows with their square. */
const MARKS_LIMIT = 5000;

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "A text of no more than a few kilobytes can hold up a Markdown parser for minutes, or end it.",
  mend: "Shorten the text, or put what is nested or full of marks into a code block.",
  example: {
    bad: ">>>>>>>>>>>>>>>>>>>>>>>> … and so on, 300 deep",
    good: `> A quotation, and
>
> > one inside it.`,
  },
  check: ({ archive: { files } }, report) => {
    for (const file of files.values()) {
      if (!file.path.endsWith(".md")) continue;
      const body = bodyOf(file);
      if (body.length > SIZE_LIMIT) {
        report.inBody(
          file.path,
          0,
          `found ${body.length} characters of Markdown; expected at most ${SIZE_LIMIT}: shorten the text`,
        );
        continue;
      }
      if (body.length < DEPTH_LIMIT) continue;
      const { depth, at, marks } = measureNesting(body);
      if (depth > DEPTH_LIMIT)
        report.inBody(
          file.path,
          at,
          `found Markdown nested ${depth} deep; expected at most ${DEPTH_LIMIT}: take out quotes, lists, brackets or emphasis that nobody closes`,
        );
      else if (marks > MARKS_LIMIT)
        report.inBody(
          file.path,
          0,
          `found ${marks} of the marks * _ [ ]; expected at most ${MARKS_LIMIT}: shorten the text, or put it into a code block`,
        );
    }
  },
});
