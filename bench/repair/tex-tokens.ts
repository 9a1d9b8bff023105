import { MARKS, readMark, strip, stripMarks } from "./marks.ts";
import type { Mode, Segment } from "./segment.ts";
import { isBalanced } from "./tex-arguments.ts";
import { readCommand } from "./tex-commands.ts";

const PLAIN = /[^\\~`'{}$\uE000-\uE00F]+/uy;
const LINK = /https?:\/\/[^\s{}<>"“”\uE000-\uE00F]+/uy;

/** Reads a stretch without dollars. */
export function readTokens(text: string, mode: Mode): void {
  let at = 0;
  let isMath = mode.isMath;
  const read: Segment[] = [];
  const emit = (segment: Segment): void => void read.push(segment);
  while (at < text.length) {
    const token = readToken(text, at, { ...mode, isMath, emit });
    const raw = text.slice(at, token);
    if (raw === "\\(" || raw === "\\[") isMath = true;
    if (raw === "\\)" || raw === "\\]") isMath = mode.isMath;
    at = token;
  }
  const isBroken = mode.isStripped && !isBalanced(stripMarks(text));
  for (const segment of read) mode.emit(isBroken ? { ...segment, isLossy: true } : segment);
}

/** Reads one token at `at`; the index after it. */
function readToken(text: string, at: number, mode: Mode): number {
  const character = text[at] ?? "";
  const plain = (raw: string): number => {
    mode.emit({ damaged: strip(raw, mode), ideal: raw });
    return at + raw.length;
  };
  const mark = MARKS.has(character) ? readMark(text, at) : undefined;
  if (mark) {
    mode.emit({ ...mark.segment, damaged: strip(mark.segment.damaged, mode), isLossy: mark.segment.isLossy });
    return mark.end;
  }
  const url = mode.isMath ? undefined : match(LINK, text, at);
  if (url !== undefined) {
    mode.emit({
      damaged: strip(url, mode),
      ideal: url.replace(/\\([_%#&~])/gu, "$1"),
      kind: url.includes("\\") ? "escape" : undefined,
    });
    return at + url.length;
  }
  if (character === "\\") return readCommand(text, at, mode);
  if (character === "~") return readTie(text, at, mode);
  if ((character === "`" || character === "'") && !mode.isMath) return readQuote(text, at, mode);
  const run = match(PLAIN, text, at);
  if (run === undefined) return plain(character);
  /* A word before a URL must not swallow its beginning. */
  const link = mode.isMath ? -1 : run.search(/https?:\/\//u);
  return plain(link > 0 ? run.slice(0, link) : run);
}

/** What a sticky pattern finds at `at`. */
function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** `~` is a blank, but between a blank and a number it says “about”. */
function readTie(text: string, at: number, mode: Mode): number {
  const before = text[at - 1] ?? " ";
  const isAbout = !mode.isMath && /[\s([{/]/u.test(before);
  if (isAbout) mode.emit({ damaged: "~", ideal: "∼", accept: [""] });
  else mode.emit({ damaged: "~", ideal: "", kind: "tilde" });
  return at + 1;
}

/** TeX's quotes; without a backquote before them, `''` and `'` are what they are. */
function readQuote(text: string, at: number, mode: Mode): number {
  const isOpening = text[at] === "`";
  const length = text[at + 1] === text[at] ? 2 : 1;
  const raw = text.slice(at, at + length);
  const before = text.slice(0, at);
  const hasOpening = length === 2 ? before.includes("``") : true;
  const hasClosing = length === 2 ? text.includes("''", at) || text.includes('"', at) : text.includes("'", at);
  const ideal = length === 2 ? '"' : "'";
  if (isOpening && hasClosing) mode.emit({ damaged: raw, ideal, kind: "quotes", accept: length === 2 ? ["''"] : [] });
  else if (isOpening) mode.emit({ damaged: raw, ideal: raw, accept: [ideal] });
  else if (length === 2 && hasOpening) mode.emit({ damaged: raw, ideal, kind: "quotes", accept: [] });
  else mode.emit({ damaged: raw, ideal: raw, accept: length === 2 ? ['"'] : [] });
  return at + length;
}
