import { compareText } from "../model/problem.ts";
import { AUTHOR_MARK } from "./keys.ts";
import type { WordFile } from "./open-index.ts";

/**
 * The form most like one that no paper has, among those of files at hand: one slip away, two in a long word; of several, the nearest, then
 * the one that most papers have. A slip is a letter too many, too few, wrong, or two that changed places.
 */
export function findNearest(form: string, files: readonly WordFile[]): string | undefined {
  const most = form.length < 4 ? 0 : form.length < 8 ? 1 : 2;
  const isName = form.startsWith(AUTHOR_MARK);
  const near = files
    .flatMap(({ entries }) => entries)
    .filter(
      (entry) => Math.abs(entry.form.length - form.length) <= most && entry.form.startsWith(AUTHOR_MARK) === isName,
    )
    .map((entry) => ({ ...entry, slips: countSlips(form, entry.form, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.papers - a.papers || compareText(a.form, b.form));
  return near[0]?.form.slice(isName ? AUTHOR_MARK.length : 0);
}

/** Slips between two words (optimal string alignment); more than `most` when it is certain to be more. */
function countSlips(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? Infinity;
}
