import type { Check } from "../contracts.ts";
import type { Problem, Severity } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { readerRules, type RuleText } from "./reader-rules.ts";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };

/** What a code-scanning service takes at most from one run (GitHub: 25,000). */
const MOST_RESULTS = 25_000;

/**
 * Problems as a SARIF log (OASIS SARIF 2.1.0 §3.13): one run, its rules with why they are there and how to mend what they find. Errors come
 * first, so that a service that shows only so many shows those. `folder` as in the annotations. `hashOf` gives a hash of the line that a finding
 * stands on, so that a service knows it again when lines above it came or went (§3.27.17).
 */
export function renderSarif(
  problems: readonly Problem[],
  checks: ReadonlyMap<string, Check>,
  folder = "",
  hashOf: (problem: Problem) => string | undefined = () => undefined,
): string {
  const listed = (["error", "warning", "note"] as const)
    .flatMap((severity) => problems.filter((problem) => problem.severity === severity))
    .slice(0, MOST_RESULTS);
  const ids = [...new Set([...checks.keys(), ...listed.map(({ rule }) => rule)])].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const fingerprint = createFingerprints(hashOf);
  const run = {
    tool: {
      driver: { name: "offprint", rules: ids.map((id) => describeRule(id, checks.get(id) ?? readerRules.get(id))) },
    },
    columnKind: "utf16CodeUnits",
    results: listed.map((problem) => resultOf(problem, indexes.get(problem.rule) ?? -1, folder, fingerprint(problem))),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(
  { file, line, column, severity, message, rule }: Problem,
  ruleIndex: number,
  folder: string,
  fingerprint: string,
): unknown {
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodePath(folder + file), uriBaseId: "%SRCROOT%" },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    partialFingerprints: { "offprint/v1": fingerprint },
  };
}

/** A finding's name: its rule, its file and its line's text; a second of that name is told by its number. */
function createFingerprints(hashOf: (problem: Problem) => string | undefined): (problem: Problem) => string {
  const seen = new Map<string, number>();
  return (problem) => {
    const name = JSON.stringify([problem.rule, problem.file, hashOf(problem) ?? null]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${sha256(name).slice(0, 16)}:${count}`;
  };
}

function describeRule(id: string, rule: RuleText | undefined): unknown {
  if (!rule) return { id };
  const { severity, why, mend } = rule;
  return {
    id,
    shortDescription: { text: why },
    help: { text: mend },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
