import { drop, makeSymbol, type Piece, rewrite, splitWord } from "./piece.ts";
import { isLetter, isMark, isNumber, type Site } from "./site.ts";
import { DELIMITER_SIZES, findSymbol } from "./symbols.ts";

/** What an accent can stand over, as one word. */
export function isBase(word: string): boolean {
  return /^[A-Z]$/.test(word) || findSymbol(word)?.kind === "greek" || word === "ell";
}

/** `frac13` → 1/3: two digits tell what a lost pair of braces would not. */
export function cutFraction(
  piece: Piece,
  { right, rightGap, afterRight, farRight }: Site,
): readonly Piece[] | undefined {
  const isPart = (part: Piece | undefined): boolean =>
    isLetter(part) ||
    /^\d$/.test(part?.text ?? "") ||
    part?.kind === "symbol" ||
    findSymbol(part?.text ?? "")?.kind === "greek";
  if (right && isPart(right) && afterRight?.kind === "blank" && isPart(farRight)) {
    rewrite(afterRight, "/", "lost-command");
    drop(piece, "lost-command");
    return [piece];
  }
  if (right?.kind === "word" && !rightGap && /^[a-z]$/i.test(right.text)) return undefined;
  if (right?.kind !== "number" || !/^\d\d,?$/.test(right.text)) return undefined;
  const [over, under] = right.text;
  right.text = `${over ?? ""}/${under ?? ""}${right.text.slice(2)}`;
  right.rule = "lost-command";
  drop(piece, "lost-command");
  return [piece];
}

/** `sumlimits` → `\sum`. */
export function cutLimits(piece: Piece, name: string): readonly Piece[] {
  const [operator, limits] = splitWord(piece, [name.length, piece.text.length - name.length]);
  if (!operator || !limits) return [piece];
  if (findSymbol(name)?.kind === "big") makeSymbol(operator, name, "lost-command");
  drop(limits, "lost-command");
  return [operator, limits];
}

/** Whether the name of an accent is one here. */
export function isAccent(word: string, { right, rightGap, afterRight, farRight, isDamaged }: Site): boolean {
  if (isMark(right, "{") && !rightGap) return isDamaged || findSymbol(afterRight?.text ?? "")?.kind === "greek";
  const isOver =
    isLetter(right) || right?.kind === "symbol" || (right?.kind === "word" && findSymbol(right.text)?.kind === "greek");
  if (!isOver || !rightGap) return !rightGap && right?.kind === "symbol";
  if (word.startsWith("wide") || word.startsWith("over")) return true;
  if (isMark(afterRight, "_") && isDamaged) return true;
  return (
    (right?.text === "O" && isMark(farRight, "(")) ||
    (isDamaged &&
      word !== "dot" &&
      word !== "check" &&
      !/^[aAI]$/.test(right?.text ?? "") &&
      (afterRight === undefined || afterRight.kind !== "word"))
  );
}

/** Lets a word stand for a command with an argument. */
export function makeCommand(piece: Piece): readonly Piece[] {
  piece.kind = "command";
  piece.name = piece.text;
  piece.rule = "lost-command";
  return [piece];
}

/** Whether `sqrt` stands before what it covers. */
export function isRoot({ right, rightGap, isDamaged }: Site): boolean {
  if (isMark(right, "[")) return !rightGap;
  return (
    isLetter(right) ||
    isNumber(right) ||
    (isMark(right, "{(") && isDamaged && !rightGap) ||
    right?.kind === "symbol" ||
    (right?.kind === "word" && findSymbol(right.text) !== undefined)
  );
}

/** `left(`, `Oleft(`, `right)`: the length of the size command at the end of a word. */
export function sizeOf(word: string, { right, rightGap }: Site): number | undefined {
  if (rightGap || !(isMark(right, "([{|)]}.") || right?.kind === "symbol" || right?.text === "\\{")) return undefined;
  const name = /(?:left|right|[bB]igg?[lr]?)$/.exec(word)?.[0];
  if (name === undefined || !DELIMITER_SIZES.has(name)) return undefined;
  const before = word.slice(0, -name.length);
  return name === "right" ||
    before.length <= 2 ||
    findSymbol(before) !== undefined ||
    /^(?:poly|log|exp|polylog|min|max)+$/.test(before)
    ? name.length
    : undefined;
}
