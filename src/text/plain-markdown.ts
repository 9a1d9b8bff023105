import { maskCode } from "./markdown-marks.ts";

/** A paragraph of Markdown as a reader sees it, on one line, its maths as `$TeX$`. */
export interface PlainParagraph {
  readonly text: string;
  /** UTF-16 offset in the Markdown of what stands at an offset in the text. */
  readonly sourceOf: (offset: number) => number;
}

/** Any of these may be a mark; a text without them reads as it is written. */
const MARKS = /[\\$*_[\]<`#>\t\r]|&#x|\n[ \t]*(?:[-+]|\d+[.)])|^ {4}| {2}/u;

/**
 * The words of Markdown, paragraph by paragraph, for rules that look for text that should not be there: code, tags, addresses of links and
 * marks are left out, escapes undone. Told without parsing, in time in proportion to the text: exact for what the archive writes itself,
 * close for what people write.
 */
export function plainParagraphs(markdown: string): readonly PlainParagraph[] {
  if (!MARKS.test(markdown)) return splitPlain(markdown);
  const masked = maskMarks(maskCode(markdown));
  const paragraphs: PlainParagraph[] = [];
  let start = 0;
  for (const gap of masked.matchAll(/\n[ \t\r]*(?:\n[ \t\r]*)+|$/gu)) {
    const paragraph = undoEscapes(masked.slice(start, gap.index), start);
    if (paragraph.text !== "") paragraphs.push(paragraph);
    start = gap.index + gap[0].length;
  }
  return paragraphs;
}

function splitPlain(markdown: string): readonly PlainParagraph[] {
  const paragraphs: PlainParagraph[] = [];
  let start = 0;
  for (const part of markdown.split("\n\n")) {
    const first = start;
    if (part.trim() !== "") paragraphs.push({ text: part.replaceAll("\n", " "), sourceOf: (offset) => first + offset });
    start += part.length + 2;
  }
  return paragraphs;
}

/** Inline maths as Pandoc tells it (`tex_math_dollars`): no blank inside the dollars, no digit after them. */
const MATHS = String.raw`\$(?=\S)(?:\\[\s\S]|[^\\$])*?(?<=\S)\$(?!\d)`;

/** Stands for a character of maths while marks are looked for: in maths there are none. */
const HIDDEN = "\ufffc";

/** The Markdown without its marks outside of maths, every other character at its place. */
function maskMarks(markdown: string): string {
  const hidden = markdown.replace(new RegExp(String.raw`\\[\s\S]|(${MATHS})`, "gu"), (whole: string, maths?: string) =>
    maths === undefined ? whole : HIDDEN.repeat(whole.length),
  );
  const masked = maskWords(hidden);
  return masked.replace(/\ufffc+/gu, (run, at: number) => markdown.slice(at, at + run.length));
}

/** Comments and tags, links (their words stay), definitions, and what begins a heading, quote or list item: blanks in their place. */
function maskWords(markdown: string): string {
  const blank = (text: string): string => text.replace(/[^\r\n]/gu, (character) => " ".repeat(character.length));
  return markdown
    .replace(/<!--[\s\S]*?(?:-->|$)|(?<!\\)<\/?[A-Za-z][^<>]*>/gu, blank)
    .replace(/(?<!\\)!?\[([^[\]\n]*)\]\(([^()\n]*)\)/gu, (whole: string, words: string) => {
      const before = whole.indexOf("[") + 1;
      return " ".repeat(before) + words + " ".repeat(whole.length - before - words.length);
    })
    .replace(/^\[[^\]\n]+\]:.*$/gmu, blank)
    .replace(/^[ \t]*(?:#{1,6}[ \t]|(?:[-+*>]|\d{1,9}[.)])[ \t]+)+/gmu, blank);
}

/*
 * In the order tried: maths, an escape (CommonMark 0.31, §2.4), a character reference (§2.5), marks of emphasis (not between blanks,
 * and no underscore inside a word, §6.2), blanks.
 */
const PIECE = new RegExp(
  [
    `(?<maths>${MATHS})`,
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    String.raw`&#x(?<code>[\da-fA-F]{1,6});`,
    String.raw`\*+(?=\S)|(?<=\S)\*+|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])`,
    String.raw`(?<blanks>\s+)`,
  ].join("|"),
  "gu",
);

function undoEscapes(markdown: string, start: number): PlainParagraph {
  let text = "";
  /* Where copied runs begin, in the text and in the Markdown. */
  const runs: { readonly at: number; readonly source: number }[] = [];
  const copy = (piece: string, source: number): void => {
    if (piece === "") return;
    runs.push({ at: text.length, source: start + source });
    text += piece;
  };
  let end = 0;
  for (const match of markdown.matchAll(PIECE)) {
    const { maths, escaped, code, blanks } = match.groups ?? {};
    copy(markdown.slice(end, match.index), end);
    end = match.index + match[0].length;
    if (maths !== undefined) copy(maths, match.index);
    else if (escaped !== undefined) copy(escaped, match.index + 1);
    else if (code !== undefined) copy(fromCode(code), match.index);
    else if (blanks !== undefined && text !== "" && end < markdown.length) copy(" ", match.index);
  }
  copy(markdown.slice(end), end);
  return { text: text.trimEnd(), sourceOf: (offset) => findSource(runs, offset) };
}

/** The character of a reference; U+FFFD where there is none (CommonMark 0.31, §2.5). */
function fromCode(code: string): string {
  const point = Number.parseInt(code, 16);
  return point === 0 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)
    ? "\ufffd"
    : String.fromCodePoint(point);
}

/** The last run that begins at or before the offset, by halving. */
function findSource(runs: readonly { readonly at: number; readonly source: number }[], offset: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run ? run.source + offset - run.at : offset;
}
