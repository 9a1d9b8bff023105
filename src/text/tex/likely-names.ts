import { cutAround, cutProduct, restoreGlued } from "./glued-names.ts";
import { cutFraction, cutLimits, isAccent, isBase, isRoot, makeCommand, sizeOf } from "./lost-arguments.ts";
import { isLooseSwitch } from "./lost-fonts.ts";
import { GLUED_NAME, ruleFor } from "./lost-names.ts";
import { drop, type Piece, splitWord } from "./piece.ts";
import { type Evidence, isLetter, isMark, isNumber, type Site, siteOf } from "./site.ts";
import { ACCENTS } from "./symbols.ts";

/** Restores the names that English has, too, where their neighbours tell. */
export function restoreLikelyNames(pieces: readonly Piece[], evidence: Evidence): Piece[] {
  const hasSizes =
    (hasSize(pieces, "left", "([{|") && hasSize(pieces, "right", ")]}|")) ||
    (hasSize(pieces, "big", "([{|") && hasSize(pieces, "big", ")]}|"));
  const result: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isOpen = piece.kind === "word" && piece.rule === undefined && isCandidate(piece.text);
    const parts = isOpen ? restoreWord(piece, siteOf(result, pieces, index + 1, evidence), hasSizes) : undefined;
    if (parts) for (const part of parts) result.push(part);
    else if (isMark(piece, "!") && isThinSpace(result, pieces, index)) {
      drop(piece, "unit-space");
      const closing = pieces[index + 2];
      if (ruleFor(pieces[index + 1]?.text ?? "") && isMark(closing, "!") && closing) drop(closing, "unit-space");
      result.push(piece);
    } else result.push(piece);
  }
  return result;
}

const SPECIAL =
  /^(?:sqrt|[td]?frac|cal|bf|rm)$|(?:left|right|big|Big|bigg|Bigg|limits|lr)$|^(?:tilde|hat|bar|vec|wide)|[a-z]{4}times[a-z]/;

/** Whether any rule could speak of a word; most words are told apart here. */
function isCandidate(word: string): boolean {
  return (
    ruleFor(word) !== undefined ||
    ACCENTS.has(word) ||
    SPECIAL.test(word) ||
    (word.length <= 40 && GLUED_NAME.test(word))
  );
}

function hasSize(pieces: readonly Piece[], name: string, brackets: string): boolean {
  return pieces.some(
    (piece, index) => piece.kind === "word" && piece.text.endsWith(name) && isMark(pieces[index + 1], brackets),
  );
}

/** `\!` that lost its backslash: beside a command, or around a dash between numbers. */
function isThinSpace(lefts: readonly Piece[], pieces: readonly Piece[], index: number): boolean {
  const { left, leftGap, right, rightGap, beforeLeft, afterRight } = siteOf(lefts, pieces, index + 1, {
    isDamaged: false,
    hasTex: false,
  });
  if (leftGap || rightGap) return false;
  if (
    left?.kind === "symbol" ||
    (right?.kind === "word" && ruleFor(right.text) !== undefined && isMark(afterRight, "!"))
  )
    return left?.kind === "symbol" || isLetter(left) || isNumber(left);
  return (
    (isNumber(left) && isMark(right, "-") && isMark(afterRight, "!")) ||
    (isNumber(right) && isMark(left, "-") && beforeLeft?.text !== undefined && isNumber(beforeLeft))
  );
}

function restoreWord(piece: Piece, site: Site, hasSizes: boolean): readonly Piece[] | undefined {
  const word = piece.text;
  const rule = ruleFor(word);
  if (rule) return rule(site) ? cutAround(piece, [word.length], 0) : undefined;
  if (ACCENTS.has(word)) return isAccent(word, site) ? makeCommand(piece) : undefined;
  if (word === "sqrt") return isRoot(site) ? makeCommand(piece) : undefined;
  if (/^[td]?frac$/.test(word)) return cutFraction(piece, site);
  const accent = /^(tilde|hat|bar|vec|widetilde|widehat)(?:[A-Z]|ell|[A-Z]?[a-z]{1,7})$/.exec(word)?.[1];
  if (accent !== undefined && isBase(word.slice(accent.length))) {
    const [mark, base] = splitWord(piece, [accent.length, word.length - accent.length]);
    if (mark && base) return [...makeCommand(mark), base];
  }
  const limits = /^(sum|prod|int|max|min|sup|inf|bigcup|bigcap)(?:no)?limits$/.exec(word)?.[1];
  if (limits !== undefined) return cutLimits(piece, limits);
  if (isLooseSwitch(word, site)) {
    drop(piece, "font-command");
    return [piece];
  }
  if (/^[A-Za-z]{4,}times[A-Za-z]/.test(word)) return cutProduct(piece);
  const size = hasSizes ? sizeOf(word, site) : undefined;
  if (size !== undefined) {
    const parts = splitWord(piece, size === word.length ? [size] : [word.length - size, size]);
    const last = parts.at(-1);
    if (last) drop(last, "lost-command");
    return parts;
  }
  return restoreGlued(piece, site);
}
