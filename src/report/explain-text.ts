import type { LineRange } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { renderCount } from "../render/count.ts";
import { showControls } from "../text/unicode.ts";
import type { ExplainedSighting, Explanation } from "./explain.ts";
import type { ExplainedField, Origin } from "./explain-field.ts";

const INFERRED = " (year inferred)";

/** Width of the fields' names. */
const LABEL = 18;

/** Width up to which changes stand in a column. */
const CHANGE_WIDTH = 48;

/** Longest piece of a change shown. */
const PIECE = 60;

/** Longest value shown; the machine's answer has them whole. */
const SHOWN = 100;

/** An explanation for people: a paper's fields with where they came from, and what else was found. */
export function renderExplanation(explanation: Explanation): string {
  const { id, title, file, url, aliases, sightings, fields, findings, topics, notTopics, digests, status } =
    explanation;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      showControls(title),
      [
        `id: ${id}`,
        `file: ${file}`,
        `page: /${url}`,
        ...(aliases.length > 0 ? [`former ids: ${aliases.join(", ")}`] : []),
        ...status.map(({ kind, date, reason }) => showControls(`${kind} on ${date}: ${reason}`)),
      ],
    ],
    ["Seen in", sightings.length === 0 ? ["no capture: a person wrote this paper"] : sightings.map(renderSighting)],
    ["Fields", fields.flatMap((field) => renderField(field, sightings.length > 0))],
    ["Rules of repair", listRules(fields)],
    [
      "Said while reading",
      findings.map(
        ({ capture, line, severity, message }) => `${capture}:${line}: ${severity}: ${showControls(message)}`,
      ),
    ],
    [
      "Topics",
      [
        ...topics.map(({ slug, title: name, why }) => `${name} (${slug}): ${showControls(why)}`),
        ...(topics.length === 0 ? ["none"] : []),
        ...notTopics.map((slug) => `not ${slug}: kept out by an editor`),
      ],
    ],
    [
      "Digests",
      digests.map(({ id: digest, date, dateFrom }) => `${digest}: ${date}${dateFrom === "inferred" ? INFERRED : ""}`),
    ],
    ["Sections of its own", explanation.hasNotes ? [`below the abstract in ${file}; no command touches them`] : []],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `${heading}\n${lines.map((line) => `  ${line}\n`).join("")}`)
    .join("\n");
}

function renderSighting({ capture, lines, capturedOn, capturedOnFrom, digest, state }: ExplainedSighting): string {
  const parts = [
    `${capture}, ${renderRange(lines)}`,
    capturedOn === null ? "on an unknown day" : `of ${capturedOn}${capturedOnFrom === "inferred" ? INFERRED : ""}`,
    digest === null ? "in no digest" : `in the digest ${digest}`,
  ];
  return parts.join(", ") + (state === "read" ? "" : `: ${state}, so that nothing can be read again`);
}

/** Each rule that repaired something, with what it does, sorted by name. */
function listRules(fields: readonly ExplainedField[]): readonly string[] {
  const rules = new Map(fields.flatMap(({ repairs }) => repairs.map(({ rule, does }) => [rule, does] as const)));
  const names = [...rules.keys()].sort(compareText);
  const width = Math.max(LABEL, ...names.map((name) => name.length + 2));
  return names.map((name) => showControls(`${name.padEnd(width)}${rules.get(name) ?? ""}`));
}

/** A field on lines of its own: its value beside its name, below it where the value came from and what else there is to it. */
function renderField(item: ExplainedField, hasSources: boolean): readonly string[] {
  const { field, value, guessed, from, repairs, reading, lost, choice, proposed, year } = item;
  const shown = value === null ? "nothing" : `${renderValue(value)}${guessed ? " (inferred)" : ""}`;
  const details = [
    renderOwner(item, hasSources),
    ...(year === null ? [] : [year]),
    ...(reading === null || from === null ? [] : [`${renderOrigin(from)} says: ${renderValue(reading)}`]),
    ...lost.map((other) => `${renderOrigin(other)} says: ${renderValue(other.value)}`),
    ...(choice === null ? [] : [`chosen between them: ${choice}`]),
    ...(proposed === null ? [] : [`proposed: ${renderValue(proposed)}; take it over or delete that line`]),
  ];
  return [
    `${field.padEnd(LABEL)}${shown}`,
    ...details.map((detail) => `${" ".repeat(LABEL)}- ${detail}`),
    ...renderRepairs(repairs).map((line) => `${" ".repeat(LABEL)}${line}`),
  ];
}

/** `15:23  “1.8times” → “1.8×”  multiplication-sign`, one a line, in columns. */
function renderRepairs(repairs: ExplainedField["repairs"]): readonly string[] {
  if (repairs.length === 0) return [];
  const rows = repairs.map(({ line, column, from, to, rule }) => ({
    place: `${line}:${column}`,
    change: `“${renderPiece(from)}” → ${to === "" ? "nothing" : `“${renderPiece(to)}”`}`,
    rule: showControls(rule),
  }));
  const placeWidth = Math.max(...rows.map(({ place }) => place.length));
  const changeWidth = Math.min(CHANGE_WIDTH, Math.max(...rows.map(({ change }) => change.length)));
  return [
    `- ${renderCount(rows.length, "place")} repaired:`,
    ...rows.map(({ place, change, rule }) => `  ${place.padEnd(placeWidth)}  ${change.padEnd(changeWidth)}  ${rule}`),
  ];
}

function renderOwner({ owner, value, from, reading }: ExplainedField, hasSources: boolean): string {
  if (value === null && owner === "machine" && from === null) return "not taken over";
  if (owner === "deleted") return "deleted by a person";
  if (owner === "person") return hasSources ? "changed or added by a person" : "written by a person";
  if (from === null) return "read from a capture that gives it no more";
  return reading === null ? `from ${renderOrigin(from)}` : "read from a capture; the next ingest brings it up to date";
}

function renderOrigin({ capture, lines }: Origin): string {
  return `${capture}:${lines[0] === lines[1] ? lines[0] : `${lines[0]}-${lines[1]}`}`;
}

function renderRange([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}

/** One side of a change on one line, cut when it is long. */
function renderPiece(text: string): string {
  const characters = Array.from(text);
  const shown = showControls(characters.slice(0, PIECE).join(""));
  return characters.length <= PIECE ? shown : `${shown}… (${text.length} characters)`;
}

/** A value on one line, cut when it is long. */
function renderValue(value: unknown): string {
  const text =
    typeof value === "string"
      ? value
      : Array.isArray(value)
        ? value.map(renderValue).join(", ")
        : typeof value === "object" && value !== null
          ? Object.entries(value)
              .map(([key, item]) => `${key} ${renderValue(item)}`)
              .join(", ")
          : String(value);
  const line = showControls(text.replace(/\s+/gu, " "));
  const characters = Array.from(line);
  return characters.length <= SHOWN ? line : `${characters.slice(0, SHOWN).join("")}… (${text.length} characters)`;
}
