import { drop, type Piece, rewrite } from "./piece.ts";

const FARTHEST = 60;

/** TeX's quotation marks: ` ``so'' `, ` `so' `, `''so,''`; straight ones and code between backquotes stay. */
export function mendQuotes(pieces: readonly Piece[]): void {
  let isOpen = false;
  let straight = 0;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.kind !== "mark") continue;
    const next = pieces[index + 1];
    const isDouble = next?.kind === "mark" && next.text === piece.text;
    if (piece.text === "`" && isDouble) {
      isOpen = true;
      mendDouble(piece, next, "“");
    } else if (piece.text === "'" && isDouble) {
      const closes: boolean = isOpen || !startsWord(pieces, index);
      const isStraight = closes && !isOpen && straight % 2 === 1;
      mendDouble(piece, next, isStraight ? '"' : closes ? "”" : "“");
      if (isStraight) straight += 1;
      isOpen = !closes;
    } else if (piece.text === '"' && isOpen) {
      rewrite(piece, "”", "quotation-marks");
      isOpen = false;
    } else if (piece.text === '"') straight += 1;
    else if (piece.text === "`") mendSingle(pieces, index);
  }
}

function mendDouble(first: Piece, second: Piece, text: string): void {
  rewrite(first, text, "quotation-marks");
  drop(second, "quotation-marks");
}

function startsWord(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return (before === undefined || before.kind === "blank" || /[([]$/.test(before.text)) && pieces[index + 2]?.kind === "word";
}

/** ` `needle' `: closed by an apostrophe that no letter follows. */
function mendSingle(pieces: readonly Piece[], index: number): void {
  const before = pieces[index - 1];
  if (before && before.kind !== "blank" && !/[([/—–-]$/.test(before.text)) return;
  for (let at = index + 1; at < Math.min(pieces.length, index + FARTHEST); at += 1) {
    const piece = pieces[at];
    if (piece?.kind !== "mark") continue;
    if (piece.text === "`") return;
    const next = pieces[at + 1];
    if (piece.text !== "'" || next?.kind === "word" || next?.text === "'") continue;
    const open = pieces[index];
    if (open) rewrite(open, "‘", "quotation-marks");
    rewrite(piece, "’", "quotation-marks");
    return;
  }
}
