import { lstatSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import type { Archive } from "../model/archive.ts";
import type { CaptureText } from "../model/capture.ts";
import { compareText, type Problem } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { captureNameFor } from "./capture-name.ts";
import { CAPTURE_LIMIT, decodeCapture, tooLarge } from "./capture-text.ts";
import { isMissing } from "./disk.ts";
import { CAPTURES, captureFile } from "./layout.ts";

/** A capture to ingest. `bytes` are set when it comes from elsewhere and is to be copied into the archive. */
export interface LoadedCapture {
  /** As it is named in problems. */
  readonly path: string;
  readonly text: CaptureText;
  readonly bytes?: Uint8Array;
}

/** Where captures come from: files, or one text given on standard input. */
export interface CaptureInput {
  /** Absolute paths; empty: all of `content/captures`. */
  readonly paths: readonly string[];
  readonly stdin?: Uint8Array | undefined;
}

/** Loads captures, sorted by their SHA-256, the same bytes once. What cannot be read is a problem and left out. */
export async function loadCaptures(
  archive: Archive,
  input: CaptureInput,
  problems: Problem[],
): Promise<readonly LoadedCapture[]> {
  const home = join(archive.root, CAPTURES);
  const takesAll = input.paths.length === 0 && input.stdin === undefined;
  const paths = takesAll ? archive.captures.map(({ name }) => join(home, name)) : input.paths.flatMap(expandFolder);
  const names = new Map(archive.captures.map(({ name, sha256: hash }) => [name, hash]));
  const known = knownNames(archive);
  const loaded = new Map<string, LoadedCapture>();
  const take = (path: string, fileName: string, bytes: Uint8Array): void => {
    const hash = sha256(bytes);
    if (loaded.has(hash)) return;
    const stored = known.get(hash);
    const name = stored ?? captureNameFor(fileName, hash, (candidate) => names.has(candidate));
    const isHere = names.get(name) === hash;
    const text = decodeCapture(name, path, bytes, problems);
    if (!text) return;
    names.set(name, hash);
    loaded.set(hash, { path: isHere ? captureFile(name) : path, text, ...(!isHere && { bytes }) });
  };
  for (const path of paths.sort(compareText)) {
    const shown = showPath(archive.root, path);
    const bytes = await readCapture(path, shown, problems);
    if (bytes) take(shown, basename(path), bytes);
  }
  if (input.stdin) take("stdin.txt", "stdin.txt", input.stdin);
  return [...loaded.values()].sort((a, b) => compareText(a.text.sha256, b.text.sha256));
}

/** SHA-256 → the name under which the archive keeps those bytes; a digest's word counts before a file's name. */
function knownNames(archive: Archive): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, sha256: hash } of archive.captures.toReversed()) names.set(hash, name);
  const here = new Map(archive.captures.map(({ name, sha256: hash }) => [name, hash]));
  for (const { capture } of archive.digests)
    if (here.get(capture.file) === capture.sha256) names.set(capture.sha256, capture.file);
  return names;
}

function expandFolder(path: string): readonly string[] {
  try {
    if (!lstatSync(path).isDirectory()) return [path];
  } catch {
    return [path];
  }
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(path, entry.name));
}

async function readCapture(path: string, shown: string, problems: Problem[]): Promise<Uint8Array | undefined> {
  const report = (rule: string, message: string): undefined => {
    problems.push({ file: shown, line: 1, column: 1, severity: "error", rule, message });
    return undefined;
  };
  try {
    const info = lstatSync(path);
    if (!info.isFile())
      return report(
        "capture-not-a-file",
        "found a link, folder or special file; expected a regular file: give the file itself",
      );
    if (info.size >= CAPTURE_LIMIT) return report("capture-too-large", tooLarge(info.size));
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return report("capture-missing", "found no such file; expected a capture: check the path");
    throw error;
  }
}

/** Relative to the archive when inside it, else absolute; with `/`. */
function showPath(root: string, path: string): string {
  const inside = relative(root, resolve(path));
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}
