import { composeAccent, LETTER_ACCENTS } from "./accents.ts";
import { matchBraces } from "./braces.ts";
import { drop, makeSymbol, type Piece, rewrite } from "./piece.ts";
import { DELIMITER_SIZES, findSymbol, FONT_COMMANDS, FONT_SWITCHES } from "./symbols.ts";

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ie: "i.e.",
    eg: "e.g.",
    Ie: "I.e.",
    Eg: "E.g.",
    etal: "et al.",
    etc: "etc.",
    cf: "cf.",
    vs: "vs.",
    wrt: "w.r.t.",
    iid: "i.i.d.",
    aka: "a.k.a.",
  }),
);

const ESCAPED = new Set(["%", "&", "_", "#", "$", "{", "}", "|"]);
const THIN = new Set([",", ";", ":", " "]);
const NOTHING = new Set(["!", "-", "/", "@", "xspace", "protect", "relax", "noindent", "centering", "newline", "par"]);

/** Commands and marks that kept their form because they stood outside of maths (what Hugging Face leaves alone). */
export function mendExplicit(pieces: Piece[]): void {
  const braces = matchBraces(pieces);
  const hasMoney = pieces.some(({ text }) => text === "$" || text === "\\$");
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "command" && piece.name !== undefined && /^\d$/.test(piece.name)) {
      if (hasMoney) rewrite(piece, `$${piece.name}`, "escaped-character");
    } else if (piece.kind === "command" && piece.name !== undefined) mendCommand(pieces, index, piece.name, braces);
    else if (piece.kind === "mark" && piece.text === "~") mendTie(pieces, index);
  }
}

