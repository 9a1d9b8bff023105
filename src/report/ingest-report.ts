import type { IngestPlan } from "../archive/ingest.ts";
import type { LineKind } from "../model/capture.ts";
import { compareText } from "../model/problem.ts";
import { explainRule } from "../render/repair-rules.ts";
import { escapeGithubText as plain, githubCode as code } from "../text/github-text.ts";
import { cleanText } from "../text/unicode.ts";
import { fitSections, type Section } from "./review-fit.ts";

type ReportedCapture = IngestPlan["captures"][number];

/** Lines of a capture by what became of them. */
export function countLines(capture: ReportedCapture): Readonly<Record<LineKind | "total", number>> {
  const counts = { total: capture.parsed.kinds.length, blank: 0, boilerplate: 0, entry: 0, unrecognised: 0 };
  for (const kind of capture.parsed.kinds) counts[kind] += 1;
  return counts;
}

/** Lines of a capture that nothing recognised, control characters shown. */
export function unrecognisedLines(capture: ReportedCapture): readonly { line: number; text: string }[] {
  return capture.parsed.kinds.flatMap((kind, index) =>
    kind === "unrecognised" ? [{ line: index + 1, text: cleanText(capture.text.lines[index] ?? "").text }] : [],
  );
}

/** The answer of `ingest --json` (CONTRACT §3). */
export function ingestAnswer(plan: IngestPlan): unknown {
  return {
    captures: plan.captures.map((capture) => ({
      path: `content/captures/${capture.text.name}`,
      sha256: capture.text.sha256,
      format: capture.format,
      digest: capture.digest,
      capturedOn: capture.page.date ?? null,
      capturedOnFrom: capture.page.from,
      entries: capture.readings.length,
      lines: countLines(capture),
      unrecognised: unrecognisedLines(capture),
    })),
    added: plan.added,
    changed: plan.changed,
    merged: plan.merged,
    unchanged: plan.unchanged,
    conflicts: plan.conflicts.map(({ id, field, kept, offered }) => ({ id, field, kept, offered })),
    nearDuplicates: plan.nearDuplicates,
  };
}

/** One line for a person: `249 entries in 5 captures: 238 papers added, …`. */
export function renderIngestLine(plan: IngestPlan): string {
  const entries = plan.captures.reduce((total, { readings }) => total + readings.length, 0);
  const parts = [
    `${count(plan.added.length, "paper")} added`,
    `${plan.changed.length} changed`,
    `${plan.unchanged} unchanged`,
    `${count(plan.merged.length, "sighting")} merged`,
    ...(plan.conflicts.length > 0 ? [count(plan.conflicts.length, "conflict")] : []),
    ...(plan.nearDuplicates.length > 0 ? [count(plan.nearDuplicates.length, "near duplicate")] : []),
    `${count(unrecognisedTotal(plan), "line")} unrecognised`,
  ];
  const repairs = countRepairs(plan).map(([rule, times]) => `${times} ${rule}`);
  const repaired = repairs.length === 0 ? "" : `; repaired: ${repairs.join(", ")}`;
  return `${count(entries, "entry", "entries")} in ${count(plan.captures.length, "capture")}: ${parts.join(", ")}${repaired}`;
}

/** How often each rule repaired something in the captures that were read, `["percent-sign", 23]`; most first, then by name. */
function countRepairs(plan: IngestPlan): readonly (readonly [rule: string, times: number])[] {
  const counts = new Map<string, number>();
  for (const { readings } of plan.captures)
    for (const { repairs } of readings) for (const { rule } of repairs) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a, more], [b, less]) => less - more || compareText(a, b));
}

function unrecognisedTotal(plan: IngestPlan): number {
  return plan.captures.reduce((total, capture) => total + countLines(capture).unrecognised, 0);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const LISTED = 100;
/** What GitHub takes as the text of a pull request, in characters. */
const LIMIT = 65_536;

/** The text of a pull request, in no more than GitHub takes: what was added, changed, merged, repaired, guessed and left unrecognised. */
export function renderIngestSummary(plan: IngestPlan): string {
  /* Where a capture came from is nobody's business: what is named is its copy in the archive. */
  const copies = new Map(plan.captures.map(({ path, text }) => [path, `content/captures/${text.name}`]));
  const problems = plan.problems.map((problem) => ({ ...problem, file: copies.get(problem.file) ?? problem.file }));
  const guessed = problems.filter(({ rule }) => rule === "guessed-year");
  const doubts = problems.filter(({ severity, rule }) => severity !== "note" && rule !== "unrecognised-line");
  const sections = [
    ["Captures", plan.captures.map(renderCaptureItem)],
    ["Added", plan.added.map((id) => code(id))],
    ["Changed", plan.changed.map(({ id, fields }) => `${code(id)}: ${fields.join(", ")}`)],
    ["Merged", plan.merged.map((item) => `${code(item.id)} with ${code(item.with)}, ${item.why}`)],
    ["Conflicts", plan.conflicts.map(({ id, field }) => `${code(id)}: ${field}, see ${code("proposed")} in its file`)],
    [
      "Repaired, by rule",
      countRepairs(plan).map(([rule, times]) => `${times} ${code(rule)}: ${plain(explainRule(rule))}`),
    ],
    ["Guessed", guessed.map(({ file, line, message }) => `${code(`${file}:${line}`)}: ${plain(message)}`)],
    [
      "Unrecognised",
      plan.captures.flatMap((capture) =>
        unrecognisedLines(capture).map(
          ({ line, text }) => `${code(`${capture.text.name}:${line}`)} ${code(text.slice(0, 80).trimEnd())}`,
        ),
      ),
    ],
    [
      "To look at",
      doubts.map(({ file, line, message, rule }) => `${code(`${file}:${line}`)} ${plain(message)} (${rule})`),
    ],
  ] as const;
  const head = `# Ingest\n\n${plain(renderIngestLine(plan))}.\n`;
  const listed = sections.filter(([, items]) => items.length > 0).map(([title, items]) => layOut(title, items));
  return head + fitSections(listed, LIMIT - head.length).text;
}

function renderCaptureItem(capture: ReportedCapture): string {
  const lines = countLines(capture);
  const { date, from } = capture.page;
  const guess = from === "inferred" ? " (year inferred)" : from === "unknown" ? " (year unknown)" : "";
  return `${code(capture.text.name)} → ${code(capture.digest)}, ${date ?? "no day"}${guess}: ${capture.readings.length} entries; ${lines.total} lines = ${lines.blank} blank + ${lines.boilerplate} boilerplate + ${lines.entry} entry + ${lines.unrecognised} unrecognised`;
}

function layOut(title: string, items: readonly string[]): Section {
  const rest = items.length > LISTED ? `- and ${items.length - LISTED} more\n` : "";
  return {
    noun: ["line", "lines"],
    rank: 1,
    opening: `\n## ${title} (${items.length})\n\n`,
    items: items.slice(0, LISTED).map((item) => `- ${item}`),
    closing: rest,
  };
}
