import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ISSUE_FORMS } from "../src/model/issue-form.ts";
import { issueFormFiles } from "../src/starter/issue-forms.ts";
import { expectGolden } from "./golden.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));

interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly validations?: Readonly<Record<string, unknown>>;
}

/** GitHub Docs, "Syntax for GitHub's form schema": the attributes of each type, those it needs first. */
const TYPES: Readonly<Record<string, readonly [needed: string, ...others: string[]]>> = {
  markdown: ["value"],
  textarea: ["label", "description", "placeholder", "value", "render"],
  input: ["label", "description", "placeholder", "value"],
  dropdown: ["label", "options", "description", "multiple", "default"],
  checkboxes: ["label", "options", "description"],
};
/** Parameters of GitHub's own in the address of a new issue ("Creating an issue from a URL query"). */
const TAKEN = new Set(["assignees", "body", "labels", "milestone", "projects", "template", "title", "type"]);

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What GitHub would refuse in a form. */
function judgeForm(text: string): readonly string[] {
  const form = parse(text) as { name?: unknown; description?: unknown; body?: readonly Element[] };
  const wrong: string[] = [];
  const claim = (holds: boolean, what: string): void => void (holds || wrong.push(what));
  for (const key of Object.keys(form))
    claim(
      ["assignees", "body", "description", "labels", "name", "projects", "title", "type"].includes(key),
      `the key ${key}`,
    );
  claim(typeof form.name === "string" && form.name.length > 3, "name");
  claim(
    typeof form.description === "string" && form.description.length > 3 && form.description.length <= 200,
    "description",
  );
  const body = form.body ?? [];
  claim(
    body.some(({ type }) => type !== "markdown"),
    "a body with a question",
  );
  const unique = (values: readonly unknown[], what: string): void =>
    claim(new Set(values).size === values.length, `unique ${what}`);
  unique(
    body.flatMap(({ id }) => id ?? []),
    "ids",
  );
  unique(
    body.flatMap(({ attributes }) => textOf(attributes["label"]).toLowerCase() || []),
    "labels",
  );
  for (const { type, id, attributes, validations } of body) {
    const known = TYPES[type];
    claim(known !== undefined, `the type ${type}`);
    claim(id === undefined || /^[A-Za-z0-9_-]+$/u.test(id), `the id ${id}`);
    claim(!TAKEN.has(id ?? ""), `the id ${id}, which means something else in addresses`);
    claim((attributes[known?.[0] ?? ""] ?? "") !== "", `${type} without ${known?.[0]}`);
    for (const [key, value] of Object.entries(attributes)) {
      claim(known?.includes(key) === true, `${key} of ${type}`);
      claim(
        key === "options" ? Array.isArray(value) && value.length > 0 : typeof value === "string",
        `${key} as ${typeof value}`,
      );
    }
    claim(
      validations === undefined || (Object.keys(validations).join() === "required" && type !== "checkboxes"),
      "validations",
    );
  }
  return wrong;
}

describe("issue forms", () => {
  test.each([...issueFormFiles()])("%s is the file of this repository", (path, text) => {
    expectGolden(join(HOME, path), text);
  });

  test.each([...issueFormFiles()].filter(([path]) => !path.endsWith("config.yml")))("GitHub takes %s", (_, text) => {
    expect(judgeForm(text)).toEqual([]);
  });

  test("what GitHub refuses is found", () => {
    const [, text = ""] = [...issueFormFiles()][0] ?? [];
    expect(judgeForm(text.replace("type: input", "type: text"))).not.toEqual([]);
    expect(judgeForm(text.replace("id: doi", "id: arxiv"))).toEqual(["unique ids"]);
    expect(judgeForm(text.replace("id: doi", "id: title"))).not.toEqual([]);
    expect(judgeForm(text.replace("label: DOI", "label: arxiv"))).toEqual(["unique labels"]);
    expect(judgeForm(text.replace("name: Add a paper\n", ""))).toEqual(["name"]);
  });

  test("each form is told by its first question, and no label is a heading of two questions in one form", () => {
    const firsts = ISSUE_FORMS.map(({ fields }) => fields[0]?.label);
    for (const [index, { fields }] of ISSUE_FORMS.entries()) {
      const labels = fields.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const first of firsts.filter((_, at) => at !== index)) expect(labels).not.toContain(first);
    }
  });
});
