import { createCaptureReader } from "../../../src/archive/capture-reader.ts";
import { type IngestPlan, type OtherCaptures, planIngest } from "../../../src/archive/ingest.ts";
import { loadCaptures } from "../../../src/archive/load-captures.ts";
import { type MergePlan, planMerge } from "../../../src/archive/merge.ts";
import { readCapture } from "../../../src/archive/read-captures.ts";
import { readArchive } from "../../../src/archive/read.ts";
import type { FileChange } from "../../../src/archive/write.ts";
import type { Archive } from "../../../src/model/archive.ts";
import type { Paper } from "../../../src/model/paper.ts";
import type { Problem } from "../../../src/model/problem.ts";
import source from "../../../src/sources/huggingface-text/index.ts";
import { improve } from "./pages.ts";

/** What goes wrong in a machine that is broken on purpose. */
export interface Fault {
  /** What it takes the archive for. */
  readonly see?: (archive: Archive) => Archive;
  /** What it writes instead. */
  readonly write?: (changes: readonly FileChange[], archive: Archive) => readonly FileChange[];
}

const sources = new Map([["huggingface-text", source]]);

/** Reads captures of an archive as the normaliser of a version does. */
export function readerFor(archive: Archive, version: number): OtherCaptures {
  const read = createCaptureReader(archive, sources);
  return async (name) => {
    const found = await read(name);
    return found && improve(found, version);
  };
}

/** Plans an ingest, of all captures or of one that comes from elsewhere, by a version of the normaliser. */
export async function plan(
  root: string,
  { path, version, fault }: { path?: string | undefined; version: number; fault: Fault },
): Promise<{ readonly archive: Archive; readonly plan: IngestPlan }> {
  const archive = await readArchive(root);
  const seen = fault.see?.(archive) ?? archive;
  const problems: Problem[] = [];
  const captures = await loadCaptures(seen, { paths: path === undefined ? [] : [path] }, problems);
  const known = captures.flatMap(({ text, path: shown }) => {
    const digest = seen.digests.find(({ capture }) => capture.sha256 === text.sha256);
    const read = readCapture(text, shown, digest, { sources }, []);
    return read ? [[text.sha256, improve(read, version)] as const] : [];
  });
  const planned = await planIngest(
    seen,
    captures,
    { sources, known: new Map(known) },
    readerFor(seen, version),
    problems,
  );
  return { archive, plan: { ...planned, changes: fault.write?.(planned.changes, seen) ?? planned.changes } };
}

/** Plans to join two papers. */
export async function join(
  archive: Archive,
  [keep, drop]: readonly [Paper, Paper],
  { version, fault }: { version: number; fault: Fault },
): Promise<MergePlan> {
  const planned = await planMerge(archive, keep, drop, readerFor(archive, version));
  return { ...planned, changes: fault.write?.(planned.changes, archive) ?? planned.changes };
}
