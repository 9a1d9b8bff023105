import { matchBraces } from "./braces.ts";
import { GLUED_NAME, ruleFor, SURE_NAME, SURE_START } from "./lost-names.ts";
import { drop, makeSymbol, type Piece, rewrite, splitWord } from "./piece.ts";
import { type Evidence, isLetter, isMark, isNumber, type Site, siteOf } from "./site.ts";
import { ACCENTS, DELIMITER_SIZES, findSymbol } from "./symbols.ts";

const MATH_FONT =
  /^(.*?)(mathcal|mathbb|mathbf|mathrm|mathsf|mathit|mathtt|mathfrak|mathscr|boldsymbol|operatorname|mathop|mathbin|mathrel)$/;
const TEXT_FONT =
  /^(.*?)(textnormal|texttt|textbf|textit|textsc|textsf|textrm|textsl|text|emph|underline|mbox|ensuremath|scriptsize|footnotesize)$/;

/** Cuts out and restores the names that no English word holds: `HyperZcdotZ`, `perceptionRightarrowinternalization`, `mathcal{O}`. */
export function restoreSureNames(pieces: readonly Piece[]): Piece[] {
  const hasAngle = pieces.some(({ text }) => text.includes("langle"));
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== "word" || piece.rule !== undefined || piece.text.length < 4) {
      result.push(piece);
      continue;
    }
    if (hasAngle || SURE_START.test(piece.text)) result.push(...cutNames(piece, hasAngle));
    else result.push(piece);
  }
  return dropFonts(result);
}

function cutNames(piece: Piece, hasAngle: boolean): readonly Piece[] {
  const lengths: number[] = [];
  const names = new Set<number>();
  let from = 0;
  for (const { at, length } of findSureNames(piece.text, hasAngle)) {
    if (at > from) lengths.push(at - from);
    names.add(lengths.length);
    lengths.push(length);
    from = at + length;
  }
  if (names.size === 0) return [piece];
  if (from < piece.text.length) lengths.push(piece.text.length - from);
  const parts = splitWord(piece, lengths);
  for (const index of names) {
    const part = parts[index];
    if (part) makeSymbol(part, part.text, "lost-command");
  }
  return parts;
}

function findSureNames(word: string, hasAngle: boolean): readonly { readonly at: number; readonly length: number }[] {
  const found = [...word.matchAll(SURE_NAME)].map((match) => ({ at: match.index, length: match[0].length }));
  /* Words of English end in “rangle”: it is a bracket only where one was opened. */
  const at = word.length - "rangle".length;
  const isOver = found.some((name) => name.at + name.length > at);
  return hasAngle && word.endsWith("rangle") && !isOver ? [...found, { at, length: "rangle".length }] : found;
}

/** Font commands without their backslash: the argument stays, `{bf word}` loses its switch. */
function dropFonts(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  const braces = matchBraces(pieces);
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const hasGroup = next?.kind === "mark" && next.text === "{" && braces.has(index + 1);
    const font =
      piece.kind === "word" && piece.rule === undefined
        ? (MATH_FONT.exec(piece.text) ?? (hasGroup ? TEXT_FONT.exec(piece.text) : null))
        : null;
    const isSwitch =
      piece.kind === "word" &&
      /^(?:bf|em|it|rm|sf|tt|sc|cal|bfseries|itshape)$/.test(piece.text) &&
      isMark(pieces[index - 1], "{") &&
      next?.kind === "blank";
    if (isSwitch) {
      dropSwitch(pieces, index, braces);
      result.push(piece);
    } else if (font) {
      const [, before = "", name = ""] = font;
      const parts = splitWord(piece, before === "" ? [name.length] : [before.length, name.length]);
      const last = parts.at(-1);
      if (last) drop(last, "font-command");
      if (hasGroup)
        for (const at of [index + 1, braces.get(index + 1) ?? index + 1]) drop(pieces[at] ?? piece, "font-command");
      else if (next?.kind === "blank") drop(next, "font-command");
      result.push(...parts);
    } else result.push(piece);
  }
  return result;
}

