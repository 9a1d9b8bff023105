import type { CaptureText } from "../model/capture.ts";
import type { LineRange } from "../model/paper.ts";
import type { Place } from "../model/problem.ts";
import { cleanText } from "../text/unicode.ts";

/** Where a line of a capture went: into which paragraph, from which offset on. */
interface Part {
  readonly paragraph: number;
  readonly start: number;
  readonly clean: string;
  readonly line: number;
}

/**
 * Finds the place in a capture of an offset in a paragraph that was joined from its lines. Lines of the range that are in no paragraph
 * (chrome between two lines of a text) are passed over. Offsets count UTF-16 units of clean text, places of the raw line.
 */
export function createLocator(
  capture: CaptureText,
  range: LineRange,
  paragraphs: readonly string[],
): (paragraph: number, offset: number) => Place {
  let parts: readonly Part[] | undefined;
  const offsets: Record<number, (offset: number) => number> = {};
  return (paragraph, offset) => {
    parts ??= alignLines(capture, range, paragraphs);
    const part = parts.findLast((candidate) => candidate.paragraph === paragraph && candidate.start <= offset);
    if (!part) return { line: range[0], column: 1 };
    const shifts = (offsets[part.line] ??= rawOffsets(capture.lines[part.line - 1] ?? "", part.clean));
    return { line: part.line, column: shifts(offset - part.start) + 1 };
  };
}

function alignLines(capture: CaptureText, [first, last]: LineRange, paragraphs: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let [paragraph, offset] = [0, 0];
  for (let line = first; line <= last && paragraph < paragraphs.length; line += 1) {
    const clean = cleanText(capture.lines[line - 1] ?? "").text;
    const text = paragraphs[paragraph] ?? "";
    const start = offset > 0 && text[offset] === " " ? offset + 1 : offset;
    if (clean === "" || !text.startsWith(clean, start)) continue;
    parts.push({ paragraph, start, clean, line });
    offset = start + clean.length;
    if (offset === text.length) [paragraph, offset] = [paragraph + 1, 0];
  }
  return parts;
}

/** From offsets in a clean line to offsets in its raw form, from which blanks and invisible characters were taken out. */
function rawOffsets(raw: string, clean: string): (offset: number) => number {
  const indent = raw.length - raw.trimStart().length;
  if (raw.startsWith(clean, indent)) return (offset) => indent + offset;
  const places: number[] = [];
  let at = 0;
  for (const wanted of clean.split("")) {
    at = findCharacter(raw, wanted, at);
    places.push(at);
    at = wanted === " " ? skipBlanks(raw, at + 1) : at + 1;
  }
  return (offset) => Math.min(places[offset] ?? raw.length, raw.length);
}

function findCharacter(raw: string, wanted: string, from: number): number {
  for (let at = from; at < raw.length; at += 1)
    if (raw[at] === wanted || (wanted === " " && /\s/u.test(raw[at] ?? ""))) return at;
  return raw.length;
}

function skipBlanks(raw: string, from: number): number {
  let at = from;
  while (/\s/u.test(raw[at] ?? "")) at += 1;
  return at;
}
