import { FONT_COMMANDS } from "../../src/text/tex/symbols.ts";
import { ARGUMENT } from "./marks.ts";

/** The argument of a command: a group with its braces, a command or a character. */
export function readArgument(text: string, from: number): { raw: string; end: number } | undefined {
  ARGUMENT.lastIndex = from;
  const start = ARGUMENT.exec(text);
  if (!start) return undefined;
  const at = from + start[0].length;
  if (text[at] !== "{") {
    const font = /^\\([A-Za-z]+)/u.exec(text.slice(at, at + 40));
    const inner = font && FONT_COMMANDS.has(font[1] ?? "") ? readArgument(text, at + font[0].length) : undefined;
    if (inner) return { raw: text.slice(at, inner.end), end: inner.end };
    const raw = /^(?:\\[A-Za-z]+|\\.|[^}])/su.exec(text.slice(at, at + 40))?.[0];
    return raw === undefined ? undefined : { raw, end: at + raw.length };
  }
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === "{") depth += 1;
    else if (text[index] === "}" && (depth -= 1) === 0) return { raw: text.slice(at, index + 1), end: index + 1 };
  }
  return undefined;
}

export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.matchAll(/(?<!\\)[{}]/gu)) {
    depth += brace === "{" ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
