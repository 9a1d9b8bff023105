import { lstatSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import type { Archive } from "../model/archive.ts";
import type { CaptureText } from "../model/capture.ts";
import { compareText, type Problem } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { captureNameFor } from "./capture-name.ts";
import { CAPTURE_LIMIT, decodeCapture, tooLarge } from "./capture-text.ts";
import { isIgnoredName } from "./content-files.ts";
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
  const paths = takesAll
    ? archive.captures.map(({ name }) => join(home, name))
    : input.paths.flatMap((path) => expandFolder(path, showPath(archive.root, path), problems));
  if (takesAll) problems.push(...missingCaptures(archive));
  const nameCapture = createNaming(archive);
  const hashes = new Map(archive.captures.map(({ name, sha256: hash }) => [join(home, name), hash]));
  const found: FoundCapture[] = [];
  for (const path of paths.sort(compareText)) {
    const shown = showPath(archive.root, path);
    const bytes = await readCapture(path, shown, problems);
    if (!bytes) continue;
    const hash = sha256(bytes);
    if (takesAll && hash !== hashes.get(path)) problems.push(changedMeanwhile(shown));
    else found.push({ path: shown, fileName: basename(path), bytes, hash });
  }
  if (input.stdin)
    found.push({ path: "stdin.txt", fileName: "stdin.txt", bytes: input.stdin, hash: sha256(input.stdin) });
  const loaded = new Map<string, LoadedCapture>();
  /* By their bytes, not by where they lie: which of two namesakes keeps the name must be the same everywhere. */
  for (const { path, fileName, bytes, hash } of found.sort((a, b) => compareText(a.hash, b.hash))) {
    const text = loaded.has(hash) ? undefined : decodeCapture(fileName, path, bytes, problems);
    if (!text) continue;
    const { name, keptAs } = nameCapture(fileName, hash);
    if (keptAs !== undefined && keptAs !== name) problems.push(renamed(captureFile(keptAs), name));
    const isKept = keptAs !== undefined;
    loaded.set(hash, { path: isKept ? captureFile(keptAs) : path, text: { ...text, name }, ...(!isKept && { bytes }) });
  }
  return [...loaded.values()];
}

interface FoundCapture {
  /** As it is named in problems. */
  readonly path: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** What was read of the content and what is read now would not belong together. */
function changedMeanwhile(file: string): Problem {
  const message = "found other bytes than a moment ago; expected nobody to write to captures now: run this again";
  return { file, line: 1, column: 1, severity: "error", rule: "capture-changing", message };
}

/** Evidence that a digest names and nobody took out must be there. */
function missingCaptures(archive: Archive): readonly Problem[] {
  const names = new Set(archive.captures.flatMap(({ name, sha256: hash }) => [name, hash]));
  return archive.digests
    .filter(({ capture }) => !capture.removed && !names.has(capture.file) && !names.has(capture.sha256))
    .map(({ file, capture }) => ({
      file,
      ...(archive.files.get(file)?.placeOf(["capture", "file"]) ?? { line: 1, column: 1 }),
      severity: "error",
      rule: "missing-capture",
      message: `found no capture “${capture.file}” in content/captures; expected the evidence of this digest: restore it from git, or say under “capture” why it was “removed”`,
    }));
}

/** The name of a capture in the archive, and the one under which its bytes are there, if they are. */
interface Naming {
  readonly name: string;
  readonly keptAs: string | undefined;
}

function createNaming(archive: Archive): (fileName: string, sha256: string) => Naming {
  const names = new Map(archive.captures.map((capture) => [capture.name, capture.sha256]));
  const kept = new Map(archive.captures.toReversed().map((capture) => [capture.sha256, capture.name]));
  /* A digest's word counts before a file's name. */
  const known = new Map([...kept, ...archive.digests.map(({ capture }) => [capture.sha256, capture.file] as const)]);
  return (fileName, hash) => {
    const isInUse = (candidate: string): boolean => names.has(candidate) || isIgnoredName(candidate);
    const name = known.get(hash) ?? captureNameFor(fileName, hash, isInUse);
    const keptAs = names.get(name) === hash ? name : kept.get(hash);
    names.set(name, hash);
    return { name, keptAs };
  };
}

/** The same bytes under another name are the same capture; its digest and papers name the first. */
function renamed(path: string, name: string): Problem {
  const message = `found the bytes of ${captureFile(name)} under this name; expected the one that its digest and papers give: rename the file back`;
  return { file: path, line: 1, column: 1, severity: "error", rule: "renamed-capture", message };
}

/** The files of a folder; a path that is none stays itself. */
function expandFolder(path: string, shown: string, problems: Problem[]): readonly string[] {
  try {
    if (!lstatSync(path).isDirectory()) return [path];
  } catch {
    return [path];
  }
  const files = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith("."),
  );
  if (files.length === 0) problems.push(missing(shown, "found a folder without files; expected captures in it"));
  return files.map((entry) => join(path, entry.name));
}

function missing(file: string, message: string): Problem {
  return { file, line: 1, column: 1, severity: "error", rule: "capture-missing", message };
}

/** What the system says of a path that leads to no file, and of one that is closed to us. */
const NOWHERE = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"]);
const FORBIDDEN = new Set(["EACCES", "EPERM"]);

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
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (NOWHERE.has(code)) return report("capture-missing", "found no such file; expected a capture: check the path");
    if (FORBIDDEN.has(code))
      return report(
        "capture-unreadable",
        "found a file that may not be read; expected a capture: check its permissions",
      );
    throw error;
  }
}

/** Relative to the archive when inside it, else absolute; with `/`. */
function showPath(root: string, path: string): string {
  const inside = relative(root, resolve(path));
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}
