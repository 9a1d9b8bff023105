import type { WordPiece } from "../model/review.ts";

/** Words, blanks in a row, and every other character by itself: together they are the whole text. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/**
 * Most words that may come or go before two texts are no longer laid over each other: beyond it, nobody reads the difference word by word,
 * and finding it takes time in proportion to the square.
 */
const MOST_EDITS = 256;

type Kind = WordPiece["kind"];

/**
 * Two texts laid over each other, word by word. No letter is lost: what is the same and old, put together, is `before`; what is the same
 * and new is `after`. Where the two have too little in common, what lies between their common ends is told as a whole. The way is the
 * shortest one (E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).
 */
export function diffWords(before: string, after: string): readonly WordPiece[] {
  const [old, now] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  const least = Math.min(old.length, now.length);
  let start = 0;
  while (start < least && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < least - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const writer = createWriter();
  writer.add("same", old.slice(0, start));
  addMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end), writer.add);
  writer.add("same", old.slice(old.length - end));
  return writer.pieces();
}

type Add = (kind: Kind, tokens: readonly string[]) => void;

function addMiddle(old: readonly string[], now: readonly string[], add: Add): void {
  const steps = old.length === 0 || now.length === 0 ? undefined : findShortest(old, now);
  if (!steps) {
    add("old", old);
    add("new", now);
    return;
  }
  let [x, y] = [0, 0];
  for (const kind of steps) {
    add(kind, [(kind === "new" ? now[y] : old[x]) ?? ""]);
    if (kind !== "new") x += 1;
    if (kind !== "old") y += 1;
  }
}

/** The shortest list of steps from one to the other; undefined when it has too many edits. */
function findShortest(old: readonly string[], now: readonly string[]): readonly Kind[] | undefined {
  const most = Math.min(MOST_EDITS, old.length + now.length);
  const furthest = new Int32Array(2 * most + 3);
  const at = (diagonal: number): number => furthest[diagonal + most + 1] ?? 0;
  /* Of each round, how far every diagonal had come before it: the way back is read from these. */
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    rounds.push(furthest.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
      let x = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      furthest[diagonal + most + 1] = x;
      if (x >= old.length && x - diagonal >= now.length) return walkBack(old.length, now.length, rounds);
    }
  }
  return undefined;
}

function walkBack(oldLength: number, newLength: number, rounds: readonly Int32Array[]): readonly Kind[] {
  const steps: Kind[] = [];
  let [x, y] = [oldLength, newLength];
  for (let edits = rounds.length - 1; edits > 0; edits -= 1) {
    const round = rounds[edits];
    const at = (diagonal: number): number => round?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
    const fromX = isDown ? at(diagonal + 1) : at(diagonal - 1);
    /* Where the edit ended: what follows on its diagonal is in both texts. */
    const edited = isDown ? fromX : fromX + 1;
    for (; x > edited; x -= 1) steps.push("same");
    steps.push(isDown ? "new" : "old");
    [x, y] = [fromX, isDown ? fromX - diagonal - 1 : fromX - diagonal + 1];
  }
  for (; x > 0; x -= 1) steps.push("same");
  return steps.reverse();
}

interface Writer {
  readonly add: Add;
  readonly pieces: () => readonly WordPiece[];
}

/** Gathers tokens into pieces: what goes before what comes, and a blank between two changes belongs to both. */
function createWriter(): Writer {
  const pieces: WordPiece[] = [];
  let [old, now, blank] = ["", "", ""];
  const flush = (): void => {
    if (old !== "") pieces.push({ kind: "old", text: old });
    if (now !== "") pieces.push({ kind: "new", text: now });
    [old, now] = ["", ""];
  };
  const addSame = (text: string): void => {
    if (text === "") return;
    flush();
    const last = pieces.at(-1);
    if (last?.kind === "same") pieces[pieces.length - 1] = { kind: "same", text: last.text + text };
    else pieces.push({ kind: "same", text });
  };
  const add: Add = (kind, tokens) => {
    for (const token of tokens) {
      const isChanging = old !== "" || now !== "";
      if (kind === "same" && isChanging && blank === "" && token.trim() === "") {
        blank = token;
        continue;
      }
      if (kind !== "same" && blank !== "") [old, now, blank] = [old + blank, now + blank, ""];
      if (kind === "same") {
        addSame(blank + token);
        blank = "";
      } else if (kind === "old") old += token;
      else now += token;
    }
  };
  const finish = (): readonly WordPiece[] => {
    addSame(blank);
    flush();
    return pieces;
  };
  return { add, pieces: finish };
}
