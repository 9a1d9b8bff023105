import type { Problem, Severity } from "../model/problem.ts";
import { escapeGithubText, githubCode } from "../text/github-text.ts";
import { countProblems } from "./problems.ts";

/** What GitHub takes as the summary of a step, in bytes; more is refused as a whole. */
const SUMMARY_LIMIT = 1024 * 1024;
/** Kept for what stands around the tables. */
const RESERVED = 4096;

const HEADINGS: Readonly<Record<Severity, string>> = {
  error: "Errors: to be mended before this can be published",
  warning: "Warnings: to be mended, or waived with a reason",
  note: "Notes: what was inferred or repaired",
};

/**
 * All problems as Markdown for the summary of a job, errors first, notes folded. `folder` is the archive's, from the repository's root, `""` or
 * ending in `/`. At most `limit` bytes of UTF-8: what does not fit is counted.
 */
export function renderProblemsSummary(problems: readonly Problem[], folder = "", limit = SUMMARY_LIMIT): string {
  const head = `## Check of the content\n\n${problems.length === 0 ? "No problems." : `Found ${countProblems(problems)}.`}\n`;
  let room = limit - Buffer.byteLength(head) - RESERVED;
  const parts = [head];
  const left: Problem[] = [];
  for (const severity of ["error", "warning", "note"] as const) {
    const rows = new Set<string>();
    for (const problem of problems) {
      if (problem.severity !== severity) continue;
      const row = left.length > 0 ? "" : renderRow(problem, folder);
      const size = Buffer.byteLength(row);
      if (row === "" || size > room) left.push(problem);
      else if (!rows.has(row)) {
        rows.add(row);
        room -= size;
      }
    }
    if (rows.size > 0) parts.push(renderTable(severity, [...rows]));
  }
  if (left.length > 0)
    parts.push(`\nLeft out for want of room: ${countProblems(left)}. \`offprint check\` prints them all.\n`);
  return parts.join("");
}

function renderTable(severity: Severity, rows: readonly string[]): string {
  const table = `| place | what | rule |\n| --- | --- | --- |\n${rows.join("")}`;
  return severity === "note"
    ? `\n<details><summary>${HEADINGS.note}</summary>\n\n${table}\n</details>\n`
    : `\n### ${HEADINGS[severity]}\n\n${table}`;
}

function renderRow({ file, line, column, message, rule }: Problem, folder: string): string {
  return `| ${githubCode(`${folder}${file}:${line}:${column}`)} | ${escapeGithubText(message)} | ${githubCode(rule)} |\n`;
}
