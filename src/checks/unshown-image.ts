import { defineCheck } from "../contracts.ts";
import { bodyOf } from "../model/body.ts";
import { maskCode } from "../text/markdown-marks.ts";

/** `![…](…)`, `![…][…]` */
const IMAGE = /(?<!\\)!\[(?:[^[\]\\]|\\.)*\] ?[([]/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "Pages load nothing from another origin, and the archive keeps no pictures: an image is shown as its description alone.",
  mend: "Describe in words what the image shows, or link to it.",
  example: {
    bad: "![Accuracy rises with size, then levels off](https://example.org/plot.png)",
    good: "Accuracy rises with size, then levels off ([the plot](https://example.org/plot.png)).",
  },
  check: ({ archive: { files } }, report) => {
    for (const file of files.values()) {
      if (!file.path.endsWith(".md") || !file.text.includes("![")) continue;
      let offset = 0;
      for (const line of maskCode(bodyOf(file)).split("\n")) {
        const at = line.search(IMAGE);
        if (at >= 0)
          report.inBody(
            file.path,
            offset + at,
            "found an image, of which pages show the description alone; expected words: describe it, or make it a link by deleting the “!”",
          );
        offset += line.length + 1;
      }
    }
  },
});
