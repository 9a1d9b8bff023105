import { matchBraces } from "./braces.ts";
import { dropBraces } from "./explicit.ts";
import { drop, makeSymbol, type Piece, rewrite, symbolKind } from "./piece.ts";
import { isMark, isNumber } from "./site.ts";

const COLOURS = /^(?:red|blue|green|orange|purple|magenta|cyan|teal|violet|brown|gray|grey|olive|pink|yellow|black)$/;
const CITATION = /^[a-z]{2,20}\d{2,4}[a-z]*$/;
const BIBTEX_KEY = /^[A-Z][a-z]+(?:19|20)\d\d[A-Z][A-Za-z]*[A-Z][A-Za-z]*$/;

/** Rarer remnants, each with a form of its own: colours, code points, citation keys, degrees, carriage returns. */
export function mendSpecial(pieces: Piece[]): void {
  const braces = matchBraces(pieces);
  mendColours(pieces, braces);
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === "word") {
      mendCodePoint(pieces, index);
      mendCarriageReturn(pieces, index);
      mendCitation(pieces, index);
      mendTextSpace(pieces, index);
    } else if (isMark(piece, "^")) mendDegree(pieces, index, braces);
    else if (isMark(piece, "{")) mendLooseBraces(pieces, index, braces);
  }
}

/** `red{Warning: …}` (`\textcolor`), and `\color{ddtD}ecoupled`, where the colour's name is what all of the text's have in front. */
function mendColours(pieces: Piece[], braces: ReadonlyMap<number, number>): void {
  const named: { readonly index: number; readonly close: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    const close = braces.get(index + 1);
    if (close === undefined) continue;
    if (piece.kind === "word" && COLOURS.test(piece.text) && close > index + 2) {
      drop(piece, "colour");
      dropBraces(pieces, index + 1, close, "colour");
    }
    const isColor =
      (piece.kind === "command" && piece.name === "color") ||
      (piece.kind === "word" && piece.text === "color" && close === index + 3);
    if (isColor) named.push({ index, close });
  }
  const names = named.map(({ index }) => pieces[index + 2]?.text ?? "");
  const prefix =
    names.length > 1
      ? commonPrefix(names)
      : (names[0]?.match(/^(?:red|blue|green|orange|purple|magenta|cyan|teal|violet|brown|gray|black)/)?.[0] ?? "");
  if (prefix === "") return;
  for (const { index, close } of named) {
    const [command, word] = [pieces[index], pieces[index + 2]];
    if (!command || word?.kind !== "word") continue;
    drop(command, "colour");
    dropBraces(pieces, index + 1, close, "colour");
    rewrite(word, word.text.slice(prefix.length), "colour");
  }
}

function commonPrefix(names: readonly string[]): string {
  const first = names[0] ?? "";
  let length = first.length;
  for (const name of names) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return length === first.length && names.every((name) => name === first) ? "" : first.slice(0, length);
}

/** `\unicode{x2013}` lost all but `x2013`: `componentsx2013such`. */
function mendCodePoint(pieces: readonly Piece[], index: number): void {
  const [piece, number, after] = [pieces[index], pieces[index + 1], pieces[index + 2]];
  if (!piece || number?.kind !== "number" || !piece.text.endsWith("x") || !/^20(?:1\d|2[0-6])$/.test(number.text))
    return;
  const before = piece.text.slice(0, -1);
  if (before === "" && (pieces[index - 1]?.kind === "number" || after?.kind === "blank")) return;
  if (before === "" && index > 0 && pieces[index - 1]?.kind !== "word" && pieces[index - 1]?.kind !== "blank") return;
  if (
    !/^\p{L}/u.test(after?.text ?? "") &&
    !(/^[a-z]{3,}$/.test(before) && (after === undefined || after.kind === "blank" || after.kind === "mark"))
  )
    return;
  rewrite(piece, before, "unicode-command");
  rewrite(number, String.fromCodePoint(Number.parseInt(number.text, 16)), "unicode-command");
}

