import { type CheckReport, defineCheck } from "../contracts.ts";
import type { ContentFile } from "../model/archive.ts";
import { abstractOffset } from "../model/body.ts";
import type { Paper } from "../model/paper.ts";
import { plainParagraphs } from "../text/plain-markdown.ts";

/*
 * What is left of a character that a program could not read: the code of a glyph in a PDF, U+FFFD, a reference of HTML that was escaped once
 * too often, the bytes of UTF-8 read one by one as Windows-1252 (`Ã¶` for `ö`; in words of Portuguese and the like the capital is followed by
 * a letter, never by such a sign), and characters that only one font knows.
 */
const REMNANTS =
  /\(cid:\d{1,5}\)|\uFFFD|&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[lr][sd]quo|#\d{1,7}|#x[\da-fA-F]{1,6});|[\u00c3\u00c2][\u0080-\u00bf]|\u00c3[\u2013-\u2122\u0152-\u0192\u02c6\u02dc]|\u00e2(?:\u20ac|\u0080)[\u0080-\u00bf\u2013-\u2122\u0152-\u0192\u02c6\u02dc]|\u00ef\u00ac[\u0080-\u0086\u20ac]|[\ue000-\uf8ff]/u;

/** A backslash may stand before each mark of it in Markdown. */
const MAY =
  /\(cid|\uFFFD|&|[\u00c2\u00c3\u00e2\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2000-\u2122]|[\ue000-\uf8ff]/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A character that a program could not read is shown as a code or as two strange letters, and no search finds its word.",
  mend: "Write the character that is meant; a “(cid:173)” was a hyphen at the end of a line.",
  example: {
    bad: "The MÃ¶bius transfor(cid:173) mation &amp; its inverse are learnt.",
    good: "The Möbius transformation & its inverse are learnt.",
  },
  check: ({ archive: { papers, files } }, report) => {
    for (const paper of papers) {
      const inTitle = MAY.test(paper.title) ? REMNANTS.exec(paper.title) : null;
      if (inTitle) report.at(paper.file, ["title"], tell(inTitle[0], 0));
      if (MAY.test(paper.abstract)) checkAbstract(paper, files.get(paper.file), report);
    }
  },
});

function checkAbstract({ abstract, file }: Paper, content: ContentFile | undefined, report: CheckReport): void {
  const found = plainParagraphs(abstract).flatMap(({ text, sourceOf }) =>
    [...text.matchAll(new RegExp(REMNANTS, "gu"))].map((match) => ({ at: sourceOf(match.index), text: match[0] })),
  );
  const [first, ...others] = found;
  if (first) report.inBody(file, abstractOffset(content, first.at), tell(first.text, others.length));
}

function tell(found: string, more: number): string {
  const others = more === 0 ? "" : `, and ${more} more such ${more === 1 ? "place" : "places"} in this text`;
  const shown = /^[\uFFFD\ue000-\uf8ff]$/u.test(found)
    ? `U+${found.charCodeAt(0).toString(16).toUpperCase()}`
    : `“${found}”`;
  return `found ${shown}, what is left of a character that could not be read${others}; expected the character: write it`;
}
