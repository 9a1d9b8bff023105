import type { CapturedEntry, Repair } from "../model/repair.ts";
import { showControls } from "../text/unicode.ts";
import { renderNumber } from "./count.ts";

/* What a capture says is shown as it is, but for two things: characters that hide or turn text are named, and what is too long is cut. */

/** Longest text of one change, and of all lines of one entry, in UTF-16 units. */
const CHANGE_LENGTH = 160;
const ENTRY_LENGTH = 6000;

/** A line of a capture with its number. */
export type CapturedLine = CapturedEntry["text"][number];

/** What stood at one place of a capture, or stands there now: controls named, cut with a note of its length. */
export function cutCaptured(text: string): string {
  if (text.length <= CHANGE_LENGTH) return showControls(text);
  return `${showControls(cutAt(text, CHANGE_LENGTH))}… (${renderNumber(text.length)} characters)`;
}

/** The lines of an entry up to a length that a page can bear, and how many characters are left out. */
export function cutEntry(lines: readonly CapturedLine[]): {
  readonly shownLines: readonly CapturedLine[];
  readonly missing: number;
} {
  const shownLines: CapturedLine[] = [];
  let room = ENTRY_LENGTH;
  let missing = 0;
  for (const { line, text } of lines) {
    const shown = cutAt(text, room);
    if (shown !== "") shownLines.push({ line, text: shown });
    room -= shown.length;
    missing += text.length - shown.length;
  }
  return { shownLines, missing };
}

/** A piece of a line, fit to be shown. */
interface LinePiece {
  readonly text: string;
  /** Whether a repair changed it. */
  readonly isRepaired: boolean;
}

/**
 * A line as pieces, those that were repaired apart from the others. A repair that began on this line and went on to the next marks its rest;
 * one whose words do not stand at its place, because blanks or hidden characters between them were tidied, marks nothing.
 */
export function splitAtRepairs({ line, text }: CapturedLine, repairs: readonly Repair[]): readonly LinePiece[] {
  const pieces: LinePiece[] = [];
  let from = 0;
  const add = (to: number, isRepaired: boolean): void => {
    if (to > from) pieces.push({ text: showControls(text.slice(from, to)), isRepaired });
    from = Math.max(from, to);
  };
  const here = repairs.filter((repair) => repair.line === line).toSorted((a, b) => a.column - b.column);
  for (const repair of here) {
    const start = repair.column - 1;
    const rest = text.slice(start, start + repair.from.length);
    if (start < from || rest === "" || !repair.from.startsWith(rest)) continue;
    add(start, false);
    add(start + rest.length, true);
  }
  add(text.length, false);
  return pieces;
}

/** At most `length` UTF-16 units, no character cut in half. */
function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length).replace(/[\ud800-\udbff]$/u, "");
}
