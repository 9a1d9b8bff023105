import { Document, isScalar, visit } from "yaml";
import { ISSUE_FORMS, type IssueField, type IssueForm } from "../model/issue-form.ts";

/**
 * The issue forms as files, path → text (GitHub Docs, "Syntax for GitHub's form schema"). What is asked here is what `offprint from-issue`
 * reads: both are made from one list.
 */
export function issueFormFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...ISSUE_FORMS.map((form) => [`.github/ISSUE_TEMPLATE/${form.id}.yml`, renderForm(form)] as const),
    [".github/ISSUE_TEMPLATE/config.yml", "blank_issues_enabled: true\n"],
  ]);
}

function renderForm({ name, description, introduction, fields }: IssueForm): string {
  return writeYaml({
    name,
    description,
    body: [{ type: "markdown", attributes: { value: introduction } }, ...fields.map(describeField)],
  });
}

const TYPES = {
  choice: "dropdown",
  consent: "checkboxes",
  line: "input",
  lines: "textarea",
  text: "textarea",
} as const;

function describeField({ id, label, kind, isRequired, description, placeholder, options }: IssueField): unknown {
  const isTicked = kind === "consent";
  return {
    type: TYPES[kind],
    id,
    attributes: {
      label,
      ...(description !== undefined && { description }),
      ...(placeholder !== undefined && { placeholder }),
      ...(options && { options: isTicked ? options.map((text) => ({ label: text, required: true })) : options }),
    },
    ...(isRequired === true && !isTicked && { validations: { required: true } }),
  };
}

/** Texts in quotes wherever another reader of YAML could take them for something else. */
function writeYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Scalar(key, node) {
      if (key === "value" && isScalar(node) && typeof node.value === "string" && /[^\w ,;.()-]|^\W/u.test(node.value))
        node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}
