import type { Piece } from "./piece.ts";

/** Which brace closes which, by index, in one pass; braces without a partner are left out. */
export function matchBraces(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind !== "mark") continue;
    if (text === "{") open.push(index);
    const last = text === "}" ? open.pop() : undefined;
    if (last !== undefined) pairs.set(last, index);
  }
  return pairs;
}
