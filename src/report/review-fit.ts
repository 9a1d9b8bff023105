import { joinWords, renderNumber } from "../render/count.ts";

/** A part of a comment that may be cut: a list of items between two texts. */
export interface Section {
  /** What an item is, for what is left out: `["added paper", "added papers"]`. */
  readonly noun: readonly [one: string, many: string];
  /** How soon it gets room: what is suspicious before what is ordinary. */
  readonly rank: number;
  /** Ends with an empty line or the head of a table. */
  readonly opening: string;
  /** Whole lines, without the last line break. */
  readonly items: readonly string[];
  readonly closing: string;
}

/** What a comment leaves out. */
export interface LeftOut {
  readonly noun: Section["noun"];
  readonly count: number;
  readonly of: number;
}

/** Sections cut to fit. */
export interface Fitted {
  readonly text: string;
  readonly left: readonly LeftOut[];
}

/** Of the room that is left, at most this part for a rank while later ones want more than the rest; what is ordinary waits its turn. */
const SHARE = 0.6;
const FIRST_ORDINARY = 4;

/** Renders sections in their order in at most `room` UTF-16 units: each is there with what fits of it, and says how much does not. */
export function fitSections(sections: readonly Section[], room: number): Fitted {
  const shown = dropSections(sections, room);
  const frames = shown.reduce((sum, section) => sum + frameOf(section), 0);
  const allotted = allot(shown, room - frames);
  const texts = shown.map((section) => renderSection(section, allotted.get(section) ?? 0));
  const whole = sections
    .slice(shown.length)
    .map(({ noun, items }) => ({ noun, count: items.length, of: items.length }));
  const cut = texts.flatMap(({ left }) => (left.count > 0 ? [left] : []));
  return { text: texts.map(({ text }) => text).join(""), left: [...cut, ...whole] };
}

/** Where there is room for hardly anything, sections go from the end, whole. */
function dropSections(sections: readonly Section[], room: number): readonly Section[] {
  let frames = 0;
  const count = sections.findIndex((section) => {
    frames += frameOf(section);
    return frames > room;
  });
  return count < 0 ? sections : sections.slice(0, count);
}

function frameOf(section: Section): number {
  return section.opening.length + section.closing.length + sayLeft(section.noun, section.items.length).length;
}

function sayLeft([one, many]: Section["noun"], count: number, isAll = false): string {
  return `\n${renderNumber(count)}${isAll ? "" : " more"} ${count === 1 ? one : many} left out here.\n`;
}

const sizeOf = ({ items }: Section): number => items.reduce((sum, item) => sum + item.length + 1, 0);

/** How many units each section gets for its items: rank after rank, in a rank as evenly as they can use it. */
function allot(sections: readonly Section[], room: number): ReadonlyMap<Section, number> {
  const sizes = new Map(sections.map((section) => [section, sizeOf(section)]));
  const total = (some: readonly Section[]): number => some.reduce((sum, section) => sum + (sizes.get(section) ?? 0), 0);
  const ranks = [...new Set(sections.map(({ rank }) => rank))].sort((a, b) => a - b);
  const allotted = new Map<Section, number>();
  let left = room;
  for (const rank of ranks) {
    const own = sections.filter((section) => section.rank === rank);
    const later = total(sections.filter((section) => section.rank > rank));
    const most = rank >= FIRST_ORDINARY ? left : Math.max(Math.floor(left * SHARE), left - later);
    let given = Math.min(total(own), most);
    left -= given;
    const bySize = own.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
    for (const [index, section] of bySize.entries()) {
      const part = Math.min(sizes.get(section) ?? 0, Math.floor(given / (bySize.length - index)));
      allotted.set(section, part);
      given -= part;
    }
  }
  return allotted;
}

/** The items that fit, in order: one that is too long does not keep out those after it. */
function renderSection(section: Section, room: number): { readonly text: string; readonly left: LeftOut } {
  const { noun, opening, items, closing } = section;
  let used = 0;
  const fitting = items.filter((item) => {
    const fits = used + item.length + 1 <= room;
    if (fits) used += item.length + 1;
    return fits;
  });
  const count = items.length - fitting.length;
  const listed = fitting.map((item) => `${item}\n`).join("");
  return {
    text: opening + listed + (count > 0 ? sayLeft(noun, count, fitting.length === 0) : "") + closing,
    left: { noun, count, of: items.length },
  };
}

/** `240 of 500 added papers and 1 of 3 topics`, as long as that is not too much. */
export function sayAllLeft(left: readonly LeftOut[]): string {
  return joinWords(
    left.map(
      ({ noun: [one, many], count, of }) => `${renderNumber(count)} of ${renderNumber(of)} ${of === 1 ? one : many}`,
    ),
  );
}
