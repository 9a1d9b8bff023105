import { GLUED_NAME, ruleFor } from "./lost-names.ts";
import { makeSymbol, type Piece, splitWord } from "./piece.ts";
import { isMark, type Site, startsInterval } from "./site.ts";
import { findSymbol } from "./symbols.ts";

/** Words and names that read like a letter and the name of a command. */
const ENGLISH = new Set(
  (
    "one all fast past last cast vast East east gast mast ill age stop atop null min bin pin win tin sin fin gin kin lin din ain min hint pint mint lint tint " +
    "oint uint egg gle ple ble ale ole ule ele ine ane ene une pile pine mule able cle hin chin chine chill rpm ppm bpm fpm kpm wpm qpm apm amid slim " +
    "Ito into onto unto sto ego ago ege ige edge sne vne phone gone bone done nubot bot mean psion piles piece pill pito rhone etall"
  ).split(" "),
);

/** `trendtimesseasonality`: a product of words. */
export function cutProduct(piece: Piece): readonly Piece[] | undefined {
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
export function restoreGlued(piece: Piece, site: Site): readonly Piece[] | undefined {
  const word = piece.text;
  if (word.length > 40) return undefined;
  const match = GLUED_NAME.exec(word);
  if (!match) return undefined;
  const [, before = "", name = "", after = ""] = match;
  if (
    (before === "" && after === "") ||
    (ENGLISH.has(word.toLowerCase()) &&
      (name !== "in" ||
        (isMark(site.right, "(") && !(site.rightGap && startsInterval(site))) ||
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
  return cutAround(piece, lengths, at);
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

/** The parts of a word of which one is a command. */
export function cutAround(piece: Piece, lengths: readonly number[], at: number): readonly Piece[] {
  const parts = splitWord(piece, lengths);
  const part = parts[at];
  if (part) makeSymbol(part, part.text, part.text === "times" ? "multiplication-sign" : "lost-command");
  for (const [index, other] of parts.entries()) {
    const symbol = index === at ? undefined : findSymbol(other.text);
    if (symbol && symbol.kind === "greek") makeSymbol(other, other.text, "greek-letter");
  }
  return parts;
}
