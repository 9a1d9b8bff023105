import { join } from "node:path";
import type { Source } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import { decodeCapture } from "./capture-text.ts";
import { readIfThere } from "./disk.ts";
import type { OtherCaptures } from "./ingest.ts";
import { captureFile } from "./layout.ts";
import { readCapture, type ReadCapture } from "./read-captures.ts";

/** Reads captures that the archive keeps, each at most once; what is wrong with them is told where they are ingested, not here. */
export function createCaptureReader(archive: Archive, sources: ReadonlyMap<string, Source>): OtherCaptures {
  const digests = new Map(archive.digests.map((digest) => [digest.capture.file, digest]));
  const read = new Map<string, Promise<ReadCapture | undefined>>();
  const load = async (name: string): Promise<ReadCapture | undefined> => {
    const bytes = await readIfThere(join(archive.root, captureFile(name)));
    const text = bytes && decodeCapture(name, captureFile(name), bytes, []);
    const digest = digests.get(name);
    /* Evidence that was changed does not speak. */
    if (!text || (digest && digest.capture.sha256 !== text.sha256)) return undefined;
    return readCapture(text, captureFile(name), digest, { sources }, []);
  };
  return (name) => {
    const known = read.get(name) ?? load(name);
    read.set(name, known);
    return known;
  };
}
