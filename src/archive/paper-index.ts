import type { Archive, Decision } from "../model/archive.ts";
import type { DigestEntry } from "../model/digest.ts";
import type { LineRange, Paper } from "../model/paper.ts";
import type { Reading } from "../normalize/reading.ts";
import { titleKey } from "../text/fold.ts";

/** A paper while an ingest runs: one of the archive, one that is new, or one that must not be written. */
export interface PaperRef {
  readonly id: string;
  readonly paper?: Paper;
  /** Why it must not be written: it was removed, or its file cannot be read. */
  readonly closed?: string;
  readonly readings: Reading[];
  /** Sightings, named by {@link sightingKey}, that stand on other lines now. */
  readonly moved: Set<string>;
}

/** What is recorded of lines of a capture: as a source of a paper, as an entry of a digest, or both. */
export interface Recorded {
  readonly lines: LineRange;
  readonly ref?: PaperRef | undefined;
  readonly entry?: DigestEntry | undefined;
}

/** Everything by which an entry can be recognised. */
export interface PaperIndex {
  readonly refs: Map<string, PaperRef>;
  /** By id, and by each former id that no paper has now. */
  readonly byName: Map<string, PaperRef>;
  readonly byNumber: Map<string, PaperRef>;
  readonly byKey: Map<string, PaperRef[]>;
  /** Capture → first line → what is recorded there. */
  readonly recorded: Map<string, Map<number, Recorded>>;
  readonly removed: Set<PaperRef>;
  /** Why no new paper may be made, if so. */
  readonly noNew: string | undefined;
  /** What people decided about pairs of papers, by the ids these have now; a few. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
}

const REMOVED = "content/removed.yaml";

export function indexPapers(archive: Archive): PaperIndex {
  const index: Omit<PaperIndex, "decisions"> = {
    refs: new Map(),
    byName: new Map(),
    byNumber: new Map(),
    byKey: new Map(),
    recorded: new Map(),
    removed: new Set(),
    noNew: archive.problems.some(({ file }) => file === REMOVED)
      ? `${REMOVED}, which may say that it was taken out, cannot be read`
      : undefined,
  };
  for (const paper of archive.papers) {
    const ref: PaperRef = { id: paper.id, paper, readings: [], moved: new Set() };
    addRef(index, ref, titleKey(paper.title), numbersOf(paper.links.arxiv, paper.links.doi));
    for (const { capture, lines } of paper.sources) record(index, capture, { lines, ref });
  }
  for (const { id, title } of archive.removed) {
    const ref = closedRef(id, "removed.yaml says that it was taken out");
    addRef(index, ref, titleKey(title), []);
    index.removed.add(ref);
  }
  for (const id of unreadableIds(archive)) addRef(index, closedRef(id, "its file cannot be read"), id, []);
  for (const paper of archive.papers) {
    const ref = index.refs.get(paper.id);
    for (const alias of paper.aliases) if (ref && !index.byName.has(alias)) index.byName.set(alias, ref);
  }
  for (const { capture, entries } of archive.digests)
    for (const entry of entries) record(index, capture.file, { lines: entry.lines, entry });
  return { ...index, decisions: indexDecisions(archive.decisions, index.byName) };
}

function closedRef(id: string, closed: string): PaperRef {
  return { id, closed, readings: [], moved: new Set() };
}

export function addRef(
  index: Pick<PaperIndex, "refs" | "byName" | "byNumber" | "byKey">,
  ref: PaperRef,
  key: string,
  numbers: readonly string[],
): void {
  index.refs.set(ref.id, ref);
  index.byName.set(ref.id, ref);
  for (const number of numbers) index.byNumber.set(number, ref);
  const alike = index.byKey.get(key);
  if (alike) alike.push(ref);
  else index.byKey.set(key, [ref]);
}

/** A source and an entry on one first line are the same sighting; of two sources, the first paper's. */
function record(index: Pick<PaperIndex, "recorded">, capture: string, item: Recorded): void {
  const items = index.recorded.get(capture) ?? new Map<number, Recorded>();
  const there = items.get(item.lines[0]);
  items.set(item.lines[0], { ...item, ...there, entry: there?.entry ?? item.entry });
  index.recorded.set(capture, items);
}

function indexDecisions(
  decisions: readonly Decision[],
  byName: ReadonlyMap<string, PaperRef>,
): ReadonlyMap<string, readonly Decision[]> {
  const byId = new Map<string, Decision[]>();
  const idOf = (id: string): string => byName.get(id)?.id ?? id;
  for (const { kind, ids } of decisions) {
    const decision: Decision = { kind, ids: [idOf(ids[0]), idOf(ids[1])] };
    for (const id of decision.ids) {
      const list = byId.get(id);
      if (list) list.push(decision);
      else byId.set(id, [decision]);
    }
  }
  return byId;
}

/** Papers whose files are there but broken: their ids are taken, and nothing may be written over them. */
function unreadableIds(archive: Archive): ReadonlySet<string> {
  const ids = archive.problems.flatMap(({ file }) => /^content\/papers\/.*\/([^/]+)\.md$/u.exec(file)?.[1] ?? []);
  const readable = new Set(archive.papers.map(({ id }) => id));
  return new Set(ids.filter((id) => !readable.has(id)));
}

/** `a…` an arXiv id without its version, `d…` a DOI in lower case. */
export function numbersOf(arxiv: string | undefined, doi: string | undefined): readonly string[] {
  return [
    ...(arxiv === undefined ? [] : [`a${arxiv.replace(/v\d+$/u, "")}`]),
    ...(doi === undefined ? [] : [`d${doi.toLowerCase()}`]),
  ];
}

/** A sighting by its capture and its first line. */
export function sightingKey(capture: string, lines: LineRange): string {
  return `${capture}#${lines[0]}`;
}
