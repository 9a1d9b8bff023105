import { join } from "node:path";
import type { Source } from "../contracts.ts";
import type { CaptureFile } from "../model/archive.ts";
import type { CaptureText } from "../model/capture.ts";
import type { CapturedEntry, Repair } from "../model/repair.ts";
import type { Reading } from "../normalize/reading.ts";
import { fingerprintOf } from "../text/hash.ts";
import { decodeCapture } from "./capture-text.ts";
import { readIfThere } from "./disk.ts";
import { captureFile } from "./layout.ts";
import { readCapture } from "./read-captures.ts";

/** What an entry gives the fields that are mended, as fingerprints: enough to tell whether a paper shows it. */
type ValuesOf = { readonly [Field in Repair["field"]]: string };

/** An entry of a capture with its repairs, apart from the paper that it became. */
export interface RepairedEntry extends Omit<CapturedEntry, "capture"> {
  readonly values: ValuesOf;
}

/**
 * What was repaired in a capture, entry by entry; of an entry without repairs its lines are left out. Nothing when the capture is not there,
 * has other bytes than `sha256` says, or cannot be read: what is wrong with it is told where it is ingested.
 */
export async function readRepairs(
  root: string,
  { name, sha256 }: CaptureFile,
  sources: ReadonlyMap<string, Source>,
): Promise<readonly RepairedEntry[]> {
  const path = captureFile(name);
  const bytes = await readIfThere(join(root, path));
  const text = bytes && decodeCapture(name, path, bytes, []);
  if (text?.sha256 !== sha256) return [];
  const read = readCapture(text, path, undefined, { sources }, []);
  return (read?.readings ?? []).map((reading) => gatherEntry(reading, text));
}

/** An entry that was read, with what was repaired in it. */
export function gatherEntry({ sighting: { lines }, fields, repairs }: Reading, text: CaptureText): RepairedEntry {
  const values = { title: fingerprintOf(fields.title), abstract: fingerprintOf(fields.abstract) };
  return { lines, values, text: repairs.length === 0 ? [] : linesOf(lines, text), repairs };
}

function linesOf([first, last]: RepairedEntry["lines"], { lines }: CaptureText): RepairedEntry["text"] {
  return lines
    .slice(first - 1, last)
    .map((text, index) => ({ line: first + index, text }))
    .filter(({ text }) => text.trim() !== "");
}
