import type { Inline, Mend, Suspect } from "../../model/repair.ts";
import { composeMends } from "./compose.ts";
import { mayNeedMending } from "./cue.ts";
import { looksLikeMaths } from "./dollars.ts";
import { mendExplicit } from "./explicit.ts";
import { findRuns } from "./formula-run.ts";
import { isFormula, writeFormula } from "./formula-tex.ts";
import { restoreGreek } from "./greek.ts";
import { mendLinks } from "./links.ts";
import { restoreLikelyNames } from "./likely-names.ts";
import type { Piece } from "./piece.ts";
import { mendQuotes } from "./quotes.ts";
import { dropOperatorBraces, mendSpecial } from "./special.ts";
import { restoreSureNames } from "./sure-names.ts";
import { findSuspects } from "./suspect.ts";
import type { Evidence } from "./site.ts";
import { tokenize } from "./tokenize.ts";

/** A text as mended: its pieces, what was changed, and what was left in doubt. */
export interface Mended {
  readonly inlines: readonly Inline[];
  readonly mends: readonly Mend[];
  readonly suspects: readonly Suspect[];
}

/** Rounds: what one makes whole can tell another what it stands beside, and hardly any text needs a third. */
const MOST_ROUNDS = 4;

/** Repairs what a capture did to the TeX of one paragraph or title (clean text, one line). Takes time in proportion to the text. */
export function mendText(text: string): Mended {
  if (!mayNeedMending(text))
    return { inlines: text === "" ? [] : [{ kind: "text", value: text }], mends: [], suspects: [] };
  let mended = mendOnce(text, tokenize(text));
  const { suspects } = mended;
  let fresh = mended.mends;
  for (let round = 1; round < MOST_ROUNDS && fresh.length > 0; round += 1) {
    const between = joinInlines(mended.inlines);
    const next = mendOnce(between, tokenizeInlines(mended.inlines));
    fresh = next.mends;
    mended = { ...next, mends: composeMends(text, mended.mends, between, fresh) };
  }
  return { ...mended, suspects };
}

function mendOnce(text: string, explicit: Piece[]): Mended {
  mendExplicit(explicit);
  mendQuotes(explicit);
  mendLinks(explicit);
  mendSpecial(explicit);
  let pieces = restoreSureNames(explicit);
  pieces = restoreGreek(restoreLikelyNames(pieces, weigh(pieces)), weigh(pieces));
  const evidence = weigh(pieces);
  if (evidence.isDamaged) pieces = restoreGreek(restoreLikelyNames(pieces, evidence), evidence);
  dropOperatorBraces(pieces);
  return { ...assemble(text, pieces, evidence.isDamaged), suspects: findSuspects(pieces) };
}

/** A paragraph as one text, its maths between dollars. */
function joinInlines(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === "text" ? inline.value : `$${inline.tex}$`)).join("");
}

/** The pieces of what was mended before: its maths stays maths, whatever stands beside it. */
function tokenizeInlines(inlines: readonly Inline[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const inline of inlines) {
    const text = joinInlines([inline]);
    if (inline.kind === "math") pieces.push({ kind: "math", at, end: at + text.length, text, tex: inline.tex });
    else for (const piece of tokenize(text)) pieces.push({ ...piece, at: piece.at + at, end: piece.end + at });
    at += text.length;
  }
  return pieces;
}

/** What a text tells of itself: where commands lost their backslashes, spelt-out names are likelier to be maths than words. */
function weigh(pieces: readonly Piece[]): Evidence {
  const hasTex = pieces.some(
    ({ kind, rule, text }) =>
      rule !== undefined || kind === "math" || kind === "command" || (kind === "mark" && /[\\{}^_]/.test(text)),
  );
  return { hasTex, isDamaged: isDamaged(pieces) };
}

function isDamaged(pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ kind, rule, text }, index) =>
      (kind === "symbol" &&
        (rule === "lost-command" || (rule === "greek-letter" && pieces[index + 1]?.text !== "-"))) ||
      (kind === "command" && rule === "lost-command") ||
      (kind === "mark" && (text === "_" || text === "^") && pieces[index + 1]?.text === "{"),
  );
}

/** A formula among the pieces: where it ends, and what it is. */
interface Formula {
  readonly last: Piece;
  readonly tex: string;
  readonly rule: string;
}

function assemble(text: string, pieces: readonly Piece[], hasLost: boolean): Pick<Mended, "inlines" | "mends"> {
  const formulas = findFormulas(pieces, hasLost);
  const out = createOutput(text);
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece) continue;
    const formula = formulas.get(piece);
    if (formula) {
      out.addMaths(piece.at, formula.last.end, formula.tex, formula.rule);
      while (pieces[at] !== formula.last) at += 1;
    } else if (piece.kind === "math") {
      const source = text.slice(piece.at, piece.end);
      const tex = piece.tex ?? "";
      out.addMaths(piece.at, piece.end, tex, source === `$${tex}$` ? undefined : "maths-delimiters");
    } else if (piece.kind === "command" && piece.rule === "lost-command")
      out.addText(piece.at, piece.end, text.slice(piece.at, piece.end), undefined);
    else out.addText(piece.at, piece.end, piece.text, piece.rule);
  }
  return out.finish();
}

/** The formulas by their first pieces; what was dropped is not looked at. */
function findFormulas(pieces: readonly Piece[], hasLost: boolean): ReadonlyMap<Piece, Formula> {
  const solid = pieces.filter(({ text }) => text !== "");
  const formulas = new Map<Piece, Formula>();
  for (const run of findRuns(solid)) {
    const tex = isFormula(solid, run, hasLost) ? writeFormula(solid, run) : undefined;
    const [first, last] = [solid[run.first], solid[run.last]];
    if (tex === undefined || !looksLikeMaths(tex) || !first || !last) continue;
    const changed = solid
      .slice(run.first, run.last + 1)
      .find(({ rule, kind }) => rule !== undefined && kind !== "text");
    formulas.set(first, { last, tex, rule: changed?.rule ?? "lost-maths" });
  }
  return formulas;
}

interface Output {
  readonly addText: (at: number, end: number, text: string, rule: string | undefined) => void;
  readonly addMaths: (at: number, end: number, tex: string, rule: string | undefined) => void;
  readonly finish: () => Pick<Mended, "inlines" | "mends">;
}

/** Puts the pieces together; changes inside one word are one mend. */
function createOutput(source: string): Output {
  const inlines: Inline[] = [];
  const mends: Mend[] = [];
  let words = "";
  let open: { at: number; to: string; rule: string | undefined } | undefined;
  const close = (end: number): void => {
    if (open?.rule !== undefined && source.slice(open.at, end) !== open.to) {
      mends.push({ at: open.at, from: source.slice(open.at, end), to: open.to, rule: open.rule });
    }
    open = undefined;
  };
  const add = (at: number, to: string, rule: string | undefined): void => {
    open ??= { at, to: "", rule: undefined };
    open.to += to;
    open.rule ??= rule;
  };
  return {
    addText: (at, end, text, rule) => {
      words += text;
      const isBlank = rule === undefined && /^\s+$/.test(text);
      if (isBlank) close(at);
      else add(at, text, rule);
      if (end === source.length && !isBlank) close(end);
    },
    addMaths: (at, end, tex, rule) => {
      if (words !== "") inlines.push({ kind: "text", value: words });
      words = "";
      inlines.push({ kind: "math", tex });
      add(at, `$${tex}$`, rule);
      if (end === source.length) close(end);
    },
    finish: () => {
      close(source.length);
      if (words !== "") inlines.push({ kind: "text", value: words });
      return { inlines, mends };
    },
  };
}
