import { foldCase } from "./fold-letters.ts";
import { mendText } from "./tex/mend.ts";
import { inlinesToText } from "./tex/unicode.ts";

const FONT_COMMANDS =
  "text(?:tt|bf|it|sc|sf|rm|md|up|sl|normal)?|math(?:bf|bb|cal|rm|sf|it|tt|frak|scr|normal)|emph|boldsymbol|operatorname\\*?|underline|bm|mbox|scriptsize|small|tiny|large";

/** A font command with its opening brace, with or without the backslash that captures lose: `texttt{`, `\emph{`. */
const FONT_OPENING = new RegExp(`\\\\?(?<![a-z])(?:${FONT_COMMANDS})\\{`, "giu");

/** Takes out font commands and keeps what they set: `texttt{D}ual` → `Dual`. One that nothing closes is text. */
export function dropFontCommands(text: string): string {
  const closing = matchBraces(text);
  const dropped = new Set<number>();
  let result = "";
  let from = 0;
  for (const match of text.matchAll(FONT_OPENING)) {
    const open = match.index + match[0].length - 1;
    const close = closing.get(open);
    if (close === undefined) continue;
    result += withoutBraces(text, from, match.index, dropped);
    from = open + 1;
    dropped.add(close);
  }
  return result + withoutBraces(text, from, text.length, dropped);
}

/** Where each opening brace is closed, in one pass. */
function matchBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "{") open.push(index);
    const last = text[index] === "}" ? open.pop() : undefined;
    if (last !== undefined) closing.set(last, index);
  }
  return closing;
}

function withoutBraces(text: string, from: number, to: number, dropped: ReadonlySet<number>): string {
  if (dropped.size === 0) return text.slice(from, to);
  let result = "";
  for (let index = from; index < to; index += 1) if (!dropped.has(index)) result += text[index] ?? "";
  return result;
}

/**
 * The key by which titles are compared, what captures do to TeX mended, so that one as captured and one as stored have one key: compatibility forms, case, punctuation, TeX and Greek folded, blanks out.
 * A title without letters or digits is its own key.
 */
export function titleKey(title: string): string {
  const key = foldCase(dropFontCommands(inlinesToText(mendText(title).inlines))).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
  return key === "" ? title.normalize("NFKC").trim() : key;
}
