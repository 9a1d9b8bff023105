import { DROP, MATCH, PUT, SWAP, traceBack, type Match, type Passed, type Slot, type Trail } from "./align-trace.ts";

const EDIT = 8;
const EXCHANGE = 12;
const FREE_EDIT = 4;
const FAR = 1_000_000;
/** Paths that cost so much more than the best one are given up: the narrow beam is exact up to that cost, and most texts need no more. */
const BEAMS = [96, 480] as const;

/** Costs of reaching the offsets from `lo` on. */
interface Column {
  readonly lo: number;
  readonly costs: Int32Array;
}

/** As much text as this, when it stands where the best path is, can be nothing else. */
const ANCHOR = 12;

/** Aligns a text with the places that it should be made of, at the least cost of edits; one match a place. */
export function alignText(slots: readonly Slot[], text: string): readonly Match[] {
  return alignWithin(slots, text, BEAMS[0], BEAMS[0]) ?? alignWithin(slots, text, BEAMS[1], FAR) ?? [];
}

/** Undefined when it costs more than `most`. */
function alignWithin(slots: readonly Slot[], text: string, beam: number, most: number): readonly Match[] | undefined {
  let column: Column = { lo: 0, costs: new Int32Array(1) };
  const passed: Passed[] = [];
  for (const slot of slots) {
    const [next, record] = passSlot(slot, column, text, beam);
    column = next;
    passed.push(record);
    if (leastOf(column.costs) > most) return undefined;
  }
  const end = text.length - column.lo;
  const missing = Math.max(0, end - column.costs.length + 1);
  if ((column.costs[end] ?? 0) > most || missing * EDIT > most) return undefined;
  return traceBack(slots, passed, text);
}

function leastOf(costs: Int32Array): number {
  let least = FAR;
  for (const cost of costs) if (cost < least) least = cost;
  return least;
}

function passSlot(slot: Slot, start: Column, text: string, beam: number): readonly [Column, Passed] {
  const anchored = passAnchor(slot, start, text);
  if (anchored) return anchored;
  const edit = slot.isFree ? FREE_EDIT : EDIT;
  const ends: Column[] = [];
  const trails: Trail[][] = [];
  for (const { text: form } of slot.forms) {
    let [column, trail] = putIn(start, text, edit, beam);
    const trailsOfForm = [trail];
    for (let index = 0; index < form.length; index += 1) {
      [column, trail] = passCharacter(column, text, form.charCodeAt(index), slot.isFree, beam);
      trailsOfForm.push(trail);
    }
    ends.push(column);
    trails.push(trailsOfForm);
  }
  const lo = Math.min(...ends.map((end) => end.lo));
  const hi = Math.max(...ends.map((end) => end.lo + end.costs.length));
  const costs = new Int32Array(hi - lo).fill(FAR);
  const chosen = new Uint8Array(hi - lo);
  for (const [index, end] of ends.entries()) {
    const extra = slot.forms[index]?.cost ?? 0;
    for (let at = 0; at < end.costs.length; at += 1) {
      const cost = (end.costs[at] ?? FAR) + extra;
      const place = end.lo + at - lo;
      if (cost >= (costs[place] ?? FAR)) continue;
      costs[place] = cost;
      chosen[place] = index;
    }
  }
  const column = { lo, costs };
  return [prune(column, beam), { trails, chosen, lo }];
}

/** A long form that stands there as it is. */
function passAnchor(
  { forms, isFree }: Slot,
  { lo, costs }: Column,
  text: string,
): readonly [Column, Passed] | undefined {
  const [only, ...others] = forms;
  if (!only || others.length > 0 || isFree || only.text.length < ANCHOR) return undefined;
  const least = leastOf(costs);
  const at = lo + costs.indexOf(least);
  if (!text.startsWith(only.text, at)) return undefined;
  const end = at + only.text.length;
  return [
    { lo: end, costs: Int32Array.of(least) },
    { trails: [], chosen: new Uint8Array(1), lo: end, anchor: at },
  ];
}

/** Characters of the text that no form has, before the form begins. */
function putIn({ lo, costs }: Column, text: string, edit: number, beam: number): [Column, Trail] {
  const length = Math.min(text.length - lo + 1, costs.length + beam / edit);
  const next = new Int32Array(length).fill(FAR);
  const steps = new Uint8Array(length).fill(MATCH);
  for (let at = 0; at < length; at += 1) {
    const kept = costs[at] ?? FAR;
    const put = at > 0 ? (next[at - 1] ?? FAR) + edit : FAR;
    next[at] = Math.min(kept, put);
    if (put < kept) steps[at] = PUT;
  }
  return [prune({ lo, costs: next }, beam), { lo, steps }];
}

function passCharacter(
  { lo, costs }: Column,
  text: string,
  code: number,
  isFree: boolean,
  beam: number,
): [Column, Trail] {
  const [edit, exchange] = isFree ? [FREE_EDIT, FREE_EDIT] : [EDIT, EXCHANGE];
  const length = Math.min(text.length - lo + 1, costs.length + 1 + beam / edit);
  const next = new Int32Array(length);
  const steps = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const isSame = at > 0 && text.charCodeAt(lo + at - 1) === code;
    let best = at > 0 ? (costs[at - 1] ?? FAR) + (isSame ? 0 : exchange) : FAR;
    let step: number = isSame ? MATCH : SWAP;
    const drop = (costs[at] ?? FAR) + edit;
    if (drop < best) [best, step] = [drop, DROP];
    const put = at > 0 ? (next[at - 1] ?? FAR) + edit : FAR;
    if (put < best) [best, step] = [put, PUT];
    next[at] = best;
    steps[at] = step;
  }
  return [prune({ lo, costs: next }, beam), { lo, steps }];
}

/** Without the ends that cost too much. */
function prune({ lo, costs }: Column, beam: number): Column {
  const most = leastOf(costs) + beam;
  let from = 0;
  let to = costs.length;
  while (from < to - 1 && (costs[from] ?? FAR) > most) from += 1;
  while (to > from + 1 && (costs[to - 1] ?? FAR) > most) to -= 1;
  return { lo: lo + from, costs: costs.subarray(from, to) };
}
