import type { FieldChange } from "../model/review.ts";
import {
  ABSTRACT_LIMIT,
  type Author,
  type Comments,
  type LineRange,
  type Organization,
  type Paper,
  type Sighting,
  type Status,
} from "../model/paper.ts";
import { renderCount } from "../render/count.ts";
import { type MachineField, MACHINE_FIELDS } from "../normalize/fields.ts";
import { fingerprintOf } from "../text/hash.ts";
import { diffWords } from "../text/word-diff.ts";

/** A field of a paper as a reviewer is shown it. */
interface Shown {
  readonly field: string;
  /** As parsed: two that differ in this differ. */
  readonly value: unknown;
  /** As a person would write it. */
  readonly text: string;
}

/** The fields in which two versions of a paper differ, in the order of front matter, the two parts of the body last. */
export function compareFields(before: Paper | undefined, after: Paper): readonly FieldChange[] {
  const [old, now] = [indexFields(before), indexFields(after)];
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (JSON.stringify(was?.value) === JSON.stringify(is?.value)) return [];
    return [
      describeChange(field, was?.text, is?.text, {
        owner: ownerOf(field, before, after),
        isGuessed: after.guessed.includes(field),
      }),
    ];
  });
  return [...changes, ...(before ? compareFingerprints(before, after, changes) : [])].toSorted(
    (a, b) => placeOf(a.field) - placeOf(b.field),
  );
}

/** Two versions of a value, with the words that differ when there are two. */
export function describeChange(
  field: string,
  before: string | undefined,
  after: string | undefined,
  { owner, isGuessed }: Pick<FieldChange, "owner" | "isGuessed">,
): FieldChange {
  const words = before === undefined || after === undefined ? undefined : diffWords(before, after);
  return { field, before, after, words, owner, isGuessed };
}

/**
 * Whose a field's value is now (CONTRACT §2): the machine's when it has its fingerprint. One that is gone is the machine's when it took its
 * fingerprint along.
 */
function ownerOf(field: string, before: Paper | undefined, after: Paper): FieldChange["owner"] {
  if (MACHINES_OWN.has(field) || field.startsWith("proposed.")) return "machine";
  if (!isMachineField(field)) return "person";
  const value = machineValue(after, field);
  const known = after.fingerprints[field];
  if (value !== undefined) return known === fingerprintOf(value) ? "machine" : "person";
  return known === undefined && before?.fingerprints[field] !== undefined ? "machine" : "person";
}

/** True for a value that is there and that a person wrote. */
export function isHandWritten(field: string, paper: Paper): boolean {
  return (
    isMachineField(field) && machineValue(paper, field) !== undefined && ownerOf(field, undefined, paper) === "person"
  );
}

const MACHINES_OWN: ReadonlySet<string> = new Set(["sources", "fingerprints"]);

function isMachineField(field: string): field is MachineField {
  return MACHINE_FIELDS.some((known) => known === field);
}

/** The value whose fingerprint is kept; undefined when it is absent or empty. */
function machineValue(paper: Paper, field: MachineField): unknown {
  const value = field.startsWith("links.")
    ? paper.links[field.slice("links.".length) as keyof Paper["links"]]
    : paper[field as "title"];
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/** Fingerprints that changed under a value that did not: the field has another owner now. */
function compareFingerprints(before: Paper, after: Paper, changes: readonly FieldChange[]): readonly FieldChange[] {
  const changed = new Set(changes.map(({ field }) => field));
  const names = MACHINE_FIELDS.filter(
    (field) => !changed.has(field) && before.fingerprints[field] !== after.fingerprints[field],
  );
  if (names.length === 0) return [];
  const show = ({ fingerprints }: Paper): string | undefined =>
    names.flatMap((name) => (fingerprints[name] === undefined ? [] : [`${name}:${fingerprints[name]}`])).join(" ") ||
    undefined;
  return [describeChange("fingerprints", show(before), show(after), { owner: "machine", isGuessed: false })];
}

const FIELDS: readonly string[] = [
  ...MACHINE_FIELDS.slice(0, MACHINE_FIELDS.indexOf("comments")),
  "topics",
  "notTopics",
  "comments",
  "status",
  "aliases",
  "sources",
  "fingerprints",
];

function placeOf(field: string): number {
  const place = FIELDS.indexOf(field);
  return place >= 0 ? place : FIELDS.length + ["proposed", "abstract", "notes"].indexOf(field.replace(/\..*/su, ""));
}

function indexFields(paper: Paper | undefined): ReadonlyMap<string, Shown> {
  return new Map(paper === undefined ? [] : listFields(paper).map((shown) => [shown.field, shown]));
}

function listFields(paper: Paper): readonly Shown[] {
  const { topics, notTopics, status, aliases, sources, proposed, notes } = paper;
  const plain: readonly (readonly [string, unknown])[] = [
    ...MACHINE_FIELDS.map((field) => [field, machineValue(paper, field)] as const),
    ...Object.entries({ topics, notTopics, status, aliases, sources }),
    ...Object.entries(proposed).map(([field, value]) => [`proposed.${field}`, value] as const),
    ["notes", notes],
  ];
  return plain.flatMap(([field, value]) => {
    const text = showValue(field, value);
    return text === "" ? [] : [{ field, value, text: cutLong(text) }];
  });
}

/** Nobody reads more of a value than the longest abstract has. */
function cutLong(text: string): string {
  const left = text.length - ABSTRACT_LIMIT;
  return left <= 0 ? text : `${text.slice(0, ABSTRACT_LIMIT)}… and ${renderCount(left, "character")} more`;
}

const SHOW: Readonly<Record<string, (value: never) => string>> = {
  authors: (authors: readonly Author[]) => authors.map(showAuthor).join("; "),
  organization: ({ name, handle }: Organization) => (handle === undefined ? name : `${name} (${handle})`),
  comments: ({ count, seen }: Comments) => (seen === undefined ? String(count) : `${count} (seen ${seen})`),
  status: (all: readonly Status[]) => all.map(({ kind, date, reason }) => `${kind} ${date}: ${reason}`).join("; "),
  sources: (all: readonly Sighting[]) => all.map(showSighting).join("; "),
};

/** A value as a person would write it, on one line if it has none of its own; `""` for one that is absent or empty. What is proposed may have any shape. */
function showValue(field: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "string") return value;
  const show = Object.hasOwn(SHOW, field) ? SHOW[field] : undefined;
  if (show) return show(value as never);
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

function showAuthor({ name, orcid, affiliation }: Author): string {
  const more = [affiliation, orcid].filter((item) => item !== undefined).join(", ");
  return more === "" ? name : `${name} (${more})`;
}

/** `page.txt:13-19 (2025-10-31)` */
function showSighting({ capture, lines, capturedOn }: Sighting): string {
  return `${capture}:${showLines(lines)}${capturedOn === undefined ? "" : ` (${capturedOn})`}`;
}

export function showLines([first, last]: LineRange): string {
  return `${first}-${last}`;
}
