import { compareProblems, type Problem } from "../model/problem.ts";
import type { Review } from "../model/review.ts";

/**
 * Which problems a change brings and which it mends. Two are the same when their file, rule and message are, wherever they stand in the
 * file; `nameNow` gives the path that a file of before has now.
 */
export function compareFindings(
  before: readonly Problem[],
  after: readonly Problem[],
  nameNow: (file: string) => string,
): Review["problems"] {
  const counts = new Map<string, number>();
  for (const problem of before) {
    const key = keyOf(problem, nameNow(problem.file));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const introduced = after.filter((problem) => {
    const key = keyOf(problem, problem.file);
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left === 0;
  });
  const fixed = before.filter((problem) => {
    const key = keyOf(problem, nameNow(problem.file));
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left > 0;
  });
  return {
    introduced: introduced.toSorted(compareProblems),
    fixed: fixed.toSorted(compareProblems),
    standing: after.length - introduced.length,
  };
}

function keyOf({ rule, message }: Problem, file: string): string {
  return `${file}\0${rule}\0${message}`;
}
