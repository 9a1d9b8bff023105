import type { FontMetrics } from "../text/font-metrics.ts";

/** A font that images are drawn with. */
export interface CardFont extends FontMetrics {
  /** The family's name, as the file bears it. */
  readonly family: string;
}

/** Characters that one font draws. */
interface TextRun {
  readonly family: string;
  readonly text: string;
  /** Where it begins, in pixels from the line's own beginning. */
  readonly x: number;
}

/** Text as it fits: its lines, each in runs, for a drawer that looks for missing letters by itself loses whole lines where there are ligatures. */
export interface SetText {
  readonly size: number;
  readonly lines: readonly (readonly TextRun[])[];
}

/** What a text has to fit into, in pixels. */
interface Frame {
  /** Sizes to try, largest first, and the lines that each may have: the last one cuts what does not fit. */
  readonly sizes: readonly (readonly [size: number, mostLines: number])[];
  readonly width: number;
}

const ELLIPSIS = "…";

/**
 * Breaks a text at blanks into lines by measured widths, at the largest size that holds it. Undefined when there is nothing to set or a
 * character is in none of the fonts: a box in its place would be worse than no text.
 */
export function setText(text: string, fonts: readonly CardFont[], { sizes, width }: Frame): SetText | undefined {
  const words = text
    .normalize("NFC")
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== "");
  const isKnown = words.every((word) => [...word].every((character) => findFont(character, fonts) !== undefined));
  if (words.length === 0 || !isKnown) return undefined;
  for (const [index, [size, mostLines]] of sizes.entries()) {
    const room = width / size;
    const isLast = index === sizes.length - 1;
    if (!isLast && words.some((word) => widthOf(word, fonts) > room)) continue;
    const lines = breakLines(words, room, fonts, mostLines);
    if (lines.length > mostLines && !isLast) continue;
    return { size, lines: cutLines(lines, mostLines, room, fonts).map((line) => splitRuns(line, size, fonts)) };
  }
  return undefined;
}

/** Lines no wider than `room` ems; what is beyond one line more than `most` is not looked at. */
function breakLines(
  words: readonly string[],
  room: number,
  fonts: readonly CardFont[],
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.flatMap((whole) => splitWord(whole, room, fonts))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer, fonts) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    if (lines.length > most) return lines;
  }
  return [...lines, line];
}

/** A word that is wider than a line, in pieces that are not. */
function splitWord(word: string, room: number, fonts: readonly CardFont[]): readonly string[] {
  if (widthOf(word, fonts) <= room) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && widthOf(piece + character, fonts) > room) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** The first lines, the last of them with an ellipsis when there are more: after a word, or within the only one. */
function cutLines(lines: readonly string[], most: number, room: number, fonts: readonly CardFont[]): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? "";
  while (last !== "" && widthOf(last + ELLIPSIS, fonts) > room)
    last = last.includes(" ") ? last.slice(0, last.lastIndexOf(" ")) : last.slice(0, -1);
  return [...kept, `${last.replace(/[\s\p{Surrogate},;:.(–—-]+$/u, "")}${ELLIPSIS}`];
}

function splitRuns(line: string, size: number, fonts: readonly CardFont[]): readonly TextRun[] {
  const runs: { family: string; text: string; x: number }[] = [];
  let x = 0;
  for (const character of line) {
    const font = findFont(character, fonts);
    const run = runs.at(-1);
    if (run?.family === font?.family && run) run.text += character;
    else runs.push({ family: font?.family ?? "", text: character, x });
    x += (font?.widthOf(character) ?? 0) * size;
  }
  return runs;
}

/** In ems, without kerning, which makes text narrower. */
function widthOf(text: string, fonts: readonly CardFont[]): number {
  let width = 0;
  for (const character of text) width += findFont(character, fonts)?.widthOf(character) ?? 0;
  return width;
}

function findFont(character: string, fonts: readonly CardFont[]): CardFont | undefined {
  return fonts.find((font) => font.widthOf(character) !== undefined);
}
