/*
 * What can be told of Markdown without parsing it, for rules that look at every text of an archive. Each pass takes time in proportion to
 * the text; where CommonMark needs a whole parse to be sure, the doubt is named.
 */

/**
 * The text with its code blanked out, every other character at its place: fenced and indented blocks (a paragraph indented by four or more
 * counts as one, also inside a list) and code spans (CommonMark 0.31, §4.4, §4.5, §6.1).
 */
export function maskCode(markdown: string): string {
  let fence: string | undefined;
  let isAfterBlank = true;
  let isIndentedCode = false;
  const lines = markdown.split("\n").map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence !== undefined) {
      const isClosing = mark !== undefined && mark.startsWith(fence) && line.trim() === mark;
      if (isClosing) fence = undefined;
      return blank(line);
    }
    if (mark !== undefined) {
      fence = mark;
      return blank(line);
    }
    const isBlankLine = line.trim() === "";
    if (!isBlankLine) isIndentedCode = /^(?: {4}|\t)/u.test(line) && (isAfterBlank || isIndentedCode);
    isAfterBlank = isBlankLine;
    return isIndentedCode ? blank(line) : line;
  });
  return maskSpans(lines.join("\n"));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/gu, (character) => " ".repeat(character.length));
}

/** Blanks out code spans: a run of backticks, and all up to the next run of the same length in the same paragraph. */
function maskSpans(text: string): string {
  return text
    .split(/(\n[ \t\r]*\n)/u)
    .map((paragraph) => {
      const runs = [...paragraph.matchAll(/(?<!\\)(?:\\\\)*(`+)/gu)].map((match) => {
        const length = match[1]?.length ?? 0;
        return { start: match.index + match[0].length - length, length };
      });
      return runs.length < 2 ? paragraph : maskBetween(paragraph, runs);
    })
    .join("");
}

interface Run {
  readonly start: number;
  readonly length: number;
}

function maskBetween(paragraph: string, runs: readonly Run[]): string {
  const next = nextOfSameLength(runs);
  let masked = "";
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const closing = next[index];
    const [open, close] = [runs[index], runs[closing ?? -1]];
    if (closing === undefined || !open || !close) continue;
    masked += paragraph.slice(from, open.start) + blank(paragraph.slice(open.start, close.start + close.length));
    from = close.start + close.length;
    index = closing;
  }
  return masked + paragraph.slice(from);
}

/** For each run the index of the next one that is as long. */
function nextOfSameLength(runs: readonly Run[]): readonly (number | undefined)[] {
  const seen = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length } = runs[index] ?? { length: 0 };
    next[index] = seen.get(length);
    seen.set(length, index);
  }
  return next;
}

/** About what a reader sees of Markdown, without comments, tags, addresses of links and marks: good for measuring, not for showing. */
export function stripMarks(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, " ")
    .replace(/<\/?[A-Za-z][^<>]*>/gu, (tag) => (/^<[a-z][a-z0-9+.-]*:/iu.test(tag) ? tag : " "))
    .replace(/!?\[([^[\]]*)\]\([^()\n]*\)/gu, "$1")
    .replace(/\]\([^()\n]*\)/gu, "]")
    .replace(/^\[[^\]\n]+\]:.*$/gmu, " ")
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, "")
    .replace(/^[ \t]*(?:#{1,6}[ \t]|[-+*>][ \t])/gmu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** True for a text with a letter or digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** How deep a text nests, and how many marks it has that a parser must pair. */
export interface Nesting {
  readonly depth: number;
  /** UTF-16 offset where that depth is reached. */
  readonly at: number;
  /** `*`, `_`, `[` and `]` outside code that are not escaped. */
  readonly marks: number;
}

/**
 * The depth of block quotes and lists, and of emphasis and brackets left open in one paragraph: an upper bound told line by line, exact for
 * text that people write.
 */
export function measureNesting(markdown: string): Nesting {
  const state = { depth: 0, at: 0, marks: 0, lists: [] as number[], open: { "*": 0, _: 0, "[": 0 } };
  let offset = 0;
  for (const line of maskCode(markdown).split("\n")) {
    if (line.trim() === "") state.open = { "*": 0, _: 0, "[": 0 };
    else {
      const start = takeContainers(state, line, offset);
      takeMarks(state, line, start, offset);
    }
    offset += line.length + 1;
  }
  return { depth: state.depth, at: state.at, marks: state.marks };
}

interface NestingState {
  depth: number;
  at: number;
  marks: number;
  /** Columns where the contents of the open list items begin. */
  readonly lists: number[];
  open: { "*": number; _: number; "[": number };
}

function reach(state: NestingState, depth: number, at: number): void {
  if (depth > state.depth) [state.depth, state.at] = [depth, at];
}

const QUOTES = /^(?:[ \t]{0,3}>[ \t]?)*/u;
const ITEM = /[ \t]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)[ \t]?|[ \t]*>[ \t]?/uy;

/** Reads the marks of quotes and list items that begin a line; where they end. */
function takeContainers(state: NestingState, line: string, offset: number): number {
  const quoteMarks = QUOTES.exec(line)?.[0] ?? "";
  let quotes = quoteMarks.split(">").length - 1;
  let at = quoteMarks.length;
  const indent = at + (/^[ \t]*/u.exec(line.slice(at))?.[0].length ?? 0);
  while ((state.lists.at(-1) ?? -1) > indent) state.lists.pop();
  reach(state, quotes + state.lists.length, offset + at);
  const item = new RegExp(ITEM);
  item.lastIndex = at;
  for (let match = item.exec(line); match; match = item.exec(line)) {
    at = item.lastIndex;
    if (match[0].trim() === ">") quotes += 1;
    else state.lists.push(at);
    reach(state, quotes + state.lists.length, offset + match.index);
  }
  return at;
}

/** Counts what is open: runs of `*` and `_` as their neighbours tell (CommonMark 0.31, §6.2), and brackets. */
function takeMarks(state: NestingState, line: string, start: number, offset: number): void {
  for (const match of line.slice(start).matchAll(/\\.|\*+|_+|[[\]]/gu)) {
    const [mark] = match;
    const kind = mark[0];
    if (kind === "\\" || kind === undefined) continue;
    state.marks += mark.length;
    const at = start + match.index;
    if (kind === "]") state.open["["] = Math.max(0, state.open["["] - 1);
    else if (kind === "[") state.open["["] += 1;
    else if (kind === "*" || kind === "_") {
      const opens = /\S/u.test(line[at + mark.length] ?? " ");
      const closes = /\S/u.test(line[at - 1] ?? " ");
      if (closes) state.open[kind] = Math.max(0, state.open[kind] - mark.length);
      else if (opens) state.open[kind] += mark.length;
    }
    reach(state, state.open["*"] + state.open._ + state.open["["], offset + at);
  }
}
