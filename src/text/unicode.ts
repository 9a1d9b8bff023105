/** What cleaning took out or changed, for a note. */
export interface Cleaning {
  readonly text: string;
  /** Code points taken out, in the order met, `U+202E`; empty when only blanks were tidied. */
  readonly removed: readonly string[];
  /** UTF-16 index in the input of the first one taken out. */
  readonly firstAt: number;
}

const COMBINING_MARKS_PER_LETTER = 8;

/* Written as code points: a source file that holds such characters cannot be reviewed. */
const INVISIBLE = [
  "\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F", // control characters, but for blanks
  "\\u00AD\\u200B\\u2060-\\u2064\\uFEFF\\u180E", // soft hyphen, zero-width space, word joiner, byte order mark
  "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u206F", // bidirectional controls (UAX #9 §2)
  "\\uFFF9-\\uFFFB\\uFDD0-\\uFDEF\\uFFFE\\uFFFF", // interlinear annotation, noncharacters
  "\\u{E0000}-\\u{E007F}", // tags
].join("");
const TERMINAL_SEQUENCE = "\\u001B\\[[0-9;?]*[ -/]*[@-~]";
const JOINER_BETWEEN_LATIN = "(?<=\\p{Script=Latin})[\\u200C\\u200D]+(?=\\p{Script=Latin})";
const UNWANTED = new RegExp(`${TERMINAL_SEQUENCE}|${JOINER_BETWEEN_LATIN}|[${INVISIBLE}]`, "gu");
const BLANKS = /[\s\u0085]+/gu;
const MARK_FLOOD = new RegExp(`(\\p{M}{${COMBINING_MARKS_PER_LETTER}})\\p{M}+`, "gu");

/** A line or field as clean Unicode text: NFC, single blanks, none at the ends, no control, bidirectional or invisible characters. */
export function cleanText(text: string): Cleaning {
  const removed: string[] = [];
  let firstAt = -1;
  const kept = text.replace(UNWANTED, (match: string, ...rest: unknown[]) => {
    const offset = rest.find((item) => typeof item === "number") ?? 0;
    if (firstAt < 0) firstAt = offset;
    removed.push(...Array.from(match, nameCodePoint));
    return "";
  });
  const thinned = kept.replace(MARK_FLOOD, (match: string, marks: string, offset: number) => {
    if (firstAt < 0) firstAt = offset;
    removed.push(...Array.from(match.slice(marks.length), nameCodePoint));
    return marks;
  });
  return { text: thinned.normalize("NFC").replace(BLANKS, " ").trim(), removed, firstAt };
}

/** `U+202E` */
export function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Text that is safe to print on a terminal: control and bidirectional characters as `\u{202e}`. */
export function showControls(text: string): string {
  return text.replace(
    new RegExp(`[${INVISIBLE}\\n\\r\\u001B\\u2028\\u2029]`, "gu"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
