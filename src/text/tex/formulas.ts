/** A formula in Markdown. */
export interface Formula {
  /** UTF-16 offset of the opening dollar. */
  readonly at: number;
  /** Without its dollars. */
  readonly tex: string;
}

/**
 * Finds the `$TeX$` of a text by Pandoc's rule (Pandoc User's Guide, extension `tex_math_dollars`): no blank inside the opening or closing
 * dollar, no digit after the closing one, a backslash takes the next character with it, nothing reaches over a blank line. Code is not looked
 * for: blank it out first (see `maskCode`). Each character is looked at twice at most.
 */
export function findFormulas(markdown: string): readonly Formula[] {
  const formulas: Formula[] = [];
  let at = nextMark(markdown, 0);
  while (at >= 0) {
    const close = markdown[at] === "$" && !opensDouble(markdown, at) ? findClose(markdown, at) : -1;
    if (close >= 0) formulas.push({ at, tex: markdown.slice(at + 1, close) });
    const isPair = markdown[at] === "\\" && /[!-/:-@[-`{-~]/.test(markdown[at + 1] ?? "");
    const isRun = close < 0 && markdown[at] === "$";
    at = nextMark(markdown, close >= 0 ? close + 1 : isRun ? endOfDollars(markdown, at) : at + (isPair ? 2 : 1));
  }
  return formulas;
}

/** The text with its formulas blanked out, every other character at its place. */
export function maskFormulas(markdown: string): string {
  if (!markdown.includes("$")) return markdown;
  const parts: string[] = [];
  let from = 0;
  for (const { at, tex } of findFormulas(markdown)) {
    parts.push(markdown.slice(from, at), " ", tex.replace(/[^\r\n]/g, " "), " ");
    from = at + tex.length + 2;
  }
  return parts.join("") + markdown.slice(from);
}

/** Whether TeX can stand between dollars and be read as it is by {@link findFormulas}, on one line. */
export function fitsDollars(tex: string): boolean {
  if (!/^(?:[^\\$\r\n\0]|\\[^\r\n\0])+$/u.test(tex) || /^\s/u.test(tex)) return false;
  const slashes = /(\\*)\s$/u.exec(tex)?.[1]?.length ?? 1;
  return slashes % 2 === 1;
}

/** TeX on one line and without blanks at its ends, which say nothing unless a backslash makes them a command. */
export function tidyTex(tex: string): string {
  const line = tex.replace(/\s*[\r\n]+\s*/gu, " ").trimStart();
  const short = line.trimEnd();
  return fitsDollars(line) && !fitsDollars(short) ? line : short;
}

const MARK = /[$\\]/g;

function nextMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? -1;
}

function opensDouble(text: string, at: number): boolean {
  return text[at + 1] === "$";
}

/** Of several dollars in a row none opens anything. */
function endOfDollars(text: string, at: number): number {
  let end = at;
  while (text[end] === "$") end += 1;
  return end;
}

/** Where a formula that opens at `open` is closed, -1 when it is none. */
function findClose(text: string, open: number): number {
  if (/^\s?$/u.test(text[open + 1] ?? "")) return -1;
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "\n" && /^\r?\n[ \t]*\r?(?:\n|$)/.test(text.slice(at, at + 200))) return -1;
    else if (text[at] === "$") {
      const isBlankBefore = /\s/u.test(text[at - 1] ?? "") && !isEscaped(text, at - 1, open);
      return isBlankBefore || /\d/.test(text[at + 1] ?? "") ? -1 : at;
    }
  }
  return -1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > from && text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}
