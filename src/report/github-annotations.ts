import type { Problem, Severity } from "../model/problem.ts";
import { showControls } from "../text/unicode.ts";
import { countProblems } from "./problems.ts";

/** GitHub shows this many annotations of each kind for a step and drops the rest without a word. */
const SHOWN = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/**
 * Problems as workflow commands, which GitHub shows beside the lines of a pull request: the first ten errors and the first ten warnings,
 * and one notice that counts what is left (the job's summary has all, see `problems-summary.ts`). `folder` is the archive's, from the repository's root, `""` or ending in `/`.
 */
export function renderGithubAnnotations(problems: readonly Problem[], folder = ""): string {
  const shown = (["error", "warning"] as const).flatMap((severity) =>
    problems.filter((problem) => problem.severity === severity).slice(0, SHOWN),
  );
  const left = problems.filter((problem) => !shown.includes(problem));
  const lines = shown.map(({ file, line, column, severity, message, rule }) => {
    const properties = { file: folder + file, line, col: column, title: rule };
    const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${COMMANDS[severity]} ${listed.join(",")}::${escapeData(message)}\n`;
  });
  const rest =
    left.length === 0
      ? ""
      : `::notice::${escapeData(`${countProblems(left)} more: the log and the summary have them all`)}\n`;
  return lines.join("") + rest;
}

/** As the runner reads them: `%`, CR and LF stand escaped in every text, `:` and `,` in properties too. */
function escapeData(text: string): string {
  return showControls(text).replace(/%/gu, "%25").replace(/\r/gu, "%0D").replace(/\n/gu, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/gu, "%3A").replace(/,/gu, "%2C");
}
