import { drop, type Piece, rewrite } from "./piece.ts";

const FARTHEST = 60;

/** TeX's quotation marks: ` ``so'' `, ` `so' `, `''so,''`; straight ones and code between backquotes stay. */
export function mendQuotes(pieces: readonly Piece[]): void {
  let isOpen = false;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.kind !== "mark") continue;
    const next = pieces[index + 1];
    const length = countRun(pieces, index);
    if (length > 2) {
      /* A fence of code, or a line of marks. */
      index += length - 1;
      continue;
    }
    const isDouble = length === 2 && next !== undefined;
    if (piece.text === "`" && isDouble && isCode(pieces, index)) {
      isOpen = false;
      index += 1;
      continue;
    }
    if (piece.text === "`" && isDouble) {
      isOpen = true;
      mendDouble(piece, next, "“");
    } else if (piece.text === "'" && isDouble) {
      const closes: boolean = isOpen || !(startsWord(pieces, index) && isQuotation(pieces, index));
      if (closes && !isOpen) continue;
      mendDouble(piece, next, closes ? "”" : "“");
      isOpen = !closes;
    } else if (piece.text === '"' && isOpen) {
      rewrite(piece, "”", "quotation-marks");
      isOpen = false;
    } else if (piece.text === "`") mendSingle(pieces, index);
  }
}

/** Whether two backquotes begin or end code, which Markdown has between two pairs of them, and no quotation. */
function isCode(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  const opens = before === undefined || before.kind === "blank" || /[([]$/.test(before.text);
  const next = findPair(pieces, opens ? index + 2 : index - 2, opens ? 1 : -1);
  return (
    next !== undefined && pieces[next]?.text === "`" && (!opens || !/^\s$|[([]$/.test(pieces[next - 1]?.text ?? ""))
  );
}

/** The nearest pair of backquotes or apostrophes on one side. */
function findPair(pieces: readonly Piece[], from: number, step: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < pieces.length && Math.abs(at - from) < FARTHEST; at += step) {
    const [piece, next] = [pieces[at], pieces[at + 1]];
    if (piece?.kind === "mark" && /^[`']$/.test(piece.text) && next?.text === piece.text) return at;
  }
  return undefined;
}

function countRun(pieces: readonly Piece[], from: number): number {
  const mark = pieces[from]?.text;
  if (mark !== "`" && mark !== "'") return 1;
  let at = from;
  while (pieces[at]?.kind === "mark" && pieces[at]?.text === mark) at += 1;
  return at - from;
}

function mendDouble(first: Piece, second: Piece, text: string): void {
  rewrite(first, text, "quotation-marks");
  drop(second, "quotation-marks");
}

/** Whether two apostrophes open a quotation that another two close, without a straight mark between. */
function isQuotation(pieces: readonly Piece[], index: number): boolean {
  for (let at = index + 2; at < Math.min(pieces.length, index + FARTHEST); at += 1) {
    const [piece, next] = [pieces[at], pieces[at + 1]];
    if (piece?.kind === "mark" && piece.text === '"') return false;
    if (piece?.kind === "mark" && piece.text === "'" && next?.text === "'") return pieces[at - 1]?.kind !== "blank";
  }
  return false;
}

function startsWord(pieces: readonly Piece[], index: number): boolean {
  const before = pieces[index - 1];
  return (
    (before === undefined || before.kind === "blank" || /[([]$/.test(before.text)) && pieces[index + 2]?.kind === "word"
  );
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
