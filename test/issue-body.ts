import { ISSUE_FORMS, type IssueForm } from "../src/model/issue-form.ts";

export function formOf(id: IssueForm["id"]): IssueForm {
  const form = ISSUE_FORMS.find((candidate) => candidate.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

/** What every form asks for, so that a test names only what it is about. */
const GIVEN: Readonly<Record<string, string>> = {
  reason: "It is about oars.",
  kind: "withdrawn",
  day: "2025-03-02",
  notice: "The oars were not of glass.",
  evidence: "https://journal.example/notices/1",
};

/** The body of an issue as GitHub renders a filled-in form: nothing in an answer is escaped. */
export function renderIssue(id: IssueForm["id"], answers: Readonly<Record<string, string>>): string {
  return formOf(id)
    .fields.map(({ id: field, label, kind, isRequired, options = [] }) => {
      const ticked = options.map((option) => `- [X] ${option}`).join("\n");
      const given = answers[field] ?? (isRequired === true ? GIVEN[field] : undefined) ?? "_No response_";
      return `### ${label}\n\n${kind === "consent" ? (answers[field] ?? ticked) : given}`;
    })
    .join("\n\n");
}
