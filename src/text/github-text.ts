import { showControls } from "./unicode.ts";

/*
 * GitHub reads a comment twice. CommonMark with its extensions makes HTML of it; then filters look through the words of that HTML for names,
 * issues, commits, emoji and formulas. An escape ends with the first reading, so it hides nothing from the second (`\@name` calls a
 * person). The filters look at one piece of text at a time and not into code: a trigger in an element of its own is none.
 */

/** As many hex digits in a row may be the name of a commit. */
const COMMIT_DIGITS = 7;

/** What marks up text or tables anywhere in a line, for a reader of Markdown or HTML. */
const MARKS = String.raw`[&<>\x60*_~|[\]\\]`;
/** What begins a list, a heading or a block of code, where it begins the text. */
const OPENING = String.raw`^[-+= ]|(?<=^\d{1,9})[.)](?= |$)`;
/** What calls people, issues, formulas, emoji, addresses and advisories. */
const TRIGGERS = String.raw`[@#$]|:+(?=\S)|(?<=www)\.|(?<=GHSA)-|(?<=GH|CVE)-(?=\d)`;

const NOT_PLAIN = new RegExp(
  `(?<commit>[\\da-f]{${COMMIT_DIGITS},})|(?<trigger>${TRIGGERS})|(?<mark>${MARKS}|${OPENING})`,
  "giu",
);

/**
 * A stranger's words for a comment on GitHub: text wherever they stand, in a paragraph, a cell of a table or an HTML element. They become no
 * markup, link, mention, reference, emoji or formula, and stay on their line; what is invisible is shown, `\u{202e}`.
 */
export function escapeGithubText(text: string): string {
  return showText(text).replace(NOT_PLAIN, (match: string, ...rest: readonly unknown[]) => {
    const { commit, trigger } = rest.at(-1) as Record<string, string | undefined>;
    if (commit !== undefined) return breakCommit(commit);
    return trigger === undefined ? `&#${match.charCodeAt(0)};` : `<span>${match}</span>`;
  });
}

/** A stranger's words as they will be read: on one line, nothing invisible, whole characters. */
export function showText(text: string): string {
  return showControls(text.replace(/[\t\v\f\u0085]/gu, " ")).replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Every second piece in an element of its own. */
function breakCommit(digits: string): string {
  const pieces = digits.match(new RegExp(`.{1,${COMMIT_DIGITS - 1}}`, "gu")) ?? [];
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : `<span>${piece}</span>`)).join("");
}

/** What means nothing in a code span of Markdown, in a cell of a table, or to a runner that reads its log for commands. */
const PLAIN_CODE = /^[\w./+,(-](?:[\w./+,()\- ]|:(?!:))*(?<! )$/u;

/** A file, an id or a command for a comment on GitHub, in a paragraph or a cell of a table; see {@link githubCodeElement} for elsewhere. */
export function githubCode(text: string): string {
  return PLAIN_CODE.test(text) && !text.includes("  ") ? `\`${text}\`` : githubCodeElement(text);
}

/** The same where Markdown is not read: in an HTML element. */
export function githubCodeElement(text: string): string {
  return `<code>${escapeGithubText(text)}</code>`;
}
