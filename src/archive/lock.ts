import { mkdirSync, readFileSync, readlinkSync, renameSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "./disk.ts";
import { STATE } from "./layout.ts";

/** Another run holds the lock of an archive. */
export class LockError extends Error {
  override readonly name = "LockError";
}

/**
 * Runs `task` while holding the archive's lock, a symbolic link that names its holder: made in one step, and no file is opened.
 * A lock whose process is gone is taken over. Throws {@link LockError} when it is held.
 */
export async function withLock<Result>(root: string, task: () => Promise<Result>): Promise<Result> {
  const path = join(root, STATE, "lock");
  mkdirSync(join(root, STATE), { recursive: true });
  acquire(path);
  try {
    return await task();
  } finally {
    release(path);
  }
}

function acquire(path: string): void {
  const own = nameProcess(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      symlinkSync(own, path);
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = readHolder(path);
    if (holder === undefined) continue;
    if (isAlive(holder))
      throw new LockError(
        `another run of offprint (process ${holder.split("-")[0]}) is writing to this archive: wait for it to end`,
      );
    takeAside(path, holder);
  }
  throw new LockError("other runs of offprint are writing to this archive: try again");
}

/** Moves a dead holder's lock away; one that changed hands meanwhile is put back. */
function takeAside(path: string, holder: string): void {
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (readHolder(aside) === holder) unlinkSync(aside);
  else renameSync(aside, path);
}

function release(path: string): void {
  if (readHolder(path) === nameProcess(process.pid)) unlinkSync(path);
}

function readHolder(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * A process by its number and, where the system tells it, its start: numbers are used again. One that has ended but was not collected
 * (proc(5), state Z or X) has no start any more: it writes nothing.
 */
function nameProcess(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return /^[ZX]/iu.test(fields[0] ?? "") ? `${pid}-ended` : `${pid}-${fields[19] ?? ""}`;
  } catch {
    return `${pid}-`;
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split("-")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return nameProcess(pid) === holder;
}