function dropSwitch(pieces: readonly Piece[], index: number, braces: ReadonlyMap<number, number>): void {
  const close = braces.get(index - 1);
  if (close === undefined) return;
  for (const at of [index - 1, index, index + 1, close]) {
    const piece = pieces[at];
    if (piece) drop(piece, "font-command");
  }
}

/** Restores the names that English has, too, where their neighbours tell. */
export function restoreLikelyNames(pieces: readonly Piece[], evidence: Evidence): Piece[] {
  const hasSizes =
    (hasSize(pieces, "left", "([{|") && hasSize(pieces, "right", ")]}|")) ||
    (hasSize(pieces, "big", "([{|") && hasSize(pieces, "big", ")]}|"));
  const result: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isOpen = piece.kind === "word" && piece.rule === undefined && isCandidate(piece.text);
    const parts = isOpen ? restoreWord(piece, siteOf(result, pieces, index + 1, evidence), hasSizes) : undefined;
    if (parts) result.push(...parts);
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
  if (rule) return rule(site) ? restored(piece, [word.length], 0) : undefined;
  if (ACCENTS.has(word)) return isAccent(word, site) ? accented(piece) : undefined;
  if (word === "sqrt") return isRoot(site) ? [asTex(piece, "√", "sqrt")] : undefined;
  if (/^[td]?frac$/.test(word)) return cutFraction(piece, site);
  const accent = /^(tilde|hat|bar|vec|widetilde|widehat)(?:[A-Z]|ell|[A-Z]?[a-z]{1,7})$/.exec(word)?.[1];
  if (accent !== undefined && isBase(word.slice(accent.length))) {
    const [mark, base] = splitWord(piece, [accent.length, word.length - accent.length]);
    if (mark && base) return [...accented(mark), base];
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

function isBase(word: string): boolean {
  return /^[A-Z]$/.test(word) || findSymbol(word)?.kind === "greek" || word === "ell";
}

/** `frac13` → 1/3: two digits tell what a lost pair of braces would not. */
function cutFraction(piece: Piece, { right, rightGap, afterRight, farRight }: Site): readonly Piece[] | undefined {
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

function cutLimits(piece: Piece, name: string): readonly Piece[] {
  const [operator, limits] = splitWord(piece, [name.length, piece.text.length - name.length]);
  if (!operator || !limits) return [piece];
  if (findSymbol(name)?.kind === "big") makeSymbol(operator, name, "lost-command");
  drop(limits, "lost-command");
  return [operator, limits];
}

/** `bf x_0`, `cal O(n)`: a switch of font before what it sets. */
function isLooseSwitch(word: string, { right, rightGap, isDamaged }: Site): boolean {
  if (!rightGap || right?.kind !== "word") return false;
  return (
    (word === "cal" && /^[A-Z]$/.test(right.text)) ||
    (word === "bf" && (isDamaged || /^[A-Z]/.test(right.text))) ||
    (word === "rm" && isDamaged && /^[A-Z]+$/.test(right.text))
  );
}

function isAccent(word: string, { right, rightGap, afterRight, farRight, isDamaged }: Site): boolean {
  if (isMark(right, "{") && !rightGap) return isDamaged || findSymbol(afterRight?.text ?? "")?.kind === "greek";
  const isBase =
    isLetter(right) || right?.kind === "symbol" || (right?.kind === "word" && findSymbol(right.text)?.kind === "greek");
  if (!isBase || !rightGap) return !rightGap && right?.kind === "symbol";
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

function accented(piece: Piece): readonly Piece[] {
  piece.kind = "command";
  piece.name = piece.text;
  piece.rule = "lost-command";
  return [piece];
}

function asTex(piece: Piece, text: string, name: string): Piece {
  piece.kind = "command";
  piece.text = text;
  piece.name = name;
  piece.rule = "lost-command";
  return piece;
}

function isRoot({ right, rightGap, isDamaged }: Site): boolean {
  if (isMark(right, "[")) return !rightGap;
  return (
    isLetter(right) ||
    isNumber(right) ||
    (isMark(right, "{") && isDamaged) ||
    right?.kind === "symbol" ||
    (right?.kind === "word" && findSymbol(right.text) !== undefined)
  );
}

/** `left(`, `Oleft(`, `right)`: the length of the size command at the end of a word. */
function sizeOf(word: string, { right, rightGap }: Site): number | undefined {
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

/** Words and names that read like a letter and the name of a command. */
const ENGLISH = new Set(
  (
    "one all fast past last cast vast East east gast mast ill age stop atop null min bin pin win tin sin fin gin kin lin din ain min hint pint mint lint tint " +
    "oint uint egg gle ple ble ale ole ule ele ine ane ene une pile pine mule able cle hin chin chine chill rpm ppm bpm fpm kpm wpm qpm apm amid slim " +
    "Ito into onto unto sto ego ago ege ige edge sne vne phone gone bone done nubot bot mean psion piles piece pill pito rhone etall"
  ).split(" "),
);

/** `trendtimesseasonality`: a product of words. */
function cutProduct(piece: Piece): readonly Piece[] | undefined {
  const factors = piece.text.split("times");
  if (factors.some((factor) => factor.length < 4 || /^(?:tamp|tep|cale|pan|eries|lot|aving)/.test(factor)))
    return undefined;
  const parts = splitWord(
    piece,
    factors.flatMap(({ length }, index) => (index === 0 ? [length] : ["times".length, length])),
  );
  for (const [index, part] of parts.entries()) if (index % 2 === 1) makeSymbol(part, "times", "multiplication-sign");
  return parts;
}

/** An operand glued to a name: `ntimes d`, `mll n`, `x'in R^d`, `pneq 2`. */
function restoreGlued(piece: Piece, site: Site): readonly Piece[] | undefined {
  const word = piece.text;
  if (word.length > 40) return undefined;
  const match = GLUED_NAME.exec(word);
  if (!match) return undefined;
  const [, before = "", name = "", after = ""] = match;
  if (
    (before === "" && after === "") ||
    (ENGLISH.has(word.toLowerCase()) &&
      (name !== "in" ||
        isMark(site.right, "(") ||
        (word === "min" && !(isMark(site.right, "[") || isMark(site.afterRight, "^_")))))
  )
    return undefined;
  if (!isGluedBefore(before, name, after, site) || !isGluedAfter(before, after, name, site)) return undefined;
  const lengths = [before.length, name.length, after.length].filter((length) => length > 0);
  const parts = splitWord(piece, lengths);
  const at = before === "" ? 0 : 1;
  const glued: Site = {
    ...site,
    ...(before !== "" && { left: parts[0], leftGap: false, beforeLeft: site.leftGap ? undefined : site.left }),
    ...(after !== "" && { right: parts[at + 1], rightGap: false, afterRight: site.right }),
  };
  const rule = ruleFor(name);
  if (!rule?.(glued)) return undefined;
  return restored(piece, lengths, at);
}

function isGluedBefore(before: string, name: string, after: string, site: Site): boolean {
  if (before === "") return true;
  if (before.length === 1 || findSymbol(before)?.kind === "greek") return true;
  if (name === "times")
    return (
      /[A-Z]$/.test(before) ||
      (after.length >= 3 && before.length >= 3 && !/^(?:some|over|multi|real|half|life|run|down|day)$/.test(before))
    );
  return before.length === 2 && site.isDamaged && /^(?:leq|geq|neq|approx|times)$/.test(name);
}

function isGluedAfter(before: string, after: string, name: string, site: Site): boolean {
  if (after === "") return true;
  if (before !== "" && !site.isDamaged) return name === "times" && before.length >= 3;
  if (/^(?:top|dagger|star|perp|prime|ast|bot|circ)$/.test(name)) return true;
  if (name === "times") return true;
  return (
    (after.length > 4 && findSymbol(after) !== undefined) ||
    /^(?:log|exp|poly|max|min|mathcal|mathbb|widetilde)/.test(after) ||
    (name === "in" && /^[A-Z]$/.test(after))
  );
}

function restored(piece: Piece, lengths: readonly number[], at: number): readonly Piece[] {
  const parts = splitWord(piece, lengths);
  const part = parts[at];
  if (part) makeSymbol(part, part.text, part.text === "times" ? "multiplication-sign" : "lost-command");
  for (const [index, other] of parts.entries()) {
    const symbol = index === at ? undefined : findSymbol(other.text);
    if (symbol && symbol.kind === "greek") makeSymbol(other, other.text, "greek-letter");
  }
  return parts;
}
