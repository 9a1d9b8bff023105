import { ISSUE_FORMS, type IssueField, type IssueForm } from "../model/issue-form.ts";
import type { Problem } from "../model/problem.ts";
import { findHidden } from "../text/unicode.ts";

/** An answer: its lines without blank ones around them, and the line of the issue on which it begins, from 1. */
export interface IssueAnswer {
  readonly lines: readonly string[];
  readonly line: number;
}

/** A filled-in form: field id → answer; a field that was left empty is not there. */
export interface Issue {
  readonly form: IssueForm;
  readonly answers: ReadonlyMap<string, IssueAnswer>;
  /** Field id → the line of its heading, for fields that are empty, too. */
  readonly headings: ReadonlyMap<string, number>;
}

export type IssueProblem = Omit<Problem, "file">;

/** The longest body that GitHub keeps, in characters. */
const LIMIT = 65_536;
const NO_ANSWER = "_No response_";
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/u;

/**
 * Reads the body of an issue as GitHub renders a filled-in form: `### Label`, the answer, and so on, each label once and in the form's order.
 * GitHub escapes nothing, so that an answer can hold a heading: then nobody can tell which one is the form's, and the issue is refused. Never
 * throws; without `issue` there are problems, all of them.
 */
export function parseIssue(body: string): { readonly issue?: Issue; readonly problems: readonly IssueProblem[] } {
  if (body.length > LIMIT)
    return {
      problems: [problem(1, `found ${body.length} characters; expected at most ${LIMIT}, as GitHub keeps them`)],
    };
  const lines = body.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const hidden = findHiddenLines(lines);
  if (hidden.length > 0) return { problems: hidden };
  const form = recogniseForm(lines);
  if ("message" in form) return { problems: [form] };
  const { starts, problems } = findHeadings(form, lines);
  if (problems.length > 0) return { problems };
  const headings = new Map(form.fields.map(({ id }, index) => [id, (starts[index] ?? 0) + 1]));
  const answers = new Map<string, IssueAnswer>();
  for (const [index, field] of form.fields.entries()) {
    const answer = readAnswer(lines, (starts[index] ?? 0) + 1, starts[index + 1] ?? lines.length);
    const wrong = judgeAnswer(field, answer, headings.get(field.id) ?? 1);
    if (wrong) problems.push(wrong);
    if (answer) answers.set(field.id, answer);
  }
  return problems.length > 0 ? { problems } : { issue: { form, answers, headings }, problems: [] };
}

function problem(line: number, message: string, column = 1, rule = "issue-form"): IssueProblem {
  return { severity: "error", line, column, rule, message };
}

function findHiddenLines(lines: readonly string[]): IssueProblem[] {
  return lines.flatMap((line, index) => {
    const found = findHidden(line);
    const what = `found ${found?.name}, a character that nobody can see; expected visible text: delete it`;
    return found ? [problem(index + 1, what, found.at + 1, "control-character")] : [];
  });
}

/** The form is told by its first heading, which no other form has. */
function recogniseForm(lines: readonly string[]): IssueForm | IssueProblem {
  const first = lines.findIndex((line) => line.trim() !== "");
  const found = ISSUE_FORMS.find(({ fields: [field] }) => field && isHeadingOf(field, lines[first] ?? ""));
  const expected = ISSUE_FORMS.map(({ fields }) => `“### ${fields[0]?.label}”`).join(", ");
  return (
    found ??
    problem(
      Math.max(first, 0) + 1,
      `found no form; expected the first line to be one of ${expected}: use the archive's own issue forms`,
    )
  );
}

function isHeadingOf({ label }: IssueField, line: string): boolean {
  return line.trimEnd() === `### ${label}`;
}

/** The line of each field's heading, counted from 0: every label once, in order, and no other heading. */
function findHeadings(
  form: IssueForm,
  lines: readonly string[],
): { starts: readonly number[]; problems: IssueProblem[] } {
  const starts: number[] = [];
  const problems: IssueProblem[] = [];
  for (const [index, line] of lines.entries()) {
    if (!HEADING.test(line)) continue;
    const at = form.fields.findIndex((field) => isHeadingOf(field, line));
    const label = form.fields[at]?.label ?? "";
    if (at < 0) problems.push(problem(index + 1, describeStray(line, form.fields[starts.length - 1])));
    else if (at === starts.length) starts.push(index);
    else if (at < starts.length)
      problems.push(
        problem(
          index + 1,
          `found the heading “${label}” again; expected it once: which of them is the form's cannot be told, take it out of the answer`,
        ),
      );
    else {
      problems.push(
        problem(index + 1, `found the heading “${label}”; expected “${form.fields[starts.length]?.label}” first`),
      );
      starts.length = at;
      starts.push(index);
    }
  }
  const missing = form.fields[starts.length];
  if (missing && problems.length === 0)
    problems.push(
      problem(lines.length, `found no heading “${missing.label}”; expected all of the form's: use the form as it is`),
    );
  return { starts, problems };
}

function describeStray(line: string, field: IssueField | undefined): string {
  const shown = line.trim().length > 60 ? `${line.trim().slice(0, 60)}…` : line.trim();
  const where = field ? `in the answer to “${field.label}”` : "before the form";
  const other = ISSUE_FORMS.find(({ fields }) => fields.some((candidate) => isHeadingOf(candidate, line)));
  if (other)
    return `found “${shown}” ${where}, a heading of the form “${other.name}”; expected one form an issue: send two`;
  return `found the heading “${shown}” ${where}; expected text without headings: take out its #`;
}

function readAnswer(lines: readonly string[], from: number, to: number): IssueAnswer | undefined {
  let [first, last] = [from, to - 1];
  while (first <= last && lines[first]?.trim() === "") first += 1;
  while (last >= first && lines[last]?.trim() === "") last -= 1;
  const answer = lines.slice(first, last + 1);
  const isEmpty = answer.length === 0 || (answer.length === 1 && answer[0]?.trim() === NO_ANSWER);
  return isEmpty ? undefined : { lines: answer, line: first + 1 };
}

function judgeAnswer(field: IssueField, answer: IssueAnswer | undefined, heading: number): IssueProblem | undefined {
  const { label, kind, isRequired, options = [] } = field;
  if (!answer)
    return isRequired === true
      ? problem(heading, `found no answer to “${label}”; expected one: fill it in`)
      : undefined;
  if (kind === "line" && answer.lines.length > 1)
    return problem(answer.line + 1, `found ${answer.lines.length} lines as the answer to “${label}”; expected one`);
  const [first = ""] = answer.lines;
  if (kind === "choice" && (answer.lines.length > 1 || !options.includes(first.trim())))
    return problem(
      answer.line,
      `found an answer to “${label}” that the form does not offer; expected one of ${options.join(", ")}`,
    );
  const ticked = options.map((option) => `- [x] ${option}`);
  const isTicked = answer.lines.every((line, index) => line.trimEnd().replace(/^- \[X\]/u, "- [x]") === ticked[index]);
  if (kind === "consent" && !(isTicked && answer.lines.length === ticked.length))
    return problem(answer.line, `found a box at “${label}” that is not ticked; expected every one ticked`);
  return undefined;
}
