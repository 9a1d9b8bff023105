import type { Suspect } from "../../model/repair.ts";
import type { Piece } from "./piece.ts";
import { isMark } from "./site.ts";

/** What still looks like TeX once all rules have spoken. */
export function findSuspects(pieces: readonly Piece[]): readonly Suspect[] {
  const suspects: Suspect[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "command" && piece.rule === undefined) {
      suspects.push({ at: piece.at, text: piece.text, why: "a command of TeX that is not known" });
    } else if (piece.kind === "word" && /^(?:frac|tfrac|dfrac|binom)$/.test(piece.text) && piece.rule === undefined) {
      suspects.push({ at: piece.at, text: piece.text, why: "a fraction whose parts cannot be told any more" });
    } else if (isMark(piece, "{") && isFractionLike(pieces, index)) {
      suspects.push({
        at: piece.at,
        text: "{",
        why: "the second part of a fraction or of a link, whose first part is glued to what is before it",
      });
    }
  }
  return suspects;
}

function isFractionLike(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return before?.kind === "number" || before?.kind === "word" || before?.kind === "symbol";
}
