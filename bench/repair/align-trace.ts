/** How a character of the text was reached. */
export const [MATCH, SWAP, DROP, PUT] = [0, 1, 2, 3] as const;

/** What may stand at one place of a text: the first form that fits best is taken. */
export interface Slot {
  readonly forms: readonly Form[];
  /** What stands here is not judged: anything may. */
  readonly isFree: boolean;
}

interface Form {
  readonly text: string;
  /** Added to the cost of a path through this form: breaks ties. */
  readonly cost: number;
}

/** What stands at one place. */
export interface Match {
  /** Index of the form. */
  readonly form: number;
  /** Stretch of the text; what was put in between two places belongs to one of them. */
  readonly from: number;
  readonly to: number;
  /** None when the form stands there as it is. */
  readonly changes: readonly Change[];
}

/** A stretch of the text that differs from a stretch of the form, as offsets in each. */
export interface Change {
  readonly text: readonly [number, number];
  readonly form: readonly [number, number];
}

/** The steps into a column of offsets, from `lo` on. */
export interface Trail {
  readonly lo: number;
  readonly steps: Uint8Array;
}

/** How a place was passed: the steps of each form, and the form chosen for each offset that its end may have. */
export interface Passed {
  readonly trails: readonly (readonly Trail[])[];
  readonly chosen: Uint8Array;
  readonly lo: number;
  /** Where an anchor stands. */
  readonly anchor?: number;
}

/** The cheapest way, from the text's end back to its beginning. */
export function traceBack(slots: readonly Slot[], passed: readonly Passed[], text: string): readonly Match[] {
  const matches: Match[] = [];
  const last = passed.at(-1);
  /* The text's end may lie outside what was kept: what follows then belongs to the last place. */
  let at = last ? Math.min(text.length, last.lo + last.chosen.length - 1) : text.length;
  for (let index = slots.length - 1; index >= 0; index -= 1) {
    const { trails, chosen, lo, anchor } = passed[index] ?? { trails: [], chosen: new Uint8Array(), lo: 0 };
    const form = chosen[at - lo] ?? 0;
    const end = index === slots.length - 1 ? text.length : at;
    const rest = end > at ? [{ text: [at, end], form: [Infinity, Infinity] } as const] : [];
    const [from, changes] = anchor === undefined ? walkBack(trails[form] ?? [], at) : [anchor, []];
    matches.push({ form, from, to: end, changes: [...changes, ...rest] });
    at = from;
  }
  return matches.toReversed();
}

/** From where a form ends in the text back to where it begins. */
function walkBack(trails: readonly Trail[], end: number): readonly [number, readonly Change[]] {
  let at = end;
  const edits: Change[] = [];
  for (let step = trails.length - 1; step >= 0; step -= 1) {
    const trail = trails[step];
    const take = (): number => trail?.steps[at - trail.lo] ?? MATCH;
    while (take() === PUT) {
      at -= 1;
      edits.push({ text: [at, at + 1], form: [step, step] });
    }
    if (step === 0) break;
    const move = take();
    if (move !== DROP) at -= 1;
    if (move !== MATCH) edits.push({ text: [at, move === DROP ? at : at + 1], form: [step - 1, step] });
  }
  return [at, joinChanges(edits.toReversed())];
}

/** What lies closer than this is one change. */
const NEAR = 3;

function joinChanges(edits: readonly Change[]): readonly Change[] {
  const found: Change[] = [];
  for (const edit of edits) {
    const last = found.at(-1);
    if (last && edit.text[0] - last.text[1] < NEAR && edit.form[0] - last.form[1] < NEAR) {
      found[found.length - 1] = { text: [last.text[0], edit.text[1]], form: [last.form[0], edit.form[1]] };
    } else found.push(edit);
  }
  return found;
}
