/*
 * Most abstracts are paragraphs of plain words. Parsing Markdown costs a thousand times as much as seeing that there is none in a text, so
 * these are rendered here; in doubt, a text is left to the parser. A property holds what is written here to what the parser writes.
 */

/** A backslash before punctuation: the character itself (CommonMark 0.31.2, §2.4), which then is no markup. */
const ESCAPE = /\\([!-/:-@[-`{-~])/gu;

/** Begins no list, heading, quotation, rule, fence or code. */
const BEGINNING = /^\p{L}/u;

/**
 * What may be markup where it is not escaped: emphasis, code, links, maths, tags, character references, a line's end; an address, which
 * becomes a link; a null, which no document has. Blanks at a paragraph's end go.
 */
const MARKUP = /[\\`*_[$\t\n\r\0]|<[A-Za-z/!?]|&[#A-Za-z]|https?:|\s$/iu;

/** The HTML of a text that is nothing but paragraphs of words, one line each; undefined for any other, and in doubt. */
export function renderPlainParagraphs(markdown: string): string | undefined {
  let result = "";
  for (const paragraph of markdown.split("\n\n")) {
    const text = readWords(paragraph);
    if (text === undefined) return undefined;
    result += `<p>${text}</p>\n`;
  }
  return result;
}

/** A paragraph's words as HTML. */
function readWords(paragraph: string): string | undefined {
  if (!BEGINNING.test(paragraph)) return undefined;
  if (!paragraph.includes("\\")) return MARKUP.test(paragraph) ? undefined : toHtml(paragraph);
  /* A letter stands for each escaped character, so that it cannot make its neighbours markup, nor be the blank at the end. */
  if (MARKUP.test(paragraph.replace(ESCAPE, "x"))) return undefined;
  const words = paragraph.replace(ESCAPE, "$1");
  return /https?:/iu.test(words) ? undefined : toHtml(words);
}

/** As the long way writes them: of a text, HTML must not take `<` and `&` as they are. */
function toHtml(words: string): string {
  return /[<&]/u.test(words) ? words.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;") : words;
}
