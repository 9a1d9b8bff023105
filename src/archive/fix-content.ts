import { join } from "node:path";
import type { Waiver } from "../model/archive.ts";
import { compareProblems, type Fix } from "../model/problem.ts";
import { lineHash } from "../text/hash.ts";
import { decodeUtf8 } from "./content-file.ts";
import { findContent, listContent } from "./content-files.ts";
import { readEach, readIfThere } from "./disk.ts";
import { formatDigestFile } from "./format-digest.ts";
import type { FormattedFile } from "./format-file.ts";
import { formatPaperFile } from "./format-paper.ts";
import { formatPlainFile } from "./format-plain.ts";
import { CAPTURES } from "./layout.ts";
import { withLock } from "./lock.ts";
import { requireArchive } from "./read.ts";
import { readDecisions } from "./read-parts.ts";
import { DECISIONS } from "./waivers-file.ts";
import { type FileChange, recoverWrites, writeFiles } from "./write.ts";

/**
 * Writes every file of `content/`, or of `only`, in its canonical form, all or none, and tells what was mended, sorted. Captures are evidence and are not
 * touched, nor is what cannot be read. Throws `ArchiveError` where there is no archive and `LockError` while another run writes.
 */
export async function fixContent(root: string, only?: readonly string[]): Promise<readonly Fix[]> {
  requireArchive(root);
  return await withLock(root, async () => {
    await recoverWrites(root);
    const waived = await readWaived(root);
    const changes: FileChange[] = [];
    const fixes: Fix[] = [];
    const { paths: listed } = only ? findContent(root, only) : listContent(root);
    const paths = listed.filter((path) => !path.startsWith(`${CAPTURES}/`));
    readEach(root, paths, (path, bytes) => {
      const text = decodeUtf8(path, bytes, []);
      const formatted = text === undefined ? undefined : format(path, text, waived.get(path) ?? NONE);
      if (!formatted || formatted.text === text) return;
      changes.push({ path, content: formatted.text });
      fixes.push(...formatted.changes.map((change) => ({ file: path, ...change })));
    });
    await writeFiles(root, changes);
    return fixes.sort(compareProblems);
  });
}

const NONE: ReadonlySet<string> = new Set();

/** File → the hashes of lines in it for which a rule was set aside. */
async function readWaived(root: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const bytes = await readIfThere(join(root, DECISIONS));
  const waivers: readonly Waiver[] = (bytes && readDecisions(DECISIONS, bytes, [])?.part.waivers) ?? [];
  const waived = new Map<string, Set<string>>();
  for (const { file, hash } of waivers) waived.set(file, (waived.get(file) ?? new Set()).add(hash));
  return waived;
}

/** A line that a waiver speaks of is not written in another way: the waiver would lapse, though nothing was said differently. */
function format(path: string, text: string, waived: ReadonlySet<string>): FormattedFile | undefined {
  const kind = path.split("/")[1];
  const formatFile = kind === "papers" ? formatPaperFile : kind === "digests" ? formatDigestFile : undefined;
  if (!formatFile) return formatPlainFile(path, text);
  const formatted = formatFile(text);
  if (!formatted || waived.size === 0) return formatted;
  const now = hashesOf(formatted.text);
  const isLost = [...hashesOf(text)].some((hash) => waived.has(hash) && !now.has(hash));
  return isLost ? formatFile(text, true) : formatted;
}

function hashesOf(text: string): ReadonlySet<string> {
  return new Set(text.split("\n").map(lineHash));
}
