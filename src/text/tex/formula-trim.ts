import { isMathsCommand, type Run } from "./formula-terms.ts";
import type { Piece } from "./piece.ts";
import { isLetter, isMark } from "./site.ts";

/** Parts a run at the brackets that have no partner in it, and cuts off what cannot begin or end a formula. */
export function trimRun(pieces: readonly Piece[], from: number, to: number): readonly Run[] {
  const partners = matchBrackets(pieces, from, to);
  const runs: Run[] = [];
  let first = from;
  for (let at = from; at <= to + 1; at += 1) {
    if (at <= to && !(isMark(pieces[at], "([{)]}") && !partners.has(at))) continue;
    const run = trimEnds(pieces, first, at - 1, partners);
    if (run) runs.push(run);
    first = at + 1;
  }
  return runs;
}

function trimEnds(
  pieces: readonly Piece[],
  from: number,
  to: number,
  partners: ReadonlyMap<number, number>,
): Run | undefined {
  let [first, last] = [from, to];
  for (;;) {
    const [head, tail] = [pieces[first], pieces[last]];
    if (first > last || !head || !tail) return undefined;
    const isWhole = isMark(head, "(") && partners.get(first) === last;
    if (isWhole) [first, last] = [first + 1, last - 1];
    else if (
      head.kind === "blank" ||
      isMark(head, "=<>+*/'^_,;:") ||
      (isMark(head, "-|") && isLooseHead(pieces, first))
    )
      first += 1;
    else if (
      tail.kind === "blank" ||
      isMark(tail, "-+=<>/_^,;:.") ||
      isMathsCommand(tail) ||
      (isMark(tail, "*'") && !isMark(pieces[last - 1], "^_'") && !isLetter(pieces[last - 1]))
    )
      last -= 1;
    else return { first, last };
  }
}

function isLooseHead(pieces: readonly Piece[], first: number): boolean {
  const next = pieces[first + 1];
  return (
    next === undefined ||
    next.kind === "blank" ||
    (isMark(pieces[first], "|") && countBars(pieces, first) % 2 === 1) ||
    (first > 0 && pieces[first - 1]?.kind === "word" && isMark(pieces[first], "-"))
  );
}

function countBars(pieces: readonly Piece[], first: number): number {
  let count = 0;
  for (let at = first; at < Math.min(pieces.length, first + 60); at += 1) if (isMark(pieces[at], "|")) count += 1;
  return count;
}

/** Brackets of a run by index, each with its partner of the same kind; those without one are left out. */
function matchBrackets(pieces: readonly Piece[], first: number, last: number): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = first; at <= last; at += 1) {
    if (isMark(pieces[at], "([{")) open.push(at);
    if (!isMark(pieces[at], ")]}")) continue;
    const partner = open.pop();
    if (partner === undefined) continue;
    const pair = `${pieces[partner]?.text ?? ""}${pieces[at]?.text ?? ""}`;
    /* Half-open intervals close a bracket of one kind with another. */
    if ((pair.startsWith("{") || pair.endsWith("}")) && pair !== "{}") continue;
    partners.set(partner, at);
    partners.set(at, partner);
  }
  return partners;
}
