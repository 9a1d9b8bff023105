import type { IssuePlan } from "../archive/plan-issue.ts";
import type { Problem } from "../model/problem.ts";
import { showControls } from "../text/unicode.ts";

/** The answer of `from-issue --json`: what a workflow needs to make a pull request, and nothing that an issue's writer made up but the id. */
export function issueAnswer(
  form: string | undefined,
  plan: IssuePlan | undefined,
  problems: readonly Problem[],
): string {
  const answer = {
    form: form ?? null,
    paper: plan?.paper?.id ?? null,
    fields: plan?.changed ?? [],
    changes: plan?.changes.map(({ path }) => ({ path })) ?? [],
    problems,
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

/** What a person wants to know: which file, and what of it. */
export function renderIssuePlan({ changes, changed }: IssuePlan, isDry: boolean): readonly string[] {
  return changes.map(({ path }) =>
    showControls(`${isDry ? "would write" : "wrote"} ${path}: ${changed.filter((key) => key !== "id").join(", ")}`),
  );
}
