import type { Archive } from "../model/archive.ts";
import type { Digest } from "../model/digest.ts";
import type { Problem, Severity } from "../model/problem.ts";
import { digestFile } from "./layout.ts";
import type { LoadedCapture } from "./load-captures.ts";

/** Why a capture must be left alone; undefined when it may be ingested. */
export type RefuseCapture = (capture: LoadedCapture, digest: Digest | undefined) => Problem | undefined;

/** Makes the judge of captures: `digest` is the one that records a capture's bytes. */
export function createCaptureJudge(archive: Archive): RefuseCapture {
  const byFile = new Map(archive.digests.map((digest) => [digest.capture.file, digest]));
  const [unreadable] = unreadableDigests(archive);
  return ({ path, text, bytes }, digest) => {
    if (digest?.capture.removed) return withdrawn(path, digest);
    /* What comes from elsewhere gets a name and a digest of its own. */
    if (digest || bytes !== undefined) return undefined;
    const recorded = byFile.get(text.name);
    if (recorded) return changed(path, recorded);
    return unreadable === undefined ? undefined : undecided(path, unreadable);
  };
}

/** Ids of digests whose files are there but broken: nothing may be written over them. */
export function unreadableDigests(archive: Archive): readonly string[] {
  const readable = new Set(archive.digests.map(({ file }) => file));
  const broken = archive.problems.filter(({ file, severity }) => severity === "error" && !readable.has(file));
  return [...new Set(broken.flatMap(({ file }) => /^content\/digests\/([^/]+)\.md$/u.exec(file)?.[1] ?? []))];
}

/** Evidence is never edited: other bytes under a digest's name are an error. */
function changed(path: string, digest: Digest): Problem {
  const message = `found other bytes than ${digest.file} recorded; expected the capture as received: restore it from git, or add the new one under another name`;
  return refusal(path, "error", "changed-capture", message);
}

/** Evidence that had to go does not come back because someone still has it. */
function withdrawn(path: string, { file, capture }: Digest): Problem {
  const message = `found the bytes of a capture that ${file} says was removed (${capture.removed?.reason ?? ""}); expected it to stay away: delete this file, or “removed” in the digest`;
  return refusal(path, "error", "withdrawn-capture", message);
}

/** A kept capture without a digest may be the one of a digest that cannot be read. */
function undecided(path: string, id: string): Problem {
  const message = `found no digest for this capture, and ${digestFile(id)}, which may be its own, cannot be read; expected a digest that can be read: mend it and ingest again`;
  return refusal(path, "warning", "undecided-capture", message);
}

function refusal(file: string, severity: Severity, rule: string, message: string): Problem {
  return { file, line: 1, column: 1, severity, rule, message };
}
