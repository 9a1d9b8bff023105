import {
  closeSync,
  existsSync,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
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

/** Files open at once: far below every system's limit, enough for the disk to take many in one go. */
const BATCH = 32;

const sync = promisify(fsync);

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
    for (const folder of foldersOf(entries)) mkdirSync(join(root, folder), { recursive: true });
    for (const { target } of entries) refuseFolder(join(root, target));
    await writeAll(
      changes.flatMap(({ content }, index) => {
        const temporary = entries[index]?.temporary;
        return content === undefined || temporary === undefined ? [] : [{ path: join(root, temporary), content }];
      }),
    );
  } catch (error) {
    undo(root, entries);
    throw error;
  }
  await writeJournal(root, { state: "commit", entries });
  await finish(root, entries);
}

/** Finishes or undoes what a killed run left. The caller holds the lock. Returns how many files that concerned. */
export async function recoverWrites(root: string): Promise<number> {
  const journal = readJournal(root);
  if (!journal) return 0;
  if (journal.state === "commit") await finish(root, journal.entries);
  else undo(root, journal.entries);
  return journal.entries.length;
}

/** True when a killed run left something to finish or undo. */
export function hasUnfinishedWrites(root: string): boolean {
  return existsSync(journalPath(root));
}

async function finish(root: string, entries: readonly JournalEntry[]): Promise<void> {
  for (const { target, temporary } of entries) {
    try {
      if (temporary === undefined) unlinkSync(join(root, target));
      else renameSync(join(root, temporary), join(root, target));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  const folders = foldersOf(entries);
  /* A folder that is new stands in its parent, and that may be new too. */
  const parents = folders.flatMap((folder) => [dirname(folder), dirname(dirname(folder))]);
  await syncFolders([...new Set([...folders, ...parents])].map((folder) => join(root, folder)));
  rmSync(journalPath(root), { force: true });
}

function undo(root: string, entries: readonly JournalEntry[]): void {
  for (const { temporary } of entries) {
    try {
      if (temporary !== undefined) rmSync(join(root, temporary), { force: true });
    } catch (error) {
      /* Where a file stands in the place of its folder, nothing was written. */
      if (!(error instanceof Error && "code" in error && error.code === "ENOTDIR")) throw error;
    }
  }
  rmSync(journalPath(root), { force: true });
}

/** A folder where a file belongs would stop the step in its middle, for good. */
function refuseFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw Object.assign(new Error(`found the folder ${path} where a file belongs: move it away`), { code: "EISDIR" });
}

function foldersOf(entries: readonly JournalEntry[]): readonly string[] {
  return [...new Set(entries.map(({ target }) => dirname(target)))];
}

interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes all bytes of a file and forces them to disk. Throws when the disk is full or a short write shows. A pipe or a device that stands
 * there is written to as it is.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(path, content);
  await writeAll([{ path, content }]);
}

/** Writes files, some at a time, and waits for the disk once for all of these: it is the waiting that takes long. */
async function writeAll(files: readonly NewFile[]): Promise<void> {
  for (let start = 0; start < files.length; start += BATCH) {
    const open: number[] = [];
    try {
      for (const { path, content } of files.slice(start, start + BATCH)) {
        const descriptor = openSync(path, "w", 0o644);
        open.push(descriptor);
        writeBytes(descriptor, path, typeof content === "string" ? Buffer.from(content, "utf8") : content);
      }
      await settleAll(open.map((descriptor) => sync(descriptor)));
    } finally {
      for (const descriptor of open) closeSync(descriptor);
    }
  }
}

/** Writes all bytes and makes sure of it: a full disk can take part of a write without an error. */
function writeBytes(descriptor: number, path: string, bytes: Uint8Array): void {
  let from = 0;
  while (from < bytes.length) {
    const written = writeSync(descriptor, bytes, from, bytes.length - from, from);
    if (written === 0) throw Object.assign(new Error(`no space left for ${path}`), { code: "ENOSPC" });
    from += written;
  }
  const { size } = fstatSync(descriptor);
  if (size !== bytes.length)
    throw Object.assign(new Error(`wrote ${size} of ${bytes.length} bytes to ${path}`), { code: "ENOSPC" });
}

/** Waits for all, also when one fails: a file must not be closed while it is being forced to disk. */
async function settleAll(tasks: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(tasks)) if (result.status === "rejected") throw result.reason;
}

/** Forces folders to disk, so that the names in them last. One that is gone needs it not, and some systems cannot do it. */
async function syncFolders(paths: readonly string[]): Promise<void> {
  for (let start = 0; start < paths.length; start += BATCH) {
    await settleAll(
      paths.slice(start, start + BATCH).map(async (path) => {
        try {
          const descriptor = openSync(path, "r");
          await sync(descriptor).finally(() => closeSync(descriptor));
        } catch (error) {
          const code = error instanceof Error && "code" in error ? String(error.code) : "";
          if (!["ENOENT", "EISDIR", "EPERM", "EINVAL"].includes(code)) throw error;
        }
      }),
    );
  }
}

function journalPath(root: string): string {
  return join(root, STATE, "journal.json");
}

async function writeJournal(root: string, journal: Journal): Promise<void> {
  const path = journalPath(root);
  await writeWhole(`${path}-new`, JSON.stringify(journal));
  renameSync(`${path}-new`, path);
  await syncFolders([dirname(path)]);
}

function readJournal(root: string): Journal | undefined {
  try {
    return JSON.parse(readFileSync(journalPath(root), "utf8")) as Journal;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
