import type { Archive, ContentFile } from "../model/archive.ts";
import type { DigestEntry } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { compareText, type Place, type Problem } from "../model/problem.ts";
import { chooseFields } from "../normalize/choose.ts";
import type { Reading } from "../normalize/reading.ts";
import { digestFor } from "./digest-of-capture.ts";
import { createIdentifier, type Identity, type PaperRef } from "./identify.ts";
import { captureFile, paperFile } from "./layout.ts";
import type { LoadedCapture } from "./load-captures.ts";
import { applyFields, type Conflict } from "./ownership.ts";
import { createCaptureJudge, unreadableDigests } from "./refuse-capture.ts";
import { type ReadCapture, readCapture, type ReadOptions } from "./read-captures.ts";
import { changePaper, changeDigest } from "./stored-change.ts";
import type { FileChange } from "./write.ts";

/** What an ingest would write, and what it has to say. Nothing has been written. */
export interface IngestPlan {
  readonly changes: readonly FileChange[];
  readonly captures: readonly (ReadCapture & { readonly digest: string })[];
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly merged: readonly { readonly id: string; readonly with: string; readonly why: string }[];
  readonly unchanged: number;
  readonly conflicts: readonly ({ readonly id: string } & Conflict)[];
  readonly nearDuplicates: readonly { readonly ids: readonly [string, string]; readonly score: number }[];
  readonly problems: readonly Problem[];
}

/** Reads a capture that the archive keeps, for the other sightings of a paper. */
export type OtherCaptures = (name: string) => Promise<ReadCapture | undefined>;

type Draft = {
  -readonly [Key in keyof IngestPlan]: IngestPlan[Key] extends readonly (infer Item)[] ? Item[] : IngestPlan[Key];
};

/** Works out what captures change in an archive: the same plan for any order of captures, the empty one for what is already in. */
export async function planIngest(
  archive: Archive,
  loaded: readonly LoadedCapture[],
  options: ReadOptions,
  others: OtherCaptures,
  problems: readonly Problem[],
): Promise<IngestPlan> {
  const plan: Draft = {
    changes: [],
    captures: [],
    added: [],
    changed: [],
    merged: [],
    unchanged: 0,
    conflicts: [],
    nearDuplicates: [],
    problems: [...problems],
  };
  const { identify, refs } = createIdentifier(archive);
  const digestBySha = new Map(archive.digests.map((digest) => [digest.capture.sha256, digest]));
  const digestIds = new Set([...archive.digests.map(({ id }) => id), ...unreadableDigests(archive)]);
  const refuse = createCaptureJudge(archive);
  const touched = new Set<PaperRef>();
  for (const capture of loaded) {
    const digest = digestBySha.get(capture.text.sha256);
    const refusal = refuse(capture, digest);
    const read = refusal ? undefined : readCapture(capture.text, capture.path, digest, options, plan.problems);
    if (refusal) plan.problems.push(refusal);
    if (!read) continue;
    const identities = read.readings.map((reading) => settle(identify(reading), reading, read, touched, plan));
    const next = digestFor(read, digest, identities, digestIds);
    const change = changeDigest(archive.files.get(next.file)?.text, digest, next);
    if (change) plan.changes.push(change);
    if (capture.bytes) plan.changes.push({ path: captureFile(capture.text.name), content: capture.bytes });
    plan.captures.push({ ...read, digest: next.id });
  }
  const partial = await addOtherSightings(touched, plan.captures, others);
  for (const ref of touched) writePaper(archive, ref, partial.has(ref), plan);
  plan.unchanged = [...refs.values()].filter(({ paper }) => paper).length - plan.changed.length;
  sortPlan(plan);
  return plan;
}

/** Takes an identity into the plan; the id is what the digest lists. */
function settle(
  identity: Identity,
  reading: Reading,
  capture: ReadCapture,
  touched: Set<PaperRef>,
  plan: Draft,
): DigestEntry | undefined {
  const { lines } = reading.sighting;
  if (identity.kind === "omitted") return undefined;
  if (identity.kind === "gone") {
    plan.problems.push({
      file: capture.path,
      line: lines[0],
      column: 1,
      severity: "warning",
      rule: "gone-paper",
      message: `the digest lists this entry as “${identity.id}”, and no paper has that id; expected the paper, an alias, a tombstone in removed.yaml, or “omitted” in the digest`,
    });
    return { lines, paper: identity.id };
  }
  const { ref } = identity;
  if (ref.closed !== undefined) {
    if (identity.kind === "known" && identity.isSettled) return { lines, paper: ref.id };
    plan.problems.push({
      file: capture.path,
      line: lines[0],
      column: 1,
      severity: "warning",
      rule: "closed-paper",
      message: `found “${ref.id}”, but ${ref.closed}; expected a paper that can be written: the entry is left alone`,
    });
    return identity.kind === "new" ? undefined : { lines, paper: ref.id };
  }
  if (identity.kind === "known" && isNews(ref, reading))
    plan.merged.push({ id: ref.id, with: nameSighting(reading), why: identity.why });
  if (identity.kind === "new") reportApart(identity, reading, capture, plan);
  ref.readings.push(reading);
  touched.add(ref);
  return { lines, paper: ref.id };
}

