import type { ContentFile } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { parseYaml, type SplitFile, splitFrontMatter } from "./front-matter.ts";

/** A text file of `content/`, decoded and parsed but not yet checked against a schema. */
export interface LoadedFile {
  readonly file: ContentFile;
  readonly value: unknown;
  /** The Markdown after the front matter, with its line ends as in the file. */
  readonly body: string;
  readonly split?: SplitFile;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; undefined with a problem at the first wrong byte. */
export function decodeUtf8(path: string, bytes: Uint8Array, problems: Problem[]): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    const { line, column } = placeOfWrongByte(bytes);
    problems.push({
      file: path,
      line,
      column,
      severity: "error",
      rule: "encoding",
      message: "found bytes that are not UTF-8; expected UTF-8 text: save the file again as UTF-8",
    });
    return undefined;
  }
}

/** Where decoding first fails, counted in lines and bytes from 1. */
export function placeOfWrongByte(bytes: Uint8Array): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    if (index < bytes.length && bytes[index] !== 0x0a) continue;
    const column = wrongByteIn(bytes.subarray(start, index));
    if (column !== undefined) return { line, column };
    line += 1;
    start = index + 1;
  }
  return { line: 1, column: 1 };
}

function wrongByteIn(bytes: Uint8Array): number | undefined {
  try {
    decoder.decode(bytes);
    return undefined;
  } catch {
    let low = 0;
    let high = bytes.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isPrefixSound(bytes.subarray(0, middle))) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** True when the bytes decode, or could with more to come. */
function isPrefixSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Reads a Markdown file with front matter. */
export function loadMarkdown(path: string, bytes: Uint8Array, problems: Problem[]): LoadedFile | undefined {
  const text = decodeUtf8(path, bytes, problems);
  if (text === undefined || hasConflictMarker(path, text, problems)) return undefined;
  const split = splitFrontMatter(text);
  if ("rule" in split) {
    problems.push({ file: path, ...split });
    return undefined;
  }
  const yaml = parseYaml(text.slice(...split.front), 2);
  problems.push(...yaml.problems.map((problem) => ({ file: path, ...problem })));
  if (yaml.problems.length > 0) return undefined;
  return {
    file: { path, text, placeOf: yaml.placeOf, bodyLine: split.bodyLine },
    value: yaml.value,
    body: text.slice(...split.body),
    split,
  };
}

/** Reads a YAML file. */
export function loadYaml(path: string, bytes: Uint8Array, problems: Problem[]): LoadedFile | undefined {
  const text = decodeUtf8(path, bytes, problems);
  if (text === undefined || hasConflictMarker(path, text, problems)) return undefined;
  const yaml = parseYaml(text.replace(/^\uFEFF/u, ""));
  problems.push(...yaml.problems.map((problem) => ({ file: path, ...problem })));
  if (yaml.problems.length > 0) return undefined;
  return { file: { path, text, placeOf: yaml.placeOf, bodyLine: 1 }, value: yaml.value, body: "" };
}

/** Text that a merge left undecided must not be read as if it were. */
function hasConflictMarker(path: string, text: string, problems: Problem[]): boolean {
  const marker = /^(?:<{7}|>{7})(?: |$)/mu.exec(text);
  if (!marker) return false;
  const line = text.slice(0, marker.index).split("\n").length;
  problems.push({
    file: path,
    line,
    column: 1,
    severity: "error",
    rule: "conflict-marker",
    message: `found “${marker[0].trim()}”, left by a merge; expected one version: choose one and delete the markers`,
  });
  return true;
}
