import type { Problem } from "../model/problem.ts";

/** A content file cut into its parts; `front` and `body` are ranges of UTF-16 units in `text`. */
export interface SplitFile {
  readonly text: string;
  readonly front: readonly [start: number, end: number];
  readonly body: readonly [start: number, end: number];
  /** First line of the body, from 1. */
  readonly bodyLine: number;
}

/** Finds the `---` fences. A string is the reason why there is no front matter, with its rule. */
export function splitFrontMatter(text: string): SplitFile | Omit<Problem, "file"> {
  const open = /^(\uFEFF?)---([^\r\n]*)(\r?\n|$)/u.exec(text);
  if (!open)
    return error(
      1,
      1,
      "front-matter",
      "found no front matter; expected the file to start with a line “---”: add it above the first key",
    );
  const language = open[2]?.trim() ?? "";
  if (language !== "")
    return error(
      1,
      4,
      "front-matter",
      `found “---${language}”; expected a plain “---”: front matter is YAML, nothing else is run or read`,
    );
  const start = open[0].length;
  const close = /^---[ \t]*$/mu;
  const rest = text.slice(start);
  const end = close.exec(rest);
  if (!end)
    return error(1, 1, "front-matter", "found no closing “---”; expected one after the last key: add a line “---”");
  const after = start + end.index + end[0].length;
  const bodyStart = after + (/^\r?\n/u.exec(text.slice(after, after + 2))?.[0].length ?? 0);
  return {
    text,
    front: [start, start + end.index],
    body: [bodyStart, text.length],
    bodyLine: text.slice(0, bodyStart).split("\n").length,
  };
}

function error(line: number, column: number, rule: string, message: string): Omit<Problem, "file"> {
  return { severity: "error", line, column, rule, message };
}