function reportApart(
  identity: Extract<Identity, { kind: "new" }>,
  reading: Reading,
  capture: ReadCapture,
  plan: Draft,
): void {
  for (const { id, score, why } of identity.apart) {
    plan.nearDuplicates.push({ ids: [identity.ref.id, id], score: Math.round(score * 100) / 100 });
    plan.problems.push({
      file: capture.path,
      line: reading.sighting.lines[0],
      column: 1,
      severity: "warning",
      rule: "near-duplicate",
      message: `found an entry like “${id}”, kept apart as “${identity.ref.id}”: ${why}; expected one paper or two: say which in content/decisions.yaml`,
    });
  }
}

function isNews(ref: PaperRef, { sighting }: Reading): boolean {
  return !ref.paper?.sources.some(
    ({ capture, lines }) => capture === sighting.capture && lines[0] === sighting.lines[0],
  );
}

function nameSighting({ sighting }: Reading): string {
  return `${sighting.capture}:${sighting.lines[0]}-${sighting.lines[1]}`;
}

/**
 * The readings of a paper's other sightings, so that the choice between them does not depend on what this run was given. Returns the papers
 * of which not all sightings can be read: what these said must not be lost.
 */
async function addOtherSightings(
  touched: ReadonlySet<PaperRef>,
  captures: Draft["captures"],
  others: OtherCaptures,
): Promise<ReadonlySet<PaperRef>> {
  const here = new Set(captures.map(({ text }) => text.name));
  const partial = new Set<PaperRef>();
  for (const ref of touched) {
    for (const { capture, lines } of ref.paper?.sources ?? []) {
      if (here.has(capture)) continue;
      const reading = (await others(capture))?.readings.find(({ sighting }) => sighting.lines[0] === lines[0]);
      if (reading) ref.readings.push(reading);
      else partial.add(ref);
    }
  }
  return partial;
}

function writePaper(archive: Archive, ref: PaperRef, isPartial: boolean, plan: Draft): void {
  const base: Paper = ref.paper ?? emptyPaper(ref.id);
  const { paper, changed, conflicts } = applyFields(base, chooseFields(ref.readings), isPartial);
  const sources = mergeSources(base, ref.readings);
  const change = changePaper(archive.files.get(base.file)?.text, ref.paper, { ...paper, sources });
  if (!change) return;
  plan.changes.push(change);
  plan.conflicts.push(...conflicts.map((conflict) => ({ id: ref.id, ...conflict })));
  for (const { field } of conflicts) {
    const place = placeOfField(archive.files.get(base.file), field);
    plan.problems.push({
      file: base.file,
      ...place,
      severity: "warning",
      rule: "conflict",
      message: `a person changed “${field}” and the captures now say something else; the person's value stays, the other is under “proposed”: take it over or delete that line`,
    });
  }
  if (!ref.paper) plan.added.push(ref.id);
  else
    plan.changed.push({
      id: ref.id,
      fields: [...changed, ...(JSON.stringify(sources) === JSON.stringify(base.sources) ? [] : ["sources"])],
    });
}

/** Where a field stands in its file: the abstract in the body, the others in the front matter. */
function placeOfField(file: ContentFile | undefined, field: string): Place {
  if (field !== "abstract") return file?.placeOf(field.split(".")) ?? { line: 1, column: 1 };
  const body = file?.text.split("\n").slice(file.bodyLine - 1) ?? [];
  const blank = body.findIndex((line) => line.trim() !== "");
  return { line: (file?.bodyLine ?? 1) + Math.max(0, blank), column: 1 };
}

function mergeSources(base: Paper, readings: readonly Reading[]): Paper["sources"] {
  const merged = new Map(base.sources.map((source) => [`${source.capture}#${source.lines[0]}`, source]));
  for (const { sighting } of readings) merged.set(`${sighting.capture}#${sighting.lines[0]}`, sighting);
  return [...merged.values()].sort((a, b) => compareText(a.capture, b.capture) || a.lines[0] - b.lines[0]);
}

function emptyPaper(id: string): Paper {
  return {
    id,
    file: paperFile(id),
    title: "",
    abstract: "",
    notes: "",
    guessed: [],
    authors: [],
    links: {},
    topics: [],
    notTopics: [],
    status: [],
    aliases: [],
    sources: [],
    fingerprints: {},
    proposed: {},
  };
}

function sortPlan(plan: Draft): void {
  plan.added.sort(compareText);
  plan.changed.sort((a, b) => compareText(a.id, b.id));
  plan.merged.sort((a, b) => compareText(a.id, b.id) || compareText(a.with, b.with));
  plan.conflicts.sort((a, b) => compareText(a.id, b.id) || compareText(a.field, b.field));
  plan.changes.sort((a, b) => compareText(a.path, b.path));
}
