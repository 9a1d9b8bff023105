import type { Check, Comparison } from "../contracts.ts";
import { compareProblems, type Place, type Problem } from "../model/problem.ts";
import { createReport } from "./checks.ts";

/** What rules find wrong with a change, sorted. A place in a file that is gone is where it was. */
export function runComparisons(comparison: Comparison, checks: ReadonlyMap<string, Check>): readonly Problem[] {
  const { before, after } = comparison;
  const found: Problem[] = [];
  for (const [rule, { severity, compare }] of checks) {
    const add = (file: string, place: Place, message: string): void =>
      void found.push({ file, ...place, severity, rule, message });
    const now = createReport(after.archive, add);
    const then = createReport(before.archive, add);
    const reportFor = (file: string): typeof now => (after.archive.files.has(file) ? now : then);
    compare?.(comparison, {
      at: (file, path, message) => reportFor(file).at(file, path, message),
      inBody: (file, offset, message) => reportFor(file).inBody(file, offset, message),
      on: now.on,
    });
  }
  return found.sort(compareProblems);
}
