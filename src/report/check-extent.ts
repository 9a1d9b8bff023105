import type { ContentPart } from "../archive/changed-content.ts";
import type { Check } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Verdict } from "./checks.ts";
import { countProblems } from "./problems.ts";

/** What was looked at and what came of it, in a line: `238 papers, 5 digests, 40 topics, 49 rules: 1 warning; 2 waived`. */
export function renderVerdict(
  { archive: { papers, digests, topics } }: Catalog,
  checks: ReadonlyMap<string, Check>,
  { problems, waived }: Verdict,
  part?: ContentPart,
): string {
  const counts = [
    [papers.length, "paper"],
    [digests.length, "digest"],
    [topics.length, "topic"],
  ].map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`);
  const extent = part
    ? `${part.what}, ${countRules(checks, "paper")} of ${checks.size} rules`
    : `${counts.join(", ")}, ${checks.size} rules`;
  return `${extent}: ${countProblems(problems)}${waived === 0 ? "" : `; ${waived} waived`}`;
}

/** What a look at a part of an archive cannot tell. */
export function explainPart({ context }: ContentPart, checks: ReadonlyMap<string, Check>): readonly string[] {
  return [
    `left out: ${countRules(checks, "archive")} rules that need the whole archive; “offprint check” applies them`,
    ...context.map((path) => `changed: ${path}, by which every paper is judged; “offprint check” looks at all of them`),
  ];
}

function countRules(checks: ReadonlyMap<string, Check>, scope: Check["scope"]): number {
  return [...checks.values()].filter((check) => check.scope === scope).length;
}
