import { alignText } from "./align.ts";
import type { Change, Match, Slot } from "./align-trace.ts";
import { foldPlain, foldText } from "./fold.ts";
import { ENGLISH_NAMES, nameCommand } from "./kinds.ts";
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

function judge(places: readonly Place[], index: number, match: Match): readonly Judged[] {
  const place = places[index];
  if (!place) return [];
  if (place.isRepair) return judgeRepair(place, match);
  const { changes } = match;
  const { at } = foldText([{ text: place.damaged, owner: 0 }]);
  return changes.map(({ text, form: [first, last] }) => {
    const inside = at[Math.min(first, at.length - 1)] ?? 0;
    const end = last > first ? (at[Math.min(last, at.length) - 1] ?? inside) + 1 : inside;
    const kind = isTyped(places, index, inside, end) ? "typed" : "sound";
    return { verdict: "harm", kind, from: text[0], to: text[1], inside, length: end - inside };
  });
}

function judgeRepair({ kind = "other", slot }: Place, { form, from, to, changes }: Match): readonly Judged[] {
  const text = slot.forms[form]?.text ?? "";
  const verdict = form === slot.forms.length - 1 ? "left" : "found";
  /* What was put in beside a place says nothing against what stands there. */
  const isBeside = ({ form: [first, last] }: Change): boolean =>
    first === last && (first === 0 || first >= text.length);
  if (changes.length === 0) return [{ verdict, kind, from, to }];
  if (text === "" || !changes.every(isBeside)) return [{ verdict: "wrong", kind, from, to }];
  return [
    { verdict, kind, from, to },
    { verdict: "harm", kind: "sound", from, to },
  ];
}

/** Whether the authors wrote the name of a command as a word: its character says the same, and nothing tells what it was. */
function isTyped(places: readonly Place[], index: number, from: number, to: number): boolean {
  const text = places[index]?.damaged ?? "";
  const words = [...text.matchAll(/[A-Za-z]+/gu)].filter(
    (word) => word.index < to && word.index + word[0].length > from,
  );
  const name = words.map(([word]) => word).find((word) => nameCommand(word) !== undefined);
  /* Without blanks, where one word ends and the next begins may be taken for each other. */
  if (name === undefined || words.length > 3) return false;
  const isBetweenFormulas =
    places[index - 1]?.damaged === "" && text.trim() === name && places[index + 1]?.damaged === "";
  return !ENGLISH_NAMES.has(name) || isBetweenFormulas;
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
