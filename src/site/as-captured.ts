import { fieldOf } from "../archive/ownership.ts";
import type { RepairedEntry } from "../archive/repairs.ts";
import type { Archive, CaptureFile } from "../model/archive.ts";
import type { Paper, Sighting } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import type { CapturedEntry, Repair } from "../model/repair.ts";
import { fingerprintOf } from "../text/hash.ts";
import type { RepairCache } from "./repair-cache.ts";

const FIELDS: readonly Repair["field"][] = ["title", "abstract"];

/** A sighting that can still be read. */
interface Seen {
  readonly sighting: Sighting;
  readonly sha256: string;
  readonly entry: RepairedEntry;
}

/** Reads what was repaired in the captures that papers name, each once; for each paper then what its page shows of that. */
export async function readAsCaptured(
  archive: Archive,
  read: RepairCache["read"],
  progress: (done: number, total: number) => void,
): Promise<(paper: Paper) => readonly CapturedEntry[]> {
  const captures = capturesInUse(archive);
  const entries = new Map<string, Omit<Seen, "sighting">>();
  for (const [done, capture] of captures.entries()) {
    progress(done, captures.length);
    for (const entry of await read(capture))
      entries.set(keyOf(capture.name, entry.lines[0]), { sha256: capture.sha256, entry });
  }
  progress(captures.length, captures.length);
  return (paper) => {
    const seen = paper.sources.flatMap((sighting) => {
      const found = entries.get(keyOf(sighting.capture, sighting.lines[0]));
      return found ? [{ sighting, ...found }] : [];
    });
    return gatherShown(paper, seen);
  };
}

/** The captures that papers name, but for those that were taken out or have other bytes than their digest says: they do not speak. */
function capturesInUse({ papers, digests, captures }: Archive): readonly CaptureFile[] {
  const named = new Set(papers.flatMap(({ sources }) => sources.map(({ capture }) => capture)));
  const silent = new Set(digests.flatMap(({ capture }) => (capture.removed ? [capture.file] : [])));
  const hashes = new Map(digests.map(({ capture }) => [capture.file, capture.sha256]));
  return captures.filter(
    ({ name, sha256 }) => named.has(name) && !silent.has(name) && (hashes.get(name) ?? sha256) === sha256,
  );
}

/** Repairs of values that are the machine's still, of the sighting that each value was taken from. */
function gatherShown(paper: Paper, seen: readonly Seen[]): readonly CapturedEntry[] {
  if (seen.every(({ entry }) => entry.repairs.length === 0)) return [];
  const shownIn = new Map(FIELDS.map((field) => [field, findShown(field, paper, seen)]));
  return seen.flatMap((item) => {
    const { capture, lines } = item.sighting;
    const repairs = item.entry.repairs.filter(({ field }) => shownIn.get(field) === item);
    return repairs.length === 0 ? [] : [{ capture, lines, text: item.entry.text, repairs }];
  });
}

/**
 * The sighting whose value a field shows; of several that say the same the one that the choice between readings falls to: the capture with
 * the smallest SHA-256, then the earliest line.
 */
function findShown(field: Repair["field"], paper: Paper, seen: readonly Seen[]): Seen | undefined {
  const value = fieldOf(paper, field);
  const shown = value === undefined ? undefined : fingerprintOf(value);
  if (shown === undefined || shown !== paper.fingerprints[field]) return undefined;
  return seen
    .filter(({ entry }) => entry.values[field] === shown)
    .sort((a, b) => compareText(a.sha256, b.sha256) || a.sighting.lines[0] - b.sighting.lines[0])[0];
}

function keyOf(capture: string, line: number): string {
  return `${capture}#${line}`;
}
