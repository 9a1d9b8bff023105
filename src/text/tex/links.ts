import { matchBraces } from "./braces.ts";
import { dropBraces } from "./explicit.ts";
import { drop, type Piece, rewrite } from "./piece.ts";

/** Links: escapes inside them, and the second copy that a lost `\href` leaves: `u{u}` → `u`, `u{words}` → `u (words)`. */
export function mendLinks(pieces: readonly Piece[]): void {
  const braces = matchBraces(pieces);
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== "opaque") continue;
    if (piece.text.includes("\\")) {
      piece.text = piece.text.replace(/\\([_#%&~])/g, "$1");
      piece.rule = "escaped-character";
    }
    if (/^(?:https?:|www\.)/i.test(piece.text)) mendSecondCopy(pieces, index, braces);
  }
}

function mendSecondCopy(pieces: readonly Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const open = index + (pieces[index + 1]?.kind === "blank" ? 2 : 1);
  const close = braces.get(open);
  if (close === undefined || close - open > 40) return;
  const inside = pieces.slice(open + 1, close);
  const words = inside.map(({ text }) => text).join("");
  if (bare(words) === bare(pieces[index]?.text ?? "") || words.trim() === "") {
    for (const piece of pieces.slice(index + 1, close + 1)) drop(piece, "doubled-link");
    const [brace, after] = [pieces[close], pieces[close + 1]];
    if (brace && after && after.kind !== "blank" && !/^[.,;:!?)\]]/.test(after.text))
      rewrite(brace, " ", "doubled-link");
  } else if (open === index + 1) {
    dropBraces(pieces, open, close, "doubled-link");
    const [first, last] = [pieces[open], pieces[close]];
    if (first && last) {
      rewrite(first, " (", "doubled-link");
      rewrite(last, ")", "doubled-link");
    }
  }
}

function bare(link: string): string {
  return link
    .replace(/\\/g, "")
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/[/.]$/, "")
    .trim()
    .toLowerCase();
}
