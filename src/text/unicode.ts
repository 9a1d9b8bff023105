/** What cleaning took out or changed, for a note. */
export interface Cleaning {
  readonly text: string;
  /** Code points taken out, in the order met, `U+202E`; empty when only blanks were tidied. */
  readonly removed: readonly string[];
  /** UTF-16 index in the input of the first one taken out. */
  readonly firstAt: number;
}

const COMBINING_MARKS_PER_LETTER = 8;
const PASSES = 5;

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
const UNSHOWN = new RegExp(`[${INVISIBLE}\\n\\r\\u001B\\u2028\\u2029]`, "gu");
const BLANKS = /[\s\u0085]+/gu;
const NOT_PRINTABLE_ASCII = /[^ -~]/;
const MARK_FLOOD = new RegExp(`(\\p{M}{${COMBINING_MARKS_PER_LETTER}})\\p{M}+`, "gu");

/** A line or field as clean Unicode text: NFC, single blanks, none at the ends, no control, bidirectional or invisible characters. */
export function cleanText(text: string): Cleaning {
  /* Most lines are plain: nothing can be taken out or composed there. */
  if (!NOT_PRINTABLE_ASCII.test(text)) return { text: text.replace(/ {2,}/g, " ").trim(), removed: [], firstAt: -1 };
  const removed: string[] = [];
  let firstAt = -1;
  const takeOut = (characters: string, offset: number): void => {
    if (firstAt < 0) firstAt = offset;
    for (const character of characters) removed.push(nameCodePoint(character));
  };
  let before = text;
  /* What is taken out can bring together what then has to go, and what is composed can come apart again. */
  for (let pass = 0; pass < PASSES; pass += 1) {
    const after = tidy(before, takeOut);
    if (after === before) break;
    before = after;
  }
  return { text: before, removed, firstAt };
}

function tidy(text: string, takeOut: (characters: string, offset: number) => void): string {
  const kept = text.replace(UNWANTED, (match: string, offset: number) => {
    takeOut(match, offset);
    return "";
  });
  const thinned = kept.replace(MARK_FLOOD, (match: string, marks: string, offset: number) => {
    takeOut(match.slice(marks.length), offset);
    return marks;
  });
  return thinned.normalize("NFC").replace(BLANKS, " ").trim();
}

const HIDDEN = new RegExp(
  [
    "[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]", // control characters, but for tab and new line
    "[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u206F]", // bidirectional controls (UAX #9 §2)
    "[\\u2028\\u2029\\uFFF9-\\uFFFB\\uFDD0-\\uFDEF\\u{E0000}-\\u{E007F}]", // separators, annotation, noncharacters, tags
    "[\\p{Surrogate}]|\\p{Noncharacter_Code_Point}",
  ].join("|"),
  "u",
);

/** The first character of a text that a reviewer could not see or that would make them see another text; undefined when there is none. */
export function findHidden(text: string): { readonly at: number; readonly name: string } | undefined {
  const match = HIDDEN.exec(text);
  return match ? { at: match.index, name: nameCodePoint(match[0]) } : undefined;
}

/** `U+202E` */
export function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Text that is safe to print on a terminal: control and bidirectional characters as `\u{202e}`. */
export function showControls(text: string): string {
  if (!NOT_PRINTABLE_ASCII.test(text)) return text;
  return text.replace(UNSHOWN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
