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
    (key) => renderKey(key, paperValue(before, key)),
    (key) => renderKey(key, paperValue(after, key)),
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
    (key) => renderKey(key, before[key]),
    (key) => renderKey(key, after[key]),
  );
  return keys.size === 0 ? undefined : { path: after.file, content: editFile(text, DIGEST_KEYS, { keys }) };
}

function changedKeys<Key extends string>(
  all: readonly Key[],
  before: (key: Key) => string,
  after: (key: Key) => string,
): ReadonlyMap<string, string> {
  return new Map(all.filter((key) => before(key) !== after(key)).map((key) => [key, after(key)]));
}
