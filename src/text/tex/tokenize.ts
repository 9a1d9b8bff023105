import { trimLink } from "../links.ts";
import { findMaths } from "./dollars.ts";
import { commandOf, type Piece } from "./piece.ts";
import { findSymbol } from "./symbols.ts";

const LINK =
  /(?:https?:\/\/|www\.|(?:github|gitlab|huggingface|bitbucket)\.(?:com|co|org|io)\/)(?:\\[_#%&~]|[^\s{}<>"`|\\^$]){0,2000}/iy;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}/y;
const DOMAIN =
  /[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,4}\.(?:io|com|org|ai|net|edu|dev|me|gov|cn|uk|de|html)\b(?:\/[^\s{}<>"`|\\^$]{0,2000})?/iy;
const TAG = /<\/?[a-z][a-z0-9_-]{1,40}>/iy;
const CODE = /`(?:[^`\s]|[^`\s][^`]{0,200}[^`\s])`(?!`)/y;
const COMMAND = /\\(?:[A-Za-z]+|[^A-Za-z\s]| |$)/y;
const IDENTIFIER = /[A-Za-z0-9]{1,64}(?:\\?_[A-Za-z0-9]{1,64}){1,12}(?![A-Za-z0-9_])/y;
const LATIN = /[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF\uFB00-\uFB06\p{M}]+/uy;
const OTHER_LETTERS = /[\p{L}\p{M}]+/uy;
const NUMBER = /\d+(?:[.,]\d+)*/y;
const BLANK = /\s+/y;

/**
 * Cuts a text into pieces: words, numbers, marks, commands with their backslash, symbols of maths; links, e-mail addresses, names of code,
 * tags and maths that still has its dollars stay whole. Takes time in proportion to the text.
 */
export function tokenize(text: string): Piece[] {
  const maths = findMaths(text);
  const pieces: Piece[] = [];
  let next = 0;
  for (let at = 0; at < text.length;) {
    while ((maths[next]?.at ?? Infinity) < at) next += 1;
    const span = maths[next];
    const piece =
      span?.at === at
        ? { kind: "math" as const, at, end: span.end, text: text.slice(at, span.end), tex: span.tex }
        : readPiece(text, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function readPiece(text: string, at: number): Piece {
  const character = text[at] ?? "";
  if (/[A-Za-z0-9]/.test(character)) return readName(text, at) ?? readWord(text, at);
  if (/\s/.test(character)) return take(text, at, BLANK, "blank") ?? mark(text, at);
  if (character === "\\") return take(text, at, COMMAND, "command") ?? mark(text, at);
  if (character === "`") return take(text, at, CODE, "opaque") ?? mark(text, at);
  if (character === "<") return take(text, at, TAG, "opaque") ?? mark(text, at);
  if (character < "\u0080") return mark(text, at);
  const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const name = commandOf(point);
  if (name !== undefined) return { kind: "symbol", at, end: at + point.length, text: point, name, tex: `\\${name}` };
  return take(text, at, LATIN, "word") ?? take(text, at, OTHER_LETTERS, "word") ?? mark(text, at);
}

/** Links, addresses and names of code, which begin like words. */
function readName(text: string, at: number): Piece | undefined {
  const previous = text[at - 1] ?? " ";
  const link = take(text, at, LINK, "opaque");
  if (link && /[./:]/.test(link.text)) return trimEnd(text, link);
  if (/[A-Za-z0-9]/.test(previous)) return undefined;
  const isTouched = /[@#"/]/.test(previous) || text.slice(Math.max(0, at - 2), at) === "--";
  const address = take(text, at, EMAIL, "opaque") ?? take(text, at, DOMAIN, "opaque");
  if (address) return trimEnd(text, address);
  const identifier = take(text, at, IDENTIFIER, "opaque");
  return identifier && (isTouched || isIdentifier(identifier.text)) ? identifier : undefined;
}

function trimEnd(text: string, link: Piece): Piece {
  const kept = trimLink(link.text);
  return kept === link.text || kept === ""
    ? link
    : { ...link, end: link.at + kept.length, text: text.slice(link.at, link.at + kept.length) };
}

/** `context_precision` is a name, `k_max`, `pi_theta` and `log_2` are maths. */
function isIdentifier(name: string): boolean {
  const parts = name.replaceAll("\\", "").split("_");
  const [first = "", ...rest] = parts;
  if (/^\d+$/.test(first) || first.length < 2) return parts.length > 2 && parts.every((part) => part.length > 1);
  if (isMathsName(first)) return parts.length > 2 && parts.slice(1).every((part) => part.length > 2);
  return first.length > 2 || name.includes("\\") || rest.some((part) => part.length > 1);
}

function isMathsName(word: string): boolean {
  return (
    findSymbol(word) !== undefined ||
    /(?:cdot|ell|leq|geq|times|min|max|mathcal|mathbb|mathbf|log|infty|nabla)$/.test(word)
  );
}

function readWord(text: string, at: number): Piece {
  const word = take(text, at, LATIN, "word");
  /* A link may be glued to a word: `frameworkhttps://…`. */
  const glued = word && text.startsWith("://", word.end) ? /^(.+?)https?$/i.exec(word.text)?.[1] : undefined;
  if (word && glued !== undefined) return { ...word, end: at + glued.length, text: glued };
  return take(text, at, NUMBER, "number") ?? word ?? mark(text, at);
}

function take(text: string, at: number, pattern: RegExp, kind: Piece["kind"]): Piece | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  if (found === undefined || found === "") return undefined;
  return {
    kind,
    at,
    end: at + found.length,
    text: found,
    ...(kind === "command" && { name: found.slice(1) }),
  };
}

function mark(text: string, at: number): Piece {
  const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: "mark", at, end: at + point.length, text: point };
}
