import type { Digest, DigestEntry } from "../model/digest.ts";
import { sha256 } from "../text/hash.ts";
import { chooseId } from "../text/slug.ts";
import { digestSlug } from "./capture-name.ts";
import { digestFile } from "./layout.ts";
import type { ReadCapture } from "./read-captures.ts";

/**
 * The digest of a capture, with the papers its entries turned out to be: a new one, or `digest` with entries that it does not list yet.
 * What a person wrote there stays. `ids` are the digests' ids in use; a new one joins.
 */
export function digestFor(
  capture: ReadCapture,
  digest: Digest | undefined,
  entries: readonly (DigestEntry | undefined)[],
  ids: Set<string>,
): Digest {
  const { page, text, source } = capture;
  const found = entries.filter((entry) => entry !== undefined);
  if (digest) {
    const listed = new Set(digest.entries.map(({ lines }) => lines[0]));
    const added = found.filter(({ lines }) => !listed.has(lines[0]));
    const merged =
      added.length === 0 ? digest.entries : [...digest.entries, ...added].sort((a, b) => a.lines[0] - b.lines[0]);
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
