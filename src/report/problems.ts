import { styleText } from "node:util";
import { compareProblems, type Fix, type Problem, type Severity } from "../model/problem.ts";
import { showControls } from "../text/unicode.ts";

/** How problems are counted in an exit status: with `strict`, a warning is an error. */
export function hasErrors(problems: readonly Problem[], strict = false): boolean {
  return problems.some(({ severity }) => severity === "error" || (strict && severity === "warning"));
}

/** `file:line:column  severity  message  rule-id`; control characters are shown, never sent. */
export function renderProblem({ file, line, column, severity, message, rule }: Problem, colour = false): string {
  const place = `${showControls(file)}:${line}:${column}`;
  const word = colour ? styleText(COLOURS[severity], severity) : severity;
  return `${place}  ${word}  ${showControls(message)}  ${rule}`;
}

/** `file:line:column  fixed  message  rule-id`, of the file as it was. */
export function renderFix({ file, line, column, message, rule }: Fix, colour = false): string {
  const word = colour ? styleText("green", "fixed") : "fixed";
  return `${showControls(file)}:${line}:${column}  ${word}  ${showControls(message)}  ${rule}`;
}

const COLOURS = { error: "red", warning: "yellow", note: "dim" } as const;

/** Problems as lines, sorted, each once. */
export function renderProblems(problems: readonly Problem[], colour = false): readonly string[] {
  return [...new Set(problems.toSorted(compareProblems).map((problem) => renderProblem(problem, colour)))];
}

/** `2 errors, 1 warning, 40 notes`, each counted once as it is printed once; severities without a problem are left out. */
export function countProblems(problems: readonly Problem[]): string {
  const severities: readonly Severity[] = ["error", "warning", "note"];
  const parts = severities.flatMap((severity) => {
    const alike = problems.filter((problem) => problem.severity === severity);
    const count = new Set(alike.map((problem) => renderProblem(problem))).size;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}
