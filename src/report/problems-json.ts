import type { Archive } from "../model/archive.ts";
import type { Fix, Problem, Severity } from "../model/problem.ts";
import { waiverHash } from "./waivers.ts";

/**
 * Problems for machines: `{counts: {error, warning, note}, problems: [{file, line, column, severity, message, rule, hash}]}`; `hash` is what
 * a waiver of the finding gives, `null` where there is none. What was mended before comes first: `fixed: [{file, line, column, message, rule}]`.
 */
export function renderProblemsJson(problems: readonly Problem[], archive: Archive, fixed?: readonly Fix[]): string {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  const listed = problems.map((problem) => {
    const { file, line, column, severity, message, rule } = problem;
    return { file, line, column, severity, message, rule, hash: waiverHash(archive, problem) ?? null };
  });
  return `${JSON.stringify({ fixed, counts, problems: listed }, undefined, 2)}\n`;
}
