import type { Archive } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import { chooseFields } from "../normalize/choose.ts";
import { type MachineField, MACHINE_FIELDS, type MachineFields } from "../normalize/fields.ts";
import type { Reading } from "../normalize/reading.ts";
import { fingerprintOf } from "../text/hash.ts";
import { createIdentifier } from "./identify.ts";
import type { OtherCaptures } from "./ingest.ts";
import { DECISIONS, fenceOpen, findObstacles, proposalBlocked } from "./merge-obstacles.ts";
import { joinNotes, listRemarks, removeWaivers } from "./merge-text.ts";
import { applyFields, type Conflict, fieldOf, LEADING, ownerOf, withField, withFingerprint } from "./ownership.ts";
import { sightingKey } from "./paper-index.ts";
import { sortSources } from "./paper-sources.ts";
import { changePaper } from "./stored-change.ts";
import type { FileChange } from "./write.ts";

/** What joining two papers would write, and what it has to say. Nothing has been written; with an error, nothing may be. */
export interface MergePlan {
  readonly paper: Paper;
  readonly changes: readonly FileChange[];
  /** Names of the machine's fields of the paper that stays which change. */
  readonly changed: readonly string[];
  /** What a person had written in the other paper, taken over. */
  readonly taken: readonly { readonly field: MachineField; readonly value: unknown }[];
  /** What waits under `proposed` for a person: of two people's values the other's, and the captures' beside a person's. */
  readonly conflicts: readonly Conflict[];
  /** Sections of a person that were put below those of the paper that stays. */
  readonly hasNotes: boolean;
  /** Comments in the other file's front matter, which have no place in the paper that stays. */
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Works out how `drop` becomes a part of `keep` (CONTRACT §2): its sources, its ids as aliases, everything that people wrote into it. The
 * machine's fields are chosen among all sightings of both, as an ingest would, so that the next ingest changes nothing.
 */
export async function planMerge(archive: Archive, keep: Paper, drop: Paper, others: OtherCaptures): Promise<MergePlan> {
  const { readings, isWhole } = await readSightings(archive, keep, drop, others);
  const inherited = inheritFields(joinLists(keep, drop), keep, drop);
  const fields = readings.length > 0 ? chooseFields(readings) : undefined;
  /* What captures that are gone once said must not be lost. */
  const isOpen = (field: MachineField): boolean => isWhole || (fields?.[field] ?? "") !== "";
  const applied = fields ? applyFields(inherited.paper, fields, isOpen) : undefined;
  const problems = [...findObstacles(archive, keep, drop)];
  const proposed = joinProposals(applied?.paper ?? inherited.paper, drop, inherited, readings);
  problems.push(...proposed.blocked.map((field) => proposalBlocked(archive, keep, drop, field)));
  const paper: Paper = { ...(applied?.paper ?? inherited.paper), proposed: proposed.values };
  const [text, dropText] = [keep, drop].map(({ file }) => archive.files.get(file)?.text ?? "");
  const edited = changePaper(text, keep, paper)?.content;
  const joined = joinNotes(typeof edited === "string" ? edited : (text ?? ""), paper, drop.notes);
  if (joined === undefined) problems.push(fenceOpen(keep, drop));
  return {
    paper,
    changes: problems.length > 0 ? [] : listChanges(archive, keep, drop, joined ?? ""),
    changed: MACHINE_FIELDS.filter((field) => !isEqual(fieldOf(keep, field), fieldOf(paper, field))),
    taken: inherited.taken,
    conflicts: [
      ...inherited.conflicts,
      ...(applied?.conflicts ?? []).filter(({ field }) => !inherited.owned.has(field)),
    ],
    hasNotes: drop.notes !== "" && drop.notes !== keep.notes,
    remarks: listRemarks(dropText ?? ""),
    problems,
  };
}

function listChanges(archive: Archive, keep: Paper, drop: Paper, text: string): readonly FileChange[] {
  const decisions = archive.files.get(DECISIONS)?.text;
  const waived = decisions === undefined ? undefined : removeWaivers(decisions, drop.file);
  return [
    { path: keep.file, content: text },
    { path: drop.file, content: undefined },
    ...(waived === undefined || waived === decisions ? [] : [{ path: DECISIONS, content: waived }]),
  ];
}

/** All sightings of both papers, and whether all could be read; for one that has a lost sighting, also what its file says. */
async function readSightings(
  archive: Archive,
  keep: Paper,
  drop: Paper,
  others: OtherCaptures,
): Promise<{ readonly readings: readonly Reading[]; readonly isWhole: boolean }> {
  const { recall, refs } = createIdentifier(archive);
  const readings: Reading[] = [];
  let isWhole = true;
  for (const paper of [keep, drop]) {
    const ref = refs.get(paper.id);
    const found: Reading[] = [];
    for (const capture of new Set(paper.sources.map((source) => source.capture)))
      if (ref) found.push(...(recall(capture, (await others(capture))?.readings ?? []).get(ref) ?? []));
    readings.push(...found);
    if (found.length >= paper.sources.length) continue;
    isWhole = false;
    readings.push(storedReading(paper));
  }
  return { readings, isWhole };
}

/** What the machine once read into a file, as if it were read now; of the last rank where ranks decide nothing. */
function storedReading(paper: Paper): Reading {
  const fields = Object.fromEntries(
    MACHINE_FIELDS.filter((field) => ownerOf(paper, field) === "machine").map((field) => [
      field,
      fieldOf(paper, field),
    ]),
  );
  return {
    sighting: { capture: paper.file, lines: [1, 1] },
    sha256: "~",
    slug: "",
    key: "",
    fields: { title: "", abstract: "", ...fields } satisfies MachineFields,
    findings: [],
    repairs: [],
  };
}

/** What is never the machine's: a pin of the paper that stays counts before a ban of the other, and the other way round. */
function joinLists(keep: Paper, drop: Paper): Paper {
  const join = (own: readonly string[], other: readonly string[], not: readonly string[]): readonly string[] => [
    ...new Set([...own, ...other.filter((item) => !not.includes(item))]),
  ];
  const sources = new Map(
    [...drop.sources, ...keep.sources].map((source) => [sightingKey(source.capture, source.lines), source]),
  );
  const status = new Map([...keep.status, ...drop.status].map((item) => [JSON.stringify(item), item]));
  return {
    ...keep,
    topics: join(keep.topics, drop.topics, keep.notTopics),
    notTopics: join(keep.notTopics, drop.notTopics, [...keep.topics, ...drop.topics]),
    status: [...status.values()],
    aliases: join(keep.aliases, [drop.id, ...drop.aliases], [keep.id]),
    sources: sortSources([...sources.values()]),
  };
}

interface Inherited {
  readonly paper: Paper;
  readonly taken: MergePlan["taken"];
  /** Fields in which both papers have a person's value; the other's is offered. */
  readonly conflicts: readonly Conflict[];
  readonly owned: ReadonlySet<string>;
}

/** What a person wrote into a field of `drop` goes into `joined`, unless a person wrote or deleted the field of `keep`. */
function inheritFields(joined: Paper, keep: Paper, drop: Paper): Inherited {
  const taken: { field: MachineField; value: unknown }[] = [];
  const conflicts: Conflict[] = [];
  let paper = joined;
  for (const field of MACHINE_FIELDS) {
    /* What is inferred goes with its date, and a number of authors gives way to names. */
    const leading = LEADING[field];
    if (leading && taken.some((item) => item.field === leading) && ownerOf(keep, field) !== "person") {
      paper = withField(paper, field, fieldOf(drop, field));
      continue;
    }
    if (ownerOf(drop, field) !== "person") continue;
    const value = fieldOf(drop, field);
    const owner = ownerOf(keep, field);
    if (owner === undefined || owner === "machine") {
      paper = withFingerprint(withField(paper, field, value), field, drop.fingerprints[field]);
      taken.push({ field, value });
    } else if (!isEqual(fieldOf(keep, field), value))
      conflicts.push({ field, kept: fieldOf(keep, field) ?? null, offered: value });
  }
  return { paper, taken, conflicts, owned: new Set(conflicts.map(({ field }) => field)) };
}

/**
 * What waits for a person in the joined paper: the other paper's own values before readings, which any ingest can read again. A place that
 * is taken by what no capture says blocks: one of two people's values would be lost.
 */
function joinProposals(
  paper: Paper,
  drop: Paper,
  { conflicts, taken }: Inherited,
  readings: readonly Reading[],
): { readonly values: Paper["proposed"]; readonly blocked: readonly string[] } {
  const isRead = (field: string, value: unknown): boolean =>
    readings.some(({ fields }) => isEqual(fields[field as MachineField], value));
  const values: Record<string, unknown> = { ...paper.proposed };
  const blocked: string[] = [];
  const isTaken = new Set<string>(taken.map(({ field }) => field));
  const waiting = Object.entries(drop.proposed).filter(([field, value]) => isTaken.has(field) || !isRead(field, value));
  const offers = [...conflicts.map(({ field, offered }) => [field, offered] as const), ...waiting];
  for (const [field, value] of offers) {
    const there = values[field];
    if (isEqual(fieldOf(paper, field as MachineField), value) || isEqual(there, value)) continue;
    if (there === undefined || isRead(field, there)) values[field] = value;
    else if (!isRead(field, value)) blocked.push(field);
  }
  return { values, blocked: [...new Set(blocked)] };
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && fingerprintOf(a) === fingerprintOf(b));
}