function mendCommand(pieces: Piece[], index: number, name: string, braces: ReadonlyMap<number, number>): void {
  const piece = pieces[index];
  if (!piece) return;
  const symbol = name === "textbackslash" ? undefined : findSymbol(name);
  if (name === "_") {
    piece.kind = "mark";
    piece.text = "_";
    piece.rule = "escaped-character";
  } else if (ESCAPED.has(name)) rewrite(piece, name, name === "%" ? "percent-sign" : "escaped-character");
  else if (THIN.has(name)) rewrite(piece, " ", "unit-space");
  else if (NOTHING.has(name)) drop(piece, "unit-space");
  else if (LETTER_ACCENTS.has(name) && mendAccent(pieces, index, name)) return;
  else if (ABBREVIATIONS.has(name)) mendAbbreviation(pieces, index, ABBREVIATIONS.get(name) ?? name);
  else if (name === "url") unwrap(pieces, index, braces, "doubled-link");
  else if (name === "color" || name === "textcolor") return;
  else if (FONT_COMMANDS.has(name)) unwrap(pieces, index, braces, "font-command");
  else if (DELIMITER_SIZES.has(name)) drop(piece, "bare-command");
  else if (FONT_SWITCHES.has(name)) dropSwitch(pieces, index, braces);
  else if (symbol?.kind === "function") {
    piece.kind = "word";
    piece.text = name;
    piece.rule = "bare-command";
  } else if (symbol && /[$_~^\\#%&]/.test(symbol.unicode)) rewrite(piece, symbol.unicode, "bare-command");
  else if (symbol && (symbol.kind === "mark" || symbol.kind === "dots" || symbol.kind === "space")) {
    makeSymbol(piece, name, "bare-command");
    if (pieces[index + 1]?.text === "{" && braces.get(index + 1) === index + 2)
      dropBraces(pieces, index + 1, index + 2, "bare-command");
  } else if (symbol) makeSymbol(piece, name, "bare-command");
}

function isOpen(piece: Piece | undefined): boolean {
  return piece?.kind === "mark" && piece.text === "{";
}

/** `\emph{word}` and `\mathcal X` → `word`, `X`. */
function unwrap(pieces: Piece[], index: number, braces: ReadonlyMap<number, number>, rule: string): void {
  const close = braces.get(index + 1);
  const piece = pieces[index];
  const blank = pieces[index + 1];
  if (!piece || (close === undefined && blank?.kind !== "blank")) return;
  drop(piece, rule);
  if (close === undefined) {
    if (blank) drop(blank, rule);
    return;
  }
  dropBraces(pieces, index + 1, close, rule);
}

export function dropBraces(pieces: readonly Piece[], open: number, close: number, rule: string): void {
  for (const at of [open, close]) {
    const brace = pieces[at];
    if (brace) drop(brace, rule);
  }
}

/** `{\em word}` → `word`. */
function dropSwitch(pieces: Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const piece = pieces[index];
  if (!piece) return;
  drop(piece, "font-command");
  const blank = pieces[index + 1];
  if (blank?.kind === "blank") drop(blank, "font-command");
  const close = braces.get(index - 1);
  if (close !== undefined) dropBraces(pieces, index - 1, close, "font-command");
}

function mendAbbreviation(pieces: Piece[], index: number, text: string): void {
  const [piece, next] = [pieces[index], pieces[index + 1]];
  if (!piece) return;
  const hasStop = next?.kind === "mark" && next.text === ".";
  rewrite(piece, hasStop ? text.slice(0, -1) : text, "abbreviation");
}

/** `\"o`, `\"{o}`, `{\"o}`, `\"{\i}` → `ö`. */
function mendAccent(pieces: Piece[], index: number, name: string): boolean {
  const isLetter = /^[A-Za-z]$/.test(name);
  let at = index + 1;
  if (isLetter && pieces[at]?.kind === "blank") at += 1;
  const hasBrace = isOpen(pieces[at]);
  if (isLetter && !hasBrace && at === index + 1) return false;
  const base = pieces[hasBrace ? at + 1 : at];
  const [piece, open, close] = [pieces[index], pieces[at], pieces[at + 2]];
  if (!piece || !base || (base.kind !== "word" && !(base.kind === "command" && /^[ij]$/.test(base.name ?? ""))))
    return false;
  if (
    hasBrace &&
    !(close?.kind === "mark" && close.text === "}" && (base.kind === "command" || base.text.length === 1))
  )
    return false;
  const letters = base.kind === "command" ? (base.name ?? "") : base.text;
  const composed = composeAccent(name, letters.slice(0, 1));
  if (composed === undefined) return false;
  drop(piece, "accent");
  if (at === index + 2) drop(pieces[index + 1] ?? piece, "accent");
  base.kind = "word";
  base.text = composed + letters.slice(1);
  base.rule = "accent";
  if (hasBrace && open && close) {
    drop(open, "accent");
    drop(close, "accent");
  }
  const before = pieces[index - 1];
  const after = pieces[hasBrace ? at + 3 : at + 1];
  if (before && isOpen(before) && after?.text === "}" && letters.length === 1) {
    drop(before, "accent");
    drop(after, "accent");
  }
  return true;
}

/** Before a number, a `~` means “about” or “to”, unless a word that numbers belong to stands there: `Step~9`, `of~99`. */
function isAbout(number: Piece | undefined, blank: Piece | undefined, before: Piece): boolean {
  if (before.kind !== "word") return !/[.,;:]$/.test(before.text);
  const isUnit = number?.kind === "number" && blank?.kind === "blank";
  return isUnit || !(before.text.length > 2 || /^(?:Pi|of|in|to|at|by|is|on|No|Eq)$/.test(before.text));
}

const BEFORE_TIE = /[\p{L}.,;:)\]}%"”’']$/u;

/** TeX's unbreakable blank: `models~(LLMs)`, `Step~9`. A `~` before or between numbers means “about” and stays. */
function mendTie(pieces: Piece[], index: number): void {
  const [before, piece, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (!piece || !before || !after || after.kind === "blank" || before.kind === "blank") return;
  if (!BEFORE_TIE.test(before.text) && !(before.kind === "number" && /^[\p{L}([]/u.test(after.text))) return;
  if (/^[~=^_*]$/.test(after.text)) return;
  if (after.kind === "number" && isAbout(pieces[index - 3], pieces[index - 2], before)) return;
  const isRelation =
    before.text.length === 1 &&
    /^[\p{L})]$/u.test(before.text) &&
    (after.text.length === 1 || after.kind === "math" || pieces[index + 2]?.text === "(") &&
    !/^[([]$/.test(after.text);
  if (!isRelation) rewrite(piece, " ", "tie");
}
