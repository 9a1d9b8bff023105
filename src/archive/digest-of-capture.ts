import type { Digest, DigestEntry } from "../model/digest.ts";
import type { LineRange } from "../model/paper.ts";
import { sha256 } from "../text/hash.ts";
import { chooseId } from "../text/slug.ts";
import { digestSlug } from "./capture-name.ts";
import { digestFile } from "./layout.ts";
import type { ReadCapture } from "./read-captures.ts";

/** An entry of a capture: what a digest lists for it, if anything, and its lines now and as recorded until now. */
export interface FoundEntry {
  readonly entry: DigestEntry | undefined;
  readonly lines: LineRange;
  readonly was: LineRange | undefined;
}

/**
 * The digest of a capture, with the papers its entries turned out to be: a new one, or `digest` with entries that it does not list yet.
 * What a person wrote there stays. `ids` are the digests' ids in use; a new one joins.
 */
export function digestFor(
  capture: ReadCapture,
  digest: Digest | undefined,
  entries: readonly FoundEntry[],
  ids: Set<string>,
): Digest {
  const { page, text, source } = capture;
  const found = entries.flatMap(({ entry }) => entry ?? []);
  if (digest) {
    const moved = new Map(entries.flatMap(({ was, lines }) => (was ? [[was[0], lines] as const] : [])));
    const kept = digest.entries.map((entry) => moveEntry(entry, moved.get(entry.lines[0])));
    const listed = new Set(kept.map(({ lines }) => lines[0]));
    const added = found.filter(({ lines }) => !listed.has(lines[0]));
    const merged = added.length === 0 ? kept : [...kept, ...added].sort((a, b) => a.lines[0] - b.lines[0]);
    return {
      ...digest,
      date: page.date ?? digest.date,
      dateFrom: page.date === undefined ? digest.dateFrom : page.from,
      entries: merged,
    };
  }
  const slug = digestSlug(page.date, text.name);
  const id = chooseId(slug, "digest", [text.sha256.slice(0, 6), sha256(text.sha256).slice(0, 6)], (candidate) =>
    ids.has(candidate),
  );
  ids.add(id);
  return {
    id,
    file: digestFile(id),
    title: source.digestTitle,
    date: page.date ?? "XXXX",
    dateFrom: page.from,
    capture: { file: text.name, sha256: text.sha256 },
    entries: found,
    note: "",
  };
}

/** An entry on the lines where its capture has it now. */
function moveEntry(entry: DigestEntry, lines: LineRange | undefined): DigestEntry {
  const isSame = !lines || (lines[0] === entry.lines[0] && lines[1] === entry.lines[1]);
  return isSame ? entry : { ...entry, lines };
}