/** A source in which `\rho` was read as a carriage return and `ho`. */
function mendCarriageReturn(pieces: readonly Piece[], index: number): void {
  const piece = pieces[index];
  if (piece?.text !== "ho" || piece.kind !== "word") return;
  const next = pieces[index + (pieces[index + 1]?.kind === "blank" ? 2 : 1)];
  if (isMark(next, "=")) makeSymbol(piece, "rho", "greek-letter");
}

/** The key that a lost `\cite` leaves stays, in brackets, so that nobody reads it as a word: `Sanghavi~jns13` → `Sanghavi [jns13]`. */
function mendCitation(pieces: readonly Piece[], index: number): void {
  const before = pieces[index - 1];
  if (!isNumber(pieces[index + 1]) || (before?.rule !== "tie" && before?.kind !== "blank")) return;
  let last = index;
  while (pieces[last + 1]?.kind === "word" || isNumber(pieces[last + 1])) last += 1;
  const key = pieces
    .slice(index, last + 1)
    .map(({ text }) => text)
    .join("");
  const isTied = before?.rule === "tie" && CITATION.test(key);
  if (!isTied && !(before?.kind === "blank" && BIBTEX_KEY.test(key))) return;
  const [first, end] = [pieces[index], pieces[last]];
  if (!first || !end) return;
  rewrite(first, `[${first.text}`, "citation-key");
  rewrite(end, `${end.text}]`, "citation-key");
}

/** `3 \space billion` lost its backslash. */
function mendTextSpace(pieces: readonly Piece[], index: number): void {
  const [number, piece, blank, after] = [pieces[index - 2], pieces[index], pieces[index + 1], pieces[index + 2]];
  if (
    piece?.text !== "space" ||
    !isNumber(number) ||
    !/^(?:billion|million|thousand|trillion)/.test(after?.text ?? "") ||
    !blank
  )
    return;
  drop(piece, "unit-space");
  drop(blank, "unit-space");
}

/** `360^{circ}`, `360{\deg}`, `90^circ` → `360°`. */
function mendDegree(pieces: readonly Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const hasBrace = isMark(pieces[index + 1], "{");
  const circle = pieces[index + (hasBrace ? 2 : 1)];
  const isCircle =
    circle?.kind === "word"
      ? circle.text === "circ"
      : circle?.kind === "symbol" && (circle.name === "circ" || circle.name === "degree");
  if (!isCircle || !circle || pieces[index - 1]?.kind !== "number") return;
  if (hasBrace && braces.get(index + 1) !== index + 3) return;
  if (hasBrace) dropBraces(pieces, index + 1, index + 3, "lost-command");
  const caret = pieces[index];
  if (caret) drop(caret, "lost-command");
  rewrite(circle, "°", "lost-command");
}

/** Braces around what begins with an operator, once it was restored: `HyperZ{·Z{·}W}`. */
export function dropOperatorBraces(pieces: readonly Piece[]): void {
  for (const [open, close] of matchBraces(pieces)) {
    const [before, inside] = [pieces[open - 1], pieces[open + 1]];
    if (inside?.rule !== "lost-command" || symbolKind(inside) !== "operator" || isMark(before, "_^")) continue;
    if (before?.kind === "word" || before?.kind === "symbol") dropBraces(pieces, open, close, "needless-braces");
  }
}

/** Braces that only held a symbol or nothing: `1.2{sim}1.3`, `360{\deg}`, `LaTeX{}`, `4{,}851`. */
function mendLooseBraces(pieces: readonly Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const close = braces.get(index);
  if (close === undefined || close - index > 2 || isMark(pieces[index - 1], "_^")) return;
  const inside = close - index === 2 ? pieces[index + 1] : undefined;
  const isNeedless =
    close === index + 1
      ? pieces[index - 1]?.kind === "word" || pieces[index - 1]?.kind === "symbol"
      : inside?.kind === "symbol" && inside.rule !== undefined;
  const isComma = isMark(inside, ",") && isNumber(pieces[index - 1]) && isNumber(pieces[close + 1]);
  if (isNeedless || isComma) dropBraces(pieces, index, close, "needless-braces");
}
