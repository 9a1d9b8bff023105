/** Maths that still has its delimiters. */
export interface MathsSpan {
  readonly at: number;
  /** After the closing delimiter. */
  readonly end: number;
  /** Without delimiters. */
  readonly tex: string;
}

/**
 * Finds `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. Dollars count by Pandoc's rule (Pandoc User's Guide, extension `tex_math_dollars`): no blank
 * inside the opening or the closing one, no digit after the closing one; and what they hold must look like TeX, so that `$5` stays money.
 */
export function findMaths(text: string): readonly MathsSpan[] {
  if (!text.includes("$") && !text.includes("\\(") && !text.includes("\\[")) return [];
  const spans: MathsSpan[] = [];
  const closers = indexClosers(text);
  for (let at = 0; at < text.length; at += 1) {
    const span =
      text[at] === "$" ? readDollars(text, at) : text[at] === "\\" ? readBrackets(text, at, closers) : undefined;
    if (span) {
      spans.push(span);
      at = span.end - 1;
    } else if (text[at] === "\\") at += 1;
  }
  return spans;
}

const LONGEST = 2000;

function readDollars(text: string, at: number): MathsSpan | undefined {
  const isDouble = text[at + 1] === "$";
  const from = at + (isDouble ? 2 : 1);
  if (/^[\s$]?$/.test(text[from] ?? "")) return undefined;
  const close = nextDollar(text, from);
  if (close < 0 || close - from > LONGEST) return undefined;
  const end = close + (isDouble && text[close + 1] === "$" ? 2 : 1);
  const tex = text.slice(from, close);
  if (/\s$/.test(tex) || (isDouble && end - close !== 2)) return undefined;
  /* Money stands before digits, too; a command or a script does not stand in money. */
  const isSure = /\\[A-Za-z]|[_^]/.test(tex);
  if (!isDouble && /\d/.test(text[end] ?? "") && !isSure) return undefined;
  return looksLikeMaths(tex) ? { at, end, tex } : undefined;
}

function nextDollar(text: string, from: number): number {
  for (let at = text.indexOf("$", from); at >= 0 && at - from <= LONGEST; at = text.indexOf("$", at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\" && at - slashes > from) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

const FUNCTIONS = /(?:poly|log|exp|max|min|arg|sup|inf|ln)+/g;

/** TeX that a person or a sound source wrote: commands with their backslash, scripts, or one or two letters. */
export function looksLikeMaths(tex: string): boolean {
  if (/\\(?:[A-Za-z]+|[{}|,;!])/.test(tex)) return true;
  if (/[A-Za-z]{2,}[ ,;][A-Za-z]{2,}/.test(tex)) return false;
  if (/^\d[\d.,]*[A-Za-z]?\s/.test(tex) && /[A-Za-z]{3}/.test(tex)) return false;
  /* Single letters, numbers and marks, with something that relates them. */
  if (/[=<>+*/|([-]/.test(tex) && /[A-Za-z]/.test(tex) && !/[A-Za-z]{2}|[$%&#]/.test(tex)) return true;
  if (/^[\d.,]+%?$/.test(tex)) return true;
  const rest = tex.replace(FUNCTIONS, "");
  if (/[^\x00-\x7f]|[([]/.test(tex) && !/[A-Za-z]{4}|[$%&#]|\s[A-Za-z]{2,}\s/.test(rest)) return true;
  return (
    /^[A-Za-z](?:'|_\w|\^\w)?$/.test(tex) ||
    (/[_^]/.test(tex) && !/[A-Za-z]{8,}/.test(tex)) ||
    /^[A-Za-z]{1,2}\s?[=<>+/*-]\s?[\w.]{1,8}$/.test(tex) ||
    /^[A-Z]\([\w, ]{1,12}\)$/.test(tex)
  );
}

interface Closers {
  readonly round: number;
  readonly square: number;
}

/** The last places where `\)` and `\]` stand: what opens after them is never closed, and need not be searched for. */
function indexClosers(text: string): Closers {
  return { round: text.lastIndexOf("\\)"), square: text.lastIndexOf("\\]") };
}

function readBrackets(text: string, at: number, closers: Closers): MathsSpan | undefined {
  const open = text[at + 1];
  if (open !== "(" && open !== "[") return undefined;
  if (at >= (open === "(" ? closers.round : closers.square)) return undefined;
  const close = text.slice(at + 2, at + 2 + LONGEST).indexOf(open === "(" ? "\\)" : "\\]");
  if (close < 0) return undefined;
  const tex = text.slice(at + 2, at + 2 + close).trim();
  return looksLikeMaths(tex) && !tex.includes("$") ? { at, end: at + 4 + close, tex } : undefined;
}
