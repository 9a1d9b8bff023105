import { defineCheck } from "../contracts.ts";
import { bodyOf, offsetInBody } from "../model/body.ts";

/** Lines of a web page around its papers, lower case: a whole line of an abstract never reads like these. */
const CHROME_LINES = new Set([
  "abstract",
  "all rights reserved.",
  "cookie settings",
  "daily papers",
  "download pdf",
  "hugging face",
  "log in",
  "read more",
  "show more",
  "sign in",
  "sign up",
  "skip to main content",
  "submit a paper",
  "subscribe",
  "trending papers",
  "view pdf",
]);

/** Parts of lines that only a page has. */
const CHROME_PARTS: readonly RegExp[] = [
  /get trending papers in your email inbox/iu,
  /\[content truncated\]/iu,
  /by ?ak and the research community/iu,
  /we use cookies/iu,
  /[•·] *\d{1,4} authors?\b/iu,
];

/** A line of the block below an entry: `·`, `Oct 16, 2023`, `12 authors`. */
const META_LINE =
  /^(?:[•·]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(?:, \d{4})?(?: \d{1,6})?|[•·]? ?\d{1,4} authors?)$/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "Words of the page around a paper (menus, counts of authors, dates) are no part of its abstract.",
  mend: "Delete the words from the abstract; if a capture was misread, report it with the capture.",
  check: ({ archive: { papers, files } }, report) => {
    for (const { abstract, file } of papers) {
      let offset = 0;
      for (const line of abstract.split("\n")) {
        const found = findChrome(line);
        const content = found && files.get(file);
        if (found && content) {
          report.inBody(
            file,
            offsetInBody(bodyOf(content), offset + found.at),
            `found “${found.text}”, words of a web page, in the abstract; expected the paper's own words: delete them`,
          );
        }
        offset += line.length + 1;
      }
    }
  },
});

/** What of a line is no abstract, and where it begins in the line as written, with its Markdown escapes. */
function findChrome(line: string): { readonly text: string; readonly at: number } | undefined {
  const plain = line.includes("\\") ? line.replace(/\\(?=[!-/:-@[-`{-~])/gu, "") : line;
  const whole = plain.trim();
  if (whole.length < 60 && (CHROME_LINES.has(whole.toLowerCase()) || META_LINE.test(whole)))
    return { text: whole, at: line.length - line.trimStart().length };
  for (const part of CHROME_PARTS) {
    const match = part.exec(plain);
    if (match) return { text: match[0], at: positionInEscaped(line, match.index) };
  }
  return undefined;
}

/** Where the character at `index` of a text without escapes stands in the text with them. */
function positionInEscaped(line: string, index: number): number {
  let at = 0;
  for (let seen = 0; seen < index; seen += 1) at += isEscape(line, at) ? 2 : 1;
  return at;
}

function isEscape(line: string, at: number): boolean {
  return line[at] === "\\" && /[!-/:-@[-`{-~]/u.test(line[at + 1] ?? "");
}
