import type { Mend } from "../../model/repair.ts";

/** A stretch of the text between two rounds of mending that one of them changed. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

/**
 * The mends of two rounds as one: `first` made `between` of the source, `second` was found in `between`. Both are in order and do not
 * overlap; changes that touch each other become one.
 */
export function composeMends(
  source: string,
  first: readonly Mend[],
  between: string,
  second: readonly Mend[],
): readonly Mend[] {
  const composed: Mend[] = [];
  let [shift, nextFirst, nextSecond] = [0, 0, 0];
  for (const { from, to, rule } of joinStretches(first, second)) {
    const at = from - shift;
    for (; nextFirst < first.length && (first[nextFirst]?.at ?? 0) + shift < Math.max(to, from + 1); nextFirst += 1)
      shift += (first[nextFirst]?.to.length ?? 0) - (first[nextFirst]?.from.length ?? 0);
    const end = to - shift;
    let [result, seen] = ["", from];
    for (; nextSecond < second.length && (second[nextSecond]?.at ?? 0) < to; nextSecond += 1) {
      const mend = second[nextSecond];
      if (!mend) continue;
      result += between.slice(seen, mend.at) + mend.to;
      seen = mend.at + mend.from.length;
    }
    result += between.slice(seen, to);
    if (source.slice(at, end) !== result) composed.push({ at, from: source.slice(at, end), to: result, rule });
  }
  return composed;
}

/** Where either round changed something, in the text between them; stretches that overlap are one. */
function joinStretches(first: readonly Mend[], second: readonly Mend[]): readonly Stretch[] {
  let shift = 0;
  const all: Stretch[] = first.map(({ at, from, to, rule }) => {
    const start = at + shift;
    shift += to.length - from.length;
    return { from: start, to: start + to.length, rule };
  });
  for (const { at, from, rule } of second) all.push({ from: at, to: at + from.length, rule });
  const joined: Stretch[] = [];
  for (const stretch of all.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && (stretch.from < last.to || (stretch.from === last.to && stretch.from === stretch.to)))
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, stretch.to) };
    else joined.push(stretch);
  }
  return joined;
}
