import { alignText } from "./align.ts";
import type { Match, Slot } from "./align-trace.ts";
import { foldPlain, foldText } from "./fold.ts";
import { nameCommand } from "./kinds.ts";
import type { Segment } from "./segment.ts";

/** What a repair made of one place: mended as hoped, left as it was, changed to something else, or sound text changed. */
export type Verdict = "found" | "left" | "wrong" | "harm";

export interface Outcome {
  readonly verdict: Verdict;
  /** What was lost here; of a harm `typed` where only a name that the authors wrote out was read as a command, else `sound`. */
  readonly kind: string;
  /** The place in the damaged text, in the mended one and in the ideal. */
  readonly damaged: string;
  readonly mended: string;
  readonly ideal: string;
}

interface Place extends Segment {
  readonly isRepair: boolean;
  readonly slot: Slot;
}

/** A place left as it was costs this little, so that an ideal that looks the same comes first. */
const LEFT_COST = 1;

/** Compares a repair, in linear Unicode, with the ideal: an outcome for every place to mend, and for every harm. */
export function compareRepair(segments: readonly Segment[], mendedText: string): readonly Outcome[] {
  const places = placeSegments(segments);
  const mended = foldText([{ text: mendedText.normalize("NFC"), owner: 0 }]);
  const matches = alignText(
    places.map(({ slot }) => slot),
    mended.characters.join(""),
  );
  const offset = (at: number): number => mended.at[at] ?? mendedText.length;
  return places.flatMap((place, index) => {
    const match = matches[index];
    if (!match || place.isLossy) return [];
    return judge(places, index, match).map(({ verdict, kind, from, to, inside = 0, length }) => ({
      verdict,
      kind,
      damaged: around(segments, "damaged", index, inside, length ?? place.damaged.length),
      mended: mendedText.slice(Math.max(0, offset(from) - CONTEXT), offset(to) + CONTEXT),
      ideal: around(segments, "ideal", index, inside, length ?? place.ideal.length),
    }));
  });
}

function placeSegments(segments: readonly Segment[]): readonly Place[] {
  const ideal = foldText(segments.map(({ ideal: text }, owner) => ({ text: text.normalize("NFC"), owner })));
  const ideals = segments.map(() => "");
  for (const [index, owner] of ideal.owners.entries())
    ideals[owner] = (ideals[owner] ?? "") + (ideal.characters[index] ?? "");
  return segments.map((segment, index) => {
    const best = ideals[index] ?? "";
    const damaged = foldPlain(segment.damaged);
    const isRepair = segment.kind !== undefined && !segment.isLossy && damaged !== best;
    const others = (segment.accept ?? []).map((form) => ({ text: foldPlain(form), cost: 0 }));
    const left = isRepair || segment.isLossy ? [{ text: damaged, cost: LEFT_COST }] : [];
    return {
      ...segment,
      isRepair,
      slot: { forms: [{ text: best, cost: 0 }, ...others, ...left], isFree: segment.isLossy === true },
    };
  });
}

interface Judged {
  readonly verdict: Verdict;
  readonly kind: string;
  /** Stretch of the mended text. */
  readonly from: number;
  readonly to: number;
  /** Stretch of the segment, when it is not the whole. */
  readonly inside?: number;
  readonly length?: number;
}

function judge(places: readonly Place[], index: number, { form, from, to, changes }: Match): readonly Judged[] {
  const place = places[index];
  if (!place) return [];
  if (place.isRepair) {
    const isLeft = form === place.slot.forms.length - 1;
    return [
      { verdict: changes.length > 0 ? "wrong" : isLeft ? "left" : "found", kind: place.kind ?? "other", from, to },
    ];
  }
  const { at } = foldText([{ text: place.damaged, owner: 0 }]);
  return changes.map(({ text, form: [first, last] }) => {
    const inside = at[Math.min(first, at.length - 1)] ?? 0;
    const end = last > first ? (at[Math.min(last, at.length) - 1] ?? inside) + 1 : inside;
    const kind = isTyped(places, index, inside, end) ? "typed" : "sound";
    return { verdict: "harm", kind, from: text[0], to: text[1], inside, length: end - inside };
  });
}

/** Names of commands that are English words too. */
const ENGLISH = new Set("in to of max min sup top star dot bar hat sum int cap cup mid deg mod beta".split(" "));

/** Whether the authors wrote the name of a command as a word: its character says the same, and nothing tells what it was. */
function isTyped(places: readonly Place[], index: number, from: number, to: number): boolean {
  const text = places[index]?.damaged ?? "";
  const start = from - (/[A-Za-z]*$/u.exec(text.slice(0, from))?.[0].length ?? 0);
  const word = /^[A-Za-z]*/u.exec(text.slice(start))?.[0] ?? "";
  if (nameCommand(word) === undefined || to > start + word.length + 2) return false;
  const isBetweenFormulas =
    places[index - 1]?.damaged === "" && text.trim() === word && places[index + 1]?.damaged === "";
  return !ENGLISH.has(word) || isBetweenFormulas;
}

const CONTEXT = 32;

/** A place in a text made of parts, with some words before and after it. */
function around(
  segments: readonly Segment[],
  part: "damaged" | "ideal",
  index: number,
  inside: number,
  length: number,
): string {
  const read = (from: number, to: number): string =>
    segments
      .slice(from, to)
      .map((segment) => segment[part])
      .join("");
  const before = read(Math.max(0, index - CONTEXT), index);
  const at = before.length + inside;
  return (before + read(index, index + CONTEXT)).slice(
    Math.max(0, at - CONTEXT),
    at + Math.min(length, 2 * CONTEXT) + CONTEXT,
  );
}
