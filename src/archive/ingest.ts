import type { Archive, ContentFile } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import { compareText, type Place, type Problem } from "../model/problem.ts";
import { chooseFields } from "../normalize/choose.ts";
import { digestFor, type FoundEntry } from "./digest-of-capture.ts";
import { createIdentifier, type Identified, type Identifier } from "./identify.ts";
import { captureFile, paperFile } from "./layout.ts";
import type { LoadedCapture } from "./load-captures.ts";
import { type Fresh, type NearDuplicate, reportApart, reportNear, reportUnjoined } from "./near-duplicates.ts";
import { applyFields, type Conflict, neverHad } from "./ownership.ts";
import { type PaperRef, sightingKey } from "./paper-index.ts";
import { isSource, mergeSources, nameSighting } from "./paper-sources.ts";
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
  readonly nearDuplicates: readonly NearDuplicate[];
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
  const identifier = createIdentifier(archive);
  plan.problems.push(...reportUnjoined(archive, identifier.find));
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
    const entries: FoundEntry[] = [];
    for (const found of identifier.identify(read.text.name, read.readings))
      entries.push({ entry: settle(found, read, touched, plan), lines: found.lines, was: found.was });
    const next = digestFor(read, digest, entries, digestIds);
    const change = changeDigest(archive.files.get(next.file)?.text, digest, next);
    if (change) plan.changes.push(change);
    if (capture.bytes) plan.changes.push({ path: captureFile(capture.text.name), content: capture.bytes });
    plan.captures.push({ ...read, digest: next.id });
  }
  const partial = await addOtherSightings(identifier, touched, plan.captures, others);
  const paths = new Map(plan.captures.map(({ text, path }) => [text.name, path]));
  const fresh = new Map<string, Fresh>();
  for (const ref of touched) {
    const { sighting } = ref.readings[0] ?? {};
    const paper = writePaper(archive, ref, partial.has(ref), plan);
    if (!sighting || (paper.title === ref.paper?.title && paper.abstract === ref.paper.abstract)) continue;
    fresh.set(ref.id, { paper, file: paths.get(sighting.capture) ?? paper.file, line: sighting.lines[0], column: 1 });
  }
  const near = reportNear(archive, fresh, plan.nearDuplicates, (id) => identifier.find(id)?.id ?? id);
  plan.nearDuplicates.push(...near.nearDuplicates);
  plan.problems.push(...near.problems);
  plan.unchanged = archive.papers.length - plan.changed.length;
  sortPlan(plan);
  return plan;
}

/** Takes an identity into the plan: what the digest lists, if anything. */
function settle(found: Identified, capture: ReadCapture, touched: Set<PaperRef>, plan: Draft): FoundEntry["entry"] {
  const { identity, reading, lines, was } = found;
  const warn = (rule: string, message: string): void =>
    void plan.problems.push({ file: capture.path, line: lines[0], column: 1, severity: "warning", rule, message });
  if (identity.kind === "omitted") return undefined;
  if (identity.kind === "gone") {
    warn(
      "gone-paper",
      `the digest lists this entry as “${identity.id}”, and no paper has that id; expected the paper, an alias, a tombstone in removed.yaml, or “omitted” in the digest`,
    );
    return { lines, paper: identity.id };
  }
  const { ref } = identity;
  if (ref.closed !== undefined) {
    if (identity.kind === "known" && identity.isSettled) return { lines, paper: ref.id };
    warn(
      "closed-paper",
      `found “${ref.id}”, but ${ref.closed}; expected a paper that can be written: the entry is left alone`,
    );
    return identity.kind === "new" ? undefined : { lines, paper: ref.id };
  }
  const sighting = { ...reading.sighting, lines };
  if (identity.kind === "known" && !isSource(ref, sighting.capture, was ?? lines))
    plan.merged.push({ id: ref.id, with: nameSighting(sighting), why: identity.why });
  const apart = reportApart(found, capture.path);
  plan.nearDuplicates.push(...apart.nearDuplicates);
  plan.problems.push(...apart.problems);
  if (was && was[0] !== lines[0]) ref.moved.add(sightingKey(sighting.capture, was));
  ref.readings.push({ ...reading, sighting });
  touched.add(ref);
  return { lines, paper: ref.id };
}

/**
 * The readings of a paper's other sightings, so that the choice between them does not depend on what this run was given. Returns the papers
 * of which not all sightings can be read: what these said must not be lost.
 */
async function addOtherSightings(
  { recall }: Identifier,
  touched: ReadonlySet<PaperRef>,
  captures: Draft["captures"],
  others: OtherCaptures,
): Promise<ReadonlySet<PaperRef>> {
  const here = new Set(captures.map(({ text }) => text.name));
  const recalled = new Map<string, ReturnType<Identifier["recall"]>>();
  const partial = new Set<PaperRef>();
  for (const ref of touched) {
    const elsewhere = ref.paper?.sources.filter(({ capture }) => !here.has(capture)) ?? [];
    for (const capture of new Set(elsewhere.map((source) => source.capture))) {
      const found = recalled.get(capture) ?? recall(capture, (await others(capture))?.readings ?? []);
      recalled.set(capture, found);
      ref.readings.push(...(found.get(ref) ?? []));
    }
    const read = new Set(ref.readings.map(({ sighting }) => sightingKey(sighting.capture, sighting.lines)));
    if (elsewhere.some(({ capture, lines }) => !read.has(sightingKey(capture, lines)))) partial.add(ref);
  }
  return partial;
}

/** Takes a paper's new fields and sources into the plan, and returns it as it will be. */
function writePaper(archive: Archive, ref: PaperRef, isPartial: boolean, plan: Draft): Paper {
  const base: Paper = ref.paper ?? emptyPaper(ref.id);
  const { paper, changed, conflicts } = applyFields(
    base,
    chooseFields(ref.readings),
    isPartial ? neverHad(base) : undefined,
  );
  const sources = mergeSources(base, ref);
  const next = { ...paper, sources };
  const change = changePaper(archive.files.get(base.file)?.text, ref.paper, next);
  if (!change) return next;
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
  return next;
}

/** Where a field stands in its file: the abstract in the body, the others in the front matter. */
function placeOfField(file: ContentFile | undefined, field: string): Place {
  if (field !== "abstract") return file?.placeOf(field.split(".")) ?? { line: 1, column: 1 };
  const body = file?.text.split("\n").slice(file.bodyLine - 1) ?? [];
  const blank = body.findIndex((line) => line.trim() !== "");
  return { line: (file?.bodyLine ?? 1) + Math.max(0, blank), column: 1 };
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
  plan.nearDuplicates.sort((a, b) => compareText(a.ids.join(" "), b.ids.join(" ")));
  plan.conflicts.sort((a, b) => compareText(a.id, b.id) || compareText(a.field, b.field));
  plan.changes.sort((a, b) => compareText(a.path, b.path));
}
