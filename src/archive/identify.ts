import type { Archive } from "../model/archive.ts";
import type { LineRange } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { Reading } from "../normalize/reading.ts";
import { markdownToText } from "../render/markdown.ts";
import { titleKey } from "../text/fold.ts";
import { sha256 } from "../text/hash.ts";
import { chooseId } from "../text/slug.ts";
import { sharedWords, wordsOf } from "../text/words.ts";
import { matchSightings } from "./match-sightings.ts";
import { addRef, indexPapers, numbersOf, type PaperIndex, type PaperRef, type Recorded } from "./paper-index.ts";

/** What an entry turned out to be. */
type Identity =
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

/** An entry with its identity. */
export interface Identified {
  readonly reading: Reading;
  readonly identity: Identity;
  /** The lines to record. */
  readonly lines: LineRange;
  /** The lines recorded until now; absent for a sighting that is news. */
  readonly was?: LineRange | undefined;
}

/** Abstracts that share fewer of their words are of different papers. */
const SHARED_AT_LEAST = 0.5;

/** A thousand papers called “Preface” would make half a million reports, of which nobody reads more than the likeliest. */
const REPORTED_APART = 3;

/** Tells which papers the entries of a capture are (CONTRACT §2, "Identity"); new papers join as they come. */
export interface Identifier {
  /** Of one capture's entries, all of them, in their order. Each identity must be taken in before the next is asked for. */
  readonly identify: (capture: string, readings: readonly Reading[]) => Iterable<Identified>;
  /** The readings of a capture's entries that are recorded as sources of papers, on the lines recorded. */
  readonly recall: (capture: string, readings: readonly Reading[]) => ReadonlyMap<PaperRef, readonly Reading[]>;
  /** All papers, by id. */
  readonly refs: ReadonlyMap<string, PaperRef>;
  /** By id or former id. */
  readonly find: (id: string) => PaperRef | undefined;
}

interface Index extends PaperIndex {
  /** Words of abstracts that were compared: hundreds of papers may be called “Preface”. */
  readonly words: Map<PaperRef, ReadonlySet<string>>;
}

export function createIdentifier(archive: Archive): Identifier {
  const index: Index = { ...indexPapers(archive), words: new Map() };
  return {
    identify: (capture, readings) => identifyAll(index, capture, readings),
    recall: (capture, readings) => recall(index, capture, readings),
    refs: index.refs,
    find: (id) => index.byName.get(id),
  };
}

function* identifyAll(index: Index, capture: string, readings: readonly Reading[]): Iterable<Identified> {
  const recorded = [...(index.recorded.get(capture)?.values() ?? [])];
  const matches = matchRecorded(index, recorded, readings);
  for (const [at, reading] of readings.entries()) {
    const match = matches.get(at);
    const item = recorded[match?.known ?? -1];
    const lines = match?.lines ?? reading.sighting.lines;
    yield { reading, identity: identify(index, reading, item), lines, was: item?.lines };
  }
}

function recall(
  index: Index,
  capture: string,
  readings: readonly Reading[],
): ReadonlyMap<PaperRef, readonly Reading[]> {
  const recorded = [...(index.recorded.get(capture)?.values() ?? [])];
  const found = new Map<PaperRef, Reading[]>();
  for (const [at, { known }] of matchRecorded(index, recorded, readings)) {
    const [item, reading] = [recorded[known], readings[at]];
    if (!item?.ref || !reading) continue;
    const list = found.get(item.ref) ?? [];
    found.set(item.ref, [...list, { ...reading, sighting: { ...reading.sighting, lines: item.lines } }]);
  }
  return found;
}

function matchRecorded(
  index: Index,
  recorded: readonly Recorded[],
  readings: readonly Reading[],
): ReturnType<typeof matchSightings> {
  return matchSightings(
    recorded.map((item) => ({ lines: item.lines, title: refOf(index, item)?.paper?.title })),
    readings.map(({ sighting, fields }) => ({ lines: sighting.lines, title: fields.title })),
  );
}

function refOf(index: Index, { ref, entry }: Recorded): PaperRef | undefined {
  return ref ?? (entry?.paper === undefined ? undefined : index.byName.get(entry.paper));
}

function identify(index: Index, reading: Reading, item: Recorded | undefined): Identity {
  if (item?.ref) return { kind: "known", ref: item.ref, why: "the same lines of the same capture" };
  if (item?.entry?.omitted !== undefined) return { kind: "omitted" };
  if (item?.entry?.paper !== undefined) {
    const ref = index.byName.get(item.entry.paper);
    if (!ref) return { kind: "gone", id: item.entry.paper };
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
  /* The title as captured counts too: what a person wrote, and what was read before it could be mended, may be like it. */
  const keys = [titleKey(reading.fields.title), reading.key];
  const named = index.byName.get(idFor(reading, () => false));
  const candidates = new Set([...keys.flatMap((key) => index.byKey.get(key) ?? []), ...(named ? [named] : [])]);
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
  const closed = index.noNew === undefined ? {} : { closed: index.noNew };
  const ref: PaperRef = { id, ...closed, readings: [], moved: new Set() };
  addRef(index, ref, titleKey(reading.fields.title), numbers);
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
