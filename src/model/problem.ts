/** How bad a problem is: an `error` breaks a promise, a `warning` needs a person, a `note` tells what was inferred or repaired. */
export type Severity = "error" | "warning" | "note";

/** A place in a text file; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One finding, printed as `file:line:column  severity  message  rule`. */
export interface Problem extends Place {
  /** Path relative to the archive's root, with `/`. */
  readonly file: string;
  readonly severity: Severity;
  /** What was found, what was expected, how to mend it: one line. */
  readonly message: string;
  /** The rule's id, in kebab-case. */
  readonly rule: string;
}

/** What was mended in a file, with its place before that: a problem that is none any more. */
export type Fix = Omit<Problem, "severity">;

/** Orders problems by file, line, column, rule and message, so that a report does not depend on the order of work. */
export function compareProblems(a: Fix, b: Fix): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compares by UTF-16 unit: the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
