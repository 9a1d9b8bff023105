/**
 * How deep brackets are nested, told without parsing: a parser that recurses must not meet thousands. A bracket counts where a value begins;
 * in the middle of a text, and in quotes, it is a character like any other.
 */
export function deepestFlow(source: string): number {
  let depth = 0;
  let deepest = 0;
  let mayBegin = true;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? "";
    if (character === " " || character === "\t" || character === "\r") continue;
    if (mayBegin && (character === '"' || character === "'")) index = endOfQuote(source, index);
    else if (mayBegin && depth === 0 && (character === "|" || character === ">")) index = endOfBlock(source, index);
    else if (mayBegin && (character === "[" || character === "{")) depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > deepest) deepest = depth;
    mayBegin = isBeforeValue(character, source[index + 1], depth);
  }
  return deepest;
}

function isBeforeValue(character: string, next: string | undefined, depth: number): boolean {
  if (character === "\n") return true;
  if (depth > 0 && /[,:[{]/u.test(character)) return true;
  return /[:?-]/u.test(character) && (next === undefined || /\s/u.test(next));
}

function endOfQuote(source: string, start: number): number {
  const quote = source[start];
  for (let index = start + 1; index < source.length; index += 1) {
    if (quote === '"' && source[index] === "\\") index += 1;
    else if (source[index] === quote) return index;
  }
  return source.length;
}

/** The last character of a block scalar's text: its lines are blank, or indented deeper than the line it begins on. */
function endOfBlock(source: string, start: number): number {
  const line = source.lastIndexOf("\n", start) + 1;
  const indent = /^ */u.exec(source.slice(line, start))?.[0].length ?? 0;
  let end = source.indexOf("\n", start);
  while (end >= 0) {
    const next = source.indexOf("\n", end + 1);
    const text = source.slice(end + 1, next < 0 ? undefined : next);
    if (text.trim() !== "" && !text.startsWith(" ".repeat(indent + 1))) return end - 1;
    end = next;
  }
  return source.length;
}
