import { matchBraces } from "./braces.ts";
import { drop, type Piece, splitWord } from "./piece.ts";
import { isMark, type Site } from "./site.ts";

const MATH_FONT =
  /^(.*?)(mathcal|mathbb|mathbf|mathrm|mathsf|mathit|mathtt|mathfrak|mathscr|boldsymbol|operatorname|mathop|mathbin|mathrel)$/;
const TEXT_FONT =
  /^(.*?)(textnormal|texttt|textbf|textit|textsc|textsf|textrm|textsl|text|emph|underline|mbox|ensuremath|scriptsize|footnotesize)$/;

/** Font commands without their backslash: the argument stays, `{bf word}` loses its switch. */
export function dropFonts(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  const braces = matchBraces(pieces);
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const hasGroup = next?.kind === "mark" && next.text === "{" && braces.has(index + 1);
    const font =
      piece.kind === "word" && piece.rule === undefined
        ? (MATH_FONT.exec(piece.text) ?? (hasGroup ? TEXT_FONT.exec(piece.text) : null))
        : null;
    const isSwitch =
      piece.kind === "word" &&
      /^(?:bf|em|it|rm|sf|tt|sc|cal|bfseries|itshape)$/.test(piece.text) &&
      isMark(pieces[index - 1], "{") &&
      next?.kind === "blank";
    if (isSwitch) {
      dropSwitch(pieces, index, braces);
      result.push(piece);
    } else if (font) {
      const [, before = "", name = ""] = font;
      const parts = splitWord(piece, before === "" ? [name.length] : [before.length, name.length]);
      const last = parts.at(-1);
      if (last) drop(last, "font-command");
      if (hasGroup)
        for (const at of [index + 1, braces.get(index + 1) ?? index + 1]) drop(pieces[at] ?? piece, "font-command");
      else if (next?.kind === "blank") drop(next, "font-command");
      for (const part of parts) result.push(part);
    } else result.push(piece);
  }
  return result;
}

function dropSwitch(pieces: readonly Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const close = braces.get(index - 1);
  if (close === undefined) return;
  for (const at of [index - 1, index, index + 1, close]) {
    const piece = pieces[at];
    if (piece) drop(piece, "font-command");
  }
}

/** `bf x_0`, `cal O(n)`: a switch of font before what it sets. */
export function isLooseSwitch(word: string, { right, rightGap, isDamaged }: Site): boolean {
  if (!rightGap || right?.kind !== "word") return false;
  return (
    (word === "cal" && /^[A-Z]$/.test(right.text)) ||
    (word === "bf" && (isDamaged || /^[A-Z]/.test(right.text))) ||
    (word === "rm" && isDamaged && /^[A-Z]+$/.test(right.text))
  );
}
