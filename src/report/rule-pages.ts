import type { Check } from "../contracts.ts";
import { compareText } from "../model/problem.ts";
import { captureRules } from "./capture-rules.ts";
import { readerRules, type RuleText } from "./reader-rules.ts";

/** Whose a rule is, and what that means for its user. */
const KINDS = {
  content: {
    heading: "Of the content",
    when: "It looks at the content as it is: `offprint check`.",
    waive:
      "A finding that is wrong, or right but to be kept, is waived for the text that it speaks of; when that text changes, the waiver lapses:",
  },
  change: {
    heading: "Of a change",
    when: "It looks at what a branch changes: `offprint check --against REF` and `offprint report`.",
    waive: "",
  },
  both: {
    heading: "Of the content and of a change",
    when: "It looks at the content as it is, and at what a branch changes: `offprint check`, also with `--against REF`, and `offprint report`.",
    waive: "",
  },
  reading: {
    heading: "Of reading the archive",
    when: "It speaks while `content/` is read, by `offprint check` and every other command. It cannot be waived.",
    waive: "",
  },
  ingest: {
    heading: "Of ingesting captures",
    when: "It speaks while captures are read and their entries become papers: `offprint ingest`. It cannot be waived.",
    waive: "",
  },
} as const;
type Kind = keyof typeof KINDS;

/** The pages of all rules for `docs/rules`, file name → Markdown: the index as `README.md`, and one page a rule. */
export function renderRulePages(checks: ReadonlyMap<string, Check>): ReadonlyMap<string, string> {
  const rules = new Map<string, readonly [Kind, RuleText]>();
  for (const [id, rule] of readerRules) rules.set(id, [id in captureRules ? "ingest" : "reading", rule]);
  for (const [id, check] of checks) rules.set(id, [kindOf(check), check]);
  const sorted = [...rules].sort(([a], [b]) => compareText(a, b));
  return new Map([
    ["README.md", renderIndex(sorted)],
    ...sorted.map(([id, [kind, rule]]) => [`${id}.md`, renderPage(id, kind, rule)] as const),
  ]);
}

function kindOf({ check, compare }: Check): Kind {
  return check && compare ? "both" : compare ? "change" : "content";
}

function renderIndex(rules: readonly (readonly [string, readonly [Kind, RuleText]])[]): string {
  const sections = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const rows = rules.flatMap(([id, [own, { severity, why }]]) =>
      own === kind ? [`| [${id}](${id}.md) | ${severity} | ${why.replaceAll("|", "\\|")} |`] : [],
    );
    if (rows.length === 0) return [];
    return [`## ${KINDS[kind].heading}\n\n| rule | severity | why |\n| --- | --- | --- |\n${rows.join("\n")}\n`];
  });
  return `# Rules

What \`offprint check\` and \`offprint ingest\` may say, each with its reason, an example and how to mend it. An error breaks a promise of
the archive and stops a build; a warning needs a person to look; a note tells what was inferred. These pages are written from the rules
themselves: \`npm run rules\`.

${sections.join("\n")}`;
}

function renderPage(id: string, kind: Kind, { severity, why, mend, example }: RuleText): string {
  const { when, waive } = KINDS[kind];
  const waiver = `waivers:\n  - { rule: ${id}, file: content/papers/…/….md, reason: Why it is right., hash: "1a2b3c4d" }`;
  return [
    `# ${id}`,
    `**${severity[0]?.toUpperCase() ?? ""}${severity.slice(1)}.** ${why}`,
    when,
    "## Found",
    fence(example.bad),
    "## Mended",
    fence(example.good),
    "## How to mend it",
    mend,
    ...(waive === "" || severity === "error" ? [] : ["## Set aside", waive, fence(waiver, "yaml"), HASH]),
    "[All rules](README.md)",
  ]
    .join("\n\n")
    .concat("\n");
}

const HASH =
  "That goes into `content/decisions.yaml`. The hash is the first eight hex digits of the SHA-256 of the line found, without the blanks around it; `check` answers a wrong one with the right one.";

/** A code block whose fence is longer than any run of backquotes in it. */
function fence(text: string, language = "text"): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${language}\n${text}\n${mark}`;
}
