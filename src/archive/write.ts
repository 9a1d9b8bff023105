import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, readFile, rename, rm, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isMissing } from "./disk.ts";
import { STATE } from "./layout.ts";

/** A file to write, or with `content: undefined` to delete. */
export interface FileChange {
  /** Relative to the archive's root, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array | undefined;
}

interface JournalEntry {
  readonly target: string;
  /** The finished file beside its target; absent for a deletion. */
  readonly temporary?: string;
}

interface Journal {
  /** `prepare`: nothing is in place yet, undo. `commit`: all is written, finish. */
  readonly state: "prepare" | "commit";
  readonly entries: readonly JournalEntry[];
}

const BATCH = 32;

/**
 * Writes many files as one step: all are written and forced to disk beside their targets, then a journal says so, then they are renamed
 * into place. A run that is killed leaves every file old or new, and {@link recoverWrites} brings the rest to one side or the other.
 * The caller holds the archive's lock. Throws when the disk is full or a short write shows; then no target has changed.
 */
export async function writeFiles(root: string, changes: readonly FileChange[]): Promise<void> {
  if (changes.length === 0) return;
  const entries = changes.map(({ path, content }, index): JournalEntry =>
    content === undefined
      ? { target: path }
      : { target: path, temporary: `${dirname(path)}/.offprint-${process.pid}-${index}` },
  );
  await writeJournal(root, { state: "prepare", entries });
  try {
    await inBatches(changes, async ({ content }, index) => {
      const temporary = entries[index]?.temporary;
      if (content !== undefined && temporary !== undefined) await writeWhole(join(root, temporary), content);
    });
  } catch (error) {
    await undo(root, entries);
    throw error;
  }
  await writeJournal(root, { state: "commit", entries });
  await finish(root, entries);
}

/** Finishes or undoes what a killed run left. The caller holds the lock. Returns how many files that concerned. */
export async function recoverWrites(root: string): Promise<number> {
  const journal = await readJournal(root);
  if (!journal) return 0;
  await (journal.state === "commit" ? finish(root, journal.entries) : undo(root, journal.entries));
  return journal.entries.length;
}

/** True when a killed run left something to finish or undo. */
export function hasUnfinishedWrites(root: string): boolean {
  return existsSync(journalPath(root));
}

async function finish(root: string, entries: readonly JournalEntry[]): Promise<void> {
  await inBatches(entries, async ({ target, temporary }) => {
    try {
      await (temporary === undefined ? unlink(join(root, target)) : rename(join(root, temporary), join(root, target)));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  });
  await inBatches([...new Set(entries.map(({ target }) => dirname(target)))], (folder) =>
    syncFolder(join(root, folder)),
  );
  await rm(journalPath(root), { force: true });
}

async function undo(root: string, entries: readonly JournalEntry[]): Promise<void> {
  await inBatches(entries, async ({ temporary }) => {
    if (temporary !== undefined) await rm(join(root, temporary), { force: true });
  });
  await rm(journalPath(root), { force: true });
}

/** Writes all bytes and makes sure of it: a full disk can take part of a write without an error. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w", 0o644);
  try {
    await writeAll(handle, bytes);
    const { size } = await handle.stat();
    if (size !== bytes.length)
      throw Object.assign(new Error(`wrote ${size} of ${bytes.length} bytes to ${path}`), { code: "ENOSPC" });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let from = 0;
  while (from < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, from);
    if (bytesWritten === 0) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    from += bytesWritten;
  }
}

async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    /* A folder that is gone needs no sync, and some systems have none for folders. */
    if (
      !(
        error instanceof Error &&
        "code" in error &&
        ["ENOENT", "EISDIR", "EPERM", "EINVAL"].includes(String(error.code))
      )
    )
      throw error;
  }
}

function journalPath(root: string): string {
  return join(root, STATE, "journal.json");
}

async function writeJournal(root: string, journal: Journal): Promise<void> {
  const path = journalPath(root);
  await writeWhole(`${path}-new`, JSON.stringify(journal));
  await rename(`${path}-new`, path);
  await syncFolder(dirname(path));
}

async function readJournal(root: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(await readFile(journalPath(root), "utf8")) as Journal;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await Promise.all(items.slice(start, start + BATCH).map((item, offset) => work(item, start + offset)));
  }
}
