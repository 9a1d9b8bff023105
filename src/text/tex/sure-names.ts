import { dropFonts } from "./lost-fonts.ts";
import { SURE_NAME, SURE_START } from "./lost-names.ts";
import { makeSymbol, type Piece, splitWord } from "./piece.ts";

/** Cuts out and restores the names that no English word holds: `HyperZcdotZ`, `perceptionRightarrowinternalization`, `mathcal{O}`. */
export function restoreSureNames(pieces: readonly Piece[]): Piece[] {
  const hasAngle = pieces.some(({ text }) => text.includes("langle"));
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== "word" || piece.rule !== undefined || piece.text.length < 4) {
      result.push(piece);
      continue;
    }
    if (hasAngle || SURE_START.test(piece.text)) for (const part of cutNames(piece, hasAngle)) result.push(part);
    else result.push(piece);
  }
  return dropFonts(result);
}

function cutNames(piece: Piece, hasAngle: boolean): readonly Piece[] {
  const lengths: number[] = [];
  const names = new Set<number>();
  let from = 0;
  for (const { at, length } of findSureNames(piece.text, hasAngle)) {
    if (at > from) lengths.push(at - from);
    names.add(lengths.length);
    lengths.push(length);
    from = at + length;
  }
  if (names.size === 0) return [piece];
  if (from < piece.text.length) lengths.push(piece.text.length - from);
  const parts = splitWord(piece, lengths);
  for (const index of names) {
    const part = parts[index];
    if (part) makeSymbol(part, part.text, "lost-command");
  }
  return parts;
}

function findSureNames(word: string, hasAngle: boolean): readonly { readonly at: number; readonly length: number }[] {
  const found = [...word.matchAll(SURE_NAME)].map((match) => ({ at: match.index, length: match[0].length }));
  /* Words of English end in “rangle”: it is a bracket only where one was opened. */
  const at = word.length - "rangle".length;
  const isOver = found.some((name) => name.at + name.length > at);
  return hasAngle && word.endsWith("rangle") && !isOver ? [...found, { at, length: "rangle".length }] : found;
}
