import { defineCheck } from "../contracts.ts";
import { bodyOf } from "../model/body.ts";
import { maskCode } from "../text/markdown-marks.ts";
import { maskFormulas } from "../text/tex/formulas.ts";

/** A tag, comment or declaration (CommonMark 0.31, §6.6); `<https://…>` and `<name@host>` are links. */
const HTML = /(?<!\\)<(?:!--|![A-Za-z]|\?|\/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>)/gu;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "HTML in a text is never run: pages show it as the characters it is made of.",
  mend: "Write Markdown, or put a backslash before “<” if the characters are meant.",
  example: {
    bad: "The code is <b>open</b>.<br>",
    good: "The code is **open**.",
  },
  check: ({ archive: { files } }, report) => {
    for (const file of files.values()) {
      if (!file.path.endsWith(".md") || !file.text.includes("<")) continue;
      const body = maskFormulas(maskCode(bodyOf(file)));
      let lineEnd = 0;
      for (const match of body.matchAll(HTML)) {
        if (match.index < lineEnd) continue;
        lineEnd = endOfLine(body, match.index);
        const shown = match[0].length > 40 ? `${match[0].slice(0, 40)}…` : match[0];
        report.inBody(
          file.path,
          match.index,
          `found the HTML “${shown.replace(/\s+/gu, " ")}”, which pages show as text; expected Markdown: rewrite it, or put a backslash before “<”`,
        );
      }
    }
  },
});

/** One finding a line is enough. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
