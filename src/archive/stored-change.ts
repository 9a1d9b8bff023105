import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { editFile } from "./edit-file.ts";
import { DIGEST_KEYS, PAPER_KEYS, paperValue, renderDigestFile, renderKey, renderPaperFile } from "./render-file.ts";
import type { FileChange } from "./write.ts";

/** The change that brings a paper's file from `before` to `after`: a new file, an edit of single keys, or nothing. */
export function changePaper(text: string | undefined, before: Paper | undefined, after: Paper): FileChange | undefined {
  if (text === undefined || !before) return { path: after.file, content: renderPaperFile(after) };
  const keys = changedKeys(
    PAPER_KEYS,
    (key) => paperValue(before, key),
    (key) => paperValue(after, key),
  );
  const abstract = before.abstract === after.abstract ? undefined : after.abstract;
  if (keys.size === 0 && abstract === undefined) return undefined;
  return { path: after.file, content: editFile(text, PAPER_KEYS, { keys, abstract }) };
}

/** The change that brings a digest's file from `before` to `after`. */
export function changeDigest(
  text: string | undefined,
  before: Digest | undefined,
  after: Digest,
): FileChange | undefined {
  if (text === undefined || !before) return { path: after.file, content: renderDigestFile(after) };
  const keys = changedKeys(
    DIGEST_KEYS,
    (key) => before[key],
    (key) => after[key],
  );
  return keys.size === 0 ? undefined : { path: after.file, content: editFile(text, DIGEST_KEYS, { keys }) };
}

/** The keys whose lines change, with their new lines. Only values that differ are rendered: in most runs none do. */
function changedKeys<Key extends string>(
  all: readonly Key[],
  before: (key: Key) => unknown,
  after: (key: Key) => unknown,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const key of all) {
    const [old, now] = [before(key), after(key)];
    if (old === now || JSON.stringify(old) === JSON.stringify(now)) continue;
    const lines = renderKey(key, now);
    if (lines !== renderKey(key, old)) changed.set(key, lines);
  }
  return changed;
}
