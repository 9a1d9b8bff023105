import { compareText, type Problem } from "../model/problem.ts";
import type { ChecklistItem } from "../model/review.ts";
import type { UrlPath } from "../model/url.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import type { Findings } from "./checklist.ts";
import type { ReviewSide } from "./input.ts";
import { leaveOpen, settle, type Spot } from "./point.ts";

/** What holds for the content whatever the change is. */
export function listContentItems(findings: Findings): readonly ChecklistItem[] {
  return [
    noErrors(findings),
    ...noWarnings(findings),
    frozenIds(findings),
    nothingVanishes(findings),
    secondIngest(findings),
  ];
}

function noErrors({ input: { rules }, review: { problems, totals } }: Findings): ChecklistItem {
  const errors = problems.introduced.filter(({ severity }) => severity === "error");
  return settle(
    { id: "no-errors", claim: "No error is new" },
    errors.map(spotOfProblem),
    `${renderCount(rules, "rule")} read ${renderCount(totals.papersAfter, "paper")}: no new error`,
    renderCount(errors.length, "new error"),
  );
}

function noWarnings({ input: { rules }, review: { problems } }: Findings): readonly ChecklistItem[] {
  const warnings = problems.introduced.filter(({ severity }) => severity === "warning");
  const words = { id: "no-warnings", claim: "No warning is new, or each is right" };
  const evidence = `${renderCount(warnings.length, "new warning")}, by rule: ${countRules(warnings)}`;
  if (warnings.length > 0) return leaveOpen(words, warnings.map(spotOfProblem), evidence);
  return [settle(words, [], `${renderCount(rules, "rule")} found no new warning`, "")];
}

/** `3 no-topic, 1 short-abstract` */
function countRules(problems: readonly Problem[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([a, more], [b, less]) => less - more || compareText(a, b))
    .map(([rule, count]) => `${count} ${rule}`)
    .join(", ");
}

function frozenIds({ papers, input: { before } }: Findings): ChecklistItem {
  const lost = papers.filter(
    ({ kind, into, reason, doubts }) =>
      kind === "removed" && into === undefined && reason === undefined && doubts.length > 0,
  );
  return settle(
    { id: "ids-frozen", claim: "Every id that was published still leads to its paper" },
    lost.map(({ id, file }) => ({
      file,
      line: 1,
      what: `“${id}” has no paper, alias or tombstone: restore the file, add the id to the “aliases” of the paper that took its place, or write a tombstone in content/removed.yaml`,
    })),
    `all ${renderCount(before.archive.papers.length, "id")} of before have a paper, an alias or a tombstone`,
    `${renderCount(lost.length, "id")} lost`,
  );
}

function nothingVanishes({ input: { before }, review: { addresses } }: Findings): ChecklistItem {
  const { vanished, redirected, emptied = [] } = addresses;
  const more = [
    ...(redirected.length > 0 ? [`${renderNumber(redirected.length)} lead elsewhere now`] : []),
    ...(emptied.length > 0 ? [`${renderNumber(emptied.length)} went with what they told`] : []),
  ];
  return settle(
    { id: "nothing-vanishes", claim: "Every address that was published still answers" },
    vanished.map((path) => ({ file: fileBehind(path, before), line: 1, what: `nothing answers at /${path} any more` })),
    [`${renderCount(before.addresses.size, "address", "addresses")} of before worked out again`, ...more].join(", "),
    `${renderCount(vanished.length, "address", "addresses")} would vanish`,
  );
}

/** The file that an address came from; of a name in papers, the one that can keep it. */
function fileBehind(path: UrlPath, { catalog }: ReviewSide): string {
  const [folder = "", name = ""] = path.split("/");
  if (folder === "papers") return catalog.paperById.get(name)?.file ?? "content/removed.yaml";
  if (folder === "topics" || folder === "digests") return `content/${folder}/${name}.md`;
  return folder === "authors" || folder === "organizations" ? "content/site.yaml" : `content/pages/${folder}.md`;
}

function secondIngest({ input: { evidence } }: Findings): ChecklistItem {
  const { captures, stale, unread } = evidence;
  const words = { id: "second-ingest", claim: "Another ingest would change nothing" };
  const against = [
    ...stale.map((file): Spot => ({ file, line: 1, what: "an ingest would change it: run “offprint ingest”" })),
    ...unread.map(spotOfProblem),
  ];
  const contrary = [
    ...(stale.length > 0 ? [`an ingest would change ${renderCount(stale.length, "file")}`] : []),
    ...(unread.length > 0 ? [`${renderCount(unread.length, "error")} in captures`] : []),
  ];
  const proof =
    captures.length === 0
      ? "no capture is touched, nor what was read from one"
      : `${renderCount(captures.length, "capture")} that it touches read again: nothing to write`;
  return settle(words, against, proof, contrary.join(", "));
}

function spotOfProblem({ file, line, message, rule }: Problem): Spot {
  return { file, line, what: `${message} (${rule})` };
}
