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
  /(?:\.\.\.|…|[.!?]) ?(?:Show|Read|See) (?:More|more|Less|less)$/u,
];

/** What publishers, funders and forms put around an abstract: words of the paper or its page, not of what it is about. */
const PUBLISHER_PARTS: readonly RegExp[] = [
  /(?:©|\([cC]\)|\b[Cc]opyright) {0,2}(?:by .{1,60} )?(?:19|20)\d\d\b|\b(?:19|20)\d\d ?©/u,
  /\ball rights (?:are )?reserved\b/iu,
  /\b[Tt]his (?:work|research|study|project|paper|material) (?:was|is|has been) (?:\w+ly |in part )?(?:supported|funded|sponsored) (?:\w+ly |in part )?by (?=(?:(?:the|an?) )?(?:\p{Lu}|grants? ))/u,
  /(?<=^|[.!?] )(?:[Kk]ey ?[Ww]ords|KEY ?WORDS|Keyword(?=\W\s)|[Ii]ndex [Tt]erms)(?: and [Pp]hrases)? ?[:—–-]/u,
  /^\W{0,2}(?:Abstract|ABSTRACT)(?:[:.—–]|-(?=\s|\p{Lu}\p{Ll}* \p{Ll})| (?=(?:We|In this|This paper|The) ))/u,
  /^comments?: ?\d{1,4} pages\b|(?<=^|[.!?] )\d{1,4} pages, \d{1,3} (?:figures?|tables?)\b/iu,
  /\b[Pp]reprint submitted to (?=\p{Lu})|\bpermission to make digital or hard copies\b/u,
];

/** Any of these may be in one; most abstracts have none. */
const MAY_BE_PUBLISHERS =
  /©|\([cC]\)|[Cc]opyright|eserved|upported|unded|ponsored|(?:[Ww]ord|WORD|erm|ERM|hrase)[sS]? ?[:—–-]|\d pages|reprint submitted|ermission to make/u;
/** They stand in the beginning or in the end, so many characters long. */
const BEGINNING = 20;
const END = 500;

/** A line of the block below an entry: `·`, `Oct 16, 2023`, `12 authors`. */
const META_LINE =
  /^(?:[•·]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(?:, \d{4})?(?: \d{1,6})?|[•·]? ?\d{1,4} authors?)$/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "Words of the page around a paper (menus, counts of authors, dates, copyright, keywords, thanks for money) are no part of its abstract.",
  mend: "Delete the words from the abstract; if a capture was misread, report it with the capture.",
  example: {
    bad: `We prune half of the weights without loss.

View PDF`,
    good: "We prune half of the weights without loss.",
  },
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
            `found “${found.text}”, words that stand around an abstract, in it; expected the paper's own words: delete them`,
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
  const parts = mayBePublishers(plain) ? [...CHROME_PARTS, ...PUBLISHER_PARTS] : CHROME_PARTS;
  for (const part of parts) {
    const match = part.exec(plain);
    if (match) return { text: match[0].trim(), at: positionInEscaped(line, match.index) };
  }
  return undefined;
}

function mayBePublishers(line: string): boolean {
  return (
    MAY_BE_PUBLISHERS.test(line.slice(-END)) ||
    /^\W{0,2}(?:Abstract|ABSTRACT|[Cc]omments?:)/u.test(line.slice(0, BEGINNING))
  );
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
