import type { Archive } from "../model/archive.ts";
import type { DigestEntry } from "../model/digest.ts";
import type { LineRange, Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { Reading } from "../normalize/reading.ts";
import { markdownToText } from "../render/markdown.ts";
import { titleKey } from "../text/fold.ts";
import { sha256 } from "../text/hash.ts";
import { chooseId } from "../text/slug.ts";
import { sharedWords, wordsOf } from "../text/words.ts";

/** A paper while an ingest runs: one of the archive, one that is new, or one that must not be written. */
export interface PaperRef {
  readonly id: string;
  readonly paper?: Paper;
  /** Why it must not be written: it was removed, or its file cannot be read. */
  readonly closed?: string;
  readonly readings: Reading[];
}

/** What an entry turned out to be. */
export type Identity =
  | { readonly kind: "known"; readonly ref: PaperRef; readonly why: string; readonly isSettled?: boolean }
  | { readonly kind: "new"; readonly ref: PaperRef; readonly apart: readonly Apart[] }
  | { readonly kind: "omitted" }
  | { readonly kind: "gone"; readonly id: string };

/** A paper that looks the same and is kept apart, and how many words the abstracts share. */
interface Apart {
  readonly id: string;
  readonly score: number;
  readonly why: string;
}

const REMOVED = "content/removed.yaml";

/** Abstracts that share fewer of their words are of different papers. */
const SHARED_AT_LEAST = 0.5;

/** A thousand papers called “Preface” would make half a million reports, of which nobody reads more than the likeliest. */
const REPORTED_APART = 3;

/** Tells which paper an entry is (CONTRACT §2, "Identity"); new papers join as they come. */
export interface Identifier {
  readonly identify: (reading: Reading) => Identity;
  /** All papers, by id. */
  readonly refs: ReadonlyMap<string, PaperRef>;
}

interface Index {
  readonly refs: Map<string, PaperRef>;
  readonly byName: Map<string, PaperRef>;
  readonly bySighting: Map<string, PaperRef>;
  readonly byNumber: Map<string, PaperRef>;
  readonly byKey: Map<string, PaperRef[]>;
  readonly listed: Map<string, DigestEntry>;
  readonly removed: Set<PaperRef>;
  /** Why no new paper may be made, if so. */
  readonly noNew: string | undefined;
  /** Words of abstracts that were compared: hundreds of papers may be called “Preface”. */
  readonly words: Map<PaperRef, ReadonlySet<string>>;
  /** What people decided about pairs of papers; a few. */
  readonly decisions: ReadonlyMap<string, Archive["decisions"]>;
}

export function createIdentifier(archive: Archive): Identifier {
  const index: Index = {
    refs: new Map(),
    byName: new Map(),
    bySighting: new Map(),
    byNumber: new Map(),
    byKey: new Map(),
    listed: new Map(),
    removed: new Set(),
    noNew: archive.problems.some(({ file }) => file === REMOVED)
      ? `${REMOVED}, which may say that it was taken out, cannot be read`
      : undefined,
    words: new Map(),
    decisions: indexDecisions(archive.decisions),
  };
  for (const paper of archive.papers) {
    const ref: PaperRef = { id: paper.id, paper, readings: [] };
    addRef(
      index,
      ref,
      titleKey(paper.title),
      [paper.id, ...paper.aliases],
      numbersOf(paper.links.arxiv, paper.links.doi),
    );
    for (const { capture, lines } of paper.sources) index.bySighting.set(sightingKey(capture, lines), ref);
  }
  for (const { id, title } of archive.removed) {
    const ref: PaperRef = { id, closed: "removed.yaml says that it was taken out", readings: [] };
    addRef(index, ref, titleKey(title), [id], []);
    index.removed.add(ref);
  }
  for (const id of unreadableIds(archive))
    addRef(index, { id, closed: "its file cannot be read", readings: [] }, id, [id], []);
  for (const { capture, entries } of archive.digests) {
    for (const entry of entries) index.listed.set(sightingKey(capture.file, entry.lines), entry);
  }
  return { identify: (reading) => identify(index, reading), refs: index.refs };
}

function indexDecisions(decisions: Archive["decisions"]): Index["decisions"] {
  const byId = new Map<string, Archive["decisions"][number][]>();
  for (const decision of decisions) {
    for (const id of decision.ids) byId.set(id, [...(byId.get(id) ?? []), decision]);
  }
  return byId;
}

/** Papers whose files are there but broken: their ids are taken, and nothing may be written over them. */
function unreadableIds(archive: Archive): ReadonlySet<string> {
  const ids = archive.problems.flatMap(({ file }) => /^content\/papers\/.*\/([^/]+)\.md$/u.exec(file)?.[1] ?? []);
  const readable = new Set(archive.papers.map(({ id }) => id));
  return new Set(ids.filter((id) => !readable.has(id)));
}

function identify(index: Index, reading: Reading): Identity {
  const at = sightingKey(reading.sighting.capture, reading.sighting.lines);
  const seen = index.bySighting.get(at);
  if (seen) return { kind: "known", ref: seen, why: "the same lines of the same capture" };
  const entry = index.listed.get(at);
  if (entry?.omitted !== undefined) return { kind: "omitted" };
  if (entry?.paper !== undefined) {
    const ref = index.byName.get(entry.paper);
    if (!ref) return { kind: "gone", id: entry.paper };
    return { kind: "known", ref, why: "its digest says so", isSettled: index.removed.has(ref) };
  }
  const numbers = numbersOf(reading.fields["links.arxiv"], reading.fields["links.doi"]);
  const numbered = numbers.map((number) => index.byNumber.get(number)).find((ref) => ref !== undefined);
  if (numbered) return { kind: "known", ref: numbered, why: "the same arXiv id or DOI" };
  const ownId = idFor(reading, (id) => index.byName.has(id));
  const decided = decidedSame(index, ownId);
  if (decided) return { kind: "known", ref: decided, why: "decisions.yaml says that they are the same" };
  const { same, apart } = compareTitles(index, reading, numbers, ownId);
  if (same) return { kind: "known", ref: same, why: "the same title" };
  return { kind: "new", ref: addNew(index, reading, numbers, ownId), apart };
}

/** The paper that a person said the entry which would become `id` is. */
function decidedSame(index: Index, id: string): PaperRef | undefined {
  const others = index.decisions.get(id)?.flatMap(({ kind, ids }) => (kind === "same" ? ids : [])) ?? [];
  return others.map((other) => index.byName.get(other)).find((ref) => ref !== undefined);
}

function isDecidedDifferent(index: Index, a: string, b: string): boolean {
  return index.decisions.get(a)?.some(({ kind, ids }) => kind === "different" && ids.includes(b)) ?? false;
}

function compareTitles(
  index: Index,
  reading: Reading,
  numbers: readonly string[],
  ownId: string,
): { same?: PaperRef; apart: readonly Apart[] } {
  const named = index.byName.get(idFor(reading, () => false));
  const candidates = new Set([...(index.byKey.get(reading.key) ?? []), ...(named ? [named] : [])]);
  const apart: Apart[] = [];
  const same: PaperRef[] = [];
  const words = candidates.size === 0 ? new Set<string>() : wordsOf(markdownToText(reading.fields.abstract));
  for (const ref of candidates) {
    if (isDecidedDifferent(index, ref.id, ownId)) continue;
    const score = ref.closed === undefined ? sharedWords(abstractWords(index, ref), words) : 1;
    if (
      numbers.length > 0 &&
      numbersOfRef(ref).some((number) => !numbers.includes(number) && numbers.some((own) => own[0] === number[0]))
    ) {
      apart.push({ id: ref.id, score, why: "the titles agree, the arXiv ids or DOIs do not" });
    } else if (score < SHARED_AT_LEAST)
      apart.push({ id: ref.id, score, why: "the titles agree, the abstracts share under half of their words" });
    else same.push(ref);
  }
  if (same.length === 1 && same[0]) return { same: same[0], apart: [] };
  for (const ref of same) apart.push({ id: ref.id, score: 1, why: "more than one paper fits" });
  return { apart: apart.sort((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, REPORTED_APART) };
}

function addNew(index: Index, reading: Reading, numbers: readonly string[], id: string): PaperRef {
  const ref: PaperRef = { id, ...(index.noNew !== undefined && { closed: index.noNew }), readings: [] };
  addRef(index, ref, reading.key, [ref.id], numbers);
  return ref;
}

/** The id that a reading gives its paper. */
function idFor(reading: Reading, isTaken: (id: string) => boolean): string {
  const { fields, sighting } = reading;
  const last = fields["links.arxiv"] ?? fields["links.doi"] ?? `${reading.sha256}:${sighting.lines[0]}`;
  const suffixes = [reading.key, last, `${reading.sha256}:${sighting.lines[0]}`].map((text) =>
    sha256(text).slice(0, 6),
  );
  return chooseId(reading.slug, "paper", suffixes, isTaken);
}

function addRef(index: Index, ref: PaperRef, key: string, names: readonly string[], numbers: readonly string[]): void {
  index.refs.set(ref.id, ref);
  for (const name of names) index.byName.set(name, ref);
  for (const number of numbers) index.byNumber.set(number, ref);
  const alike = index.byKey.get(key);
  if (alike) alike.push(ref);
  else index.byKey.set(key, [ref]);
}

function abstractWords(index: Index, ref: PaperRef): ReadonlySet<string> {
  const { paper, readings } = ref;
  const abstract = paper?.abstract ?? readings[0]?.fields.abstract;
  const words = index.words.get(ref) ?? wordsOf(markdownToText(abstract ?? ""));
  /* A paper that has just been made gets its first reading in a moment. */
  if (abstract !== undefined) index.words.set(ref, words);
  return words;
}

function numbersOfRef({ paper, readings }: PaperRef): readonly string[] {
  const fields = readings[0]?.fields;
  return numbersOf(paper?.links.arxiv ?? fields?.["links.arxiv"], paper?.links.doi ?? fields?.["links.doi"]);
}

/** `a…` an arXiv id without its version, `d…` a DOI in lower case. */
function numbersOf(arxiv: string | undefined, doi: string | undefined): readonly string[] {
  return [
    ...(arxiv === undefined ? [] : [`a${arxiv.replace(/v\d+$/u, "")}`]),
    ...(doi === undefined ? [] : [`d${doi.toLowerCase()}`]),
  ];
}

function sightingKey(capture: string, lines: LineRange): string {
  return `${capture}#${lines[0]}`;
}
