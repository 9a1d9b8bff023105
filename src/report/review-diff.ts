import type { FieldChange, WordPiece } from "../model/review.ts";

/** A piece of a changed text as a report shows it; `gap` stands for words left out, of which it has none. */
export interface DiffPart {
  readonly kind: WordPiece["kind"] | "gap";
  readonly text: string;
}

/** The two values of a field laid over each other; where there is no comparison by word, the old one whole, then the new one. */
export function diffParts({ words, before, after }: FieldChange): readonly DiffPart[] {
  if (words !== undefined) return joinPieces(words);
  return [
    ...(before === undefined ? [] : [{ kind: "old", text: before } as const]),
    ...(after === undefined ? [] : [{ kind: "new", text: after } as const]),
  ];
}

/** No two pieces of a kind in a row, and none that is empty: what is escaped piece by piece must not mean something where two meet. */
function joinPieces(words: readonly WordPiece[]): readonly DiffPart[] {
  const joined: DiffPart[] = [];
  for (const { kind, text } of words) {
    const last = joined.at(-1);
    if (text === "") continue;
    if (last?.kind === kind) joined[joined.length - 1] = { kind, text: last.text + text };
    else joined.push({ kind, text });
  }
  return joined;
}

/** Characters kept of what is the same, beside a change; of a change, at its two ends together; of all. */
const CONTEXT = 48;
const CHANGED = 280;
const ALL = 900;

/** A difference shortened around its changes, and how many of these did not fit. */
export interface ShortDiff {
  readonly parts: readonly DiffPart[];
  readonly left: number;
}

/** Shortens what did not change to the words beside a change, and long changes to their ends. */
export function shortenDiff(parts: readonly DiffPart[]): ShortDiff {
  const short: DiffPart[] = [];
  let room = ALL;
  for (const [index, part] of parts.entries()) {
    const pieces =
      part.kind === "same" ? shortenSame(part.text, index === 0, index === parts.length - 1) : cutMiddle(part);
    const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (part.kind !== "same" && length > room) return { parts: short, left: countChanges(parts.slice(index)) };
    short.push(...pieces);
    room -= length;
  }
  return { parts: short, left: 0 };
}

function countChanges(parts: readonly DiffPart[]): number {
  return parts.filter(({ kind }) => kind === "old" || kind === "new").length;
}

const GAP: DiffPart = { kind: "gap", text: "" };

/** The words beside the changes before and after it. */
function shortenSame(text: string, isFirst: boolean, isLast: boolean): readonly DiffPart[] {
  const kept = (isFirst ? 0 : CONTEXT) + (isLast ? 0 : CONTEXT);
  if (text.length <= kept + CONTEXT) return [{ kind: "same", text }];
  const head = isFirst ? "" : cutHead(text, CONTEXT);
  const tail = isLast ? "" : cutTail(text, CONTEXT);
  return [
    ...(head === "" ? [] : [{ kind: "same", text: head } as const]),
    GAP,
    ...(tail === "" ? [] : [{ kind: "same", text: tail } as const]),
  ];
}

function cutMiddle({ kind, text }: DiffPart): readonly DiffPart[] {
  if (text.length <= CHANGED) return [{ kind, text }];
  return [{ kind, text: cutHead(text, CHANGED / 2) }, GAP, { kind, text: cutTail(text, CHANGED / 2) }];
}

/** At most `length` units from the beginning, whole words when there are blanks, never half a character. */
function cutHead(text: string, length: number): string {
  const head = text.slice(0, length);
  const blank = head.search(/\s\S*$/u);
  return blank > 0 ? head.slice(0, blank) : head.replace(/[\ud800-\udbff]$/u, "");
}

function cutTail(text: string, length: number): string {
  const tail = text.slice(text.length - length);
  const blank = tail.search(/\s/u);
  return blank >= 0 ? tail.slice(blank).trimStart() : tail.replace(/^[\udc00-\udfff]/u, "");
}

/** A changed text as it is marked: blanks at its ends stand outside of the mark. */
export interface MarkedText {
  readonly lead: string;
  readonly text: string;
  readonly trail: string;
}

/** A changed text on one line: line breaks are shown, and blanks where nothing else changed, which nobody would see. */
export function markText(text: string): MarkedText {
  const line = text.replace(/\r\n?|\n/gu, "↵");
  if (/^\s*$/u.test(line)) return { lead: "", text: line.replace(/\s/gu, "␣"), trail: "" };
  const [, lead = "", core = "", trail = ""] = /^(\s*)(.*?)(\s*)$/su.exec(line.replace(/\s+/gu, " ")) ?? [];
  return { lead, text: core, trail };
}
