import type { ContentFile } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { type SplitFile, splitFrontMatter } from "./front-matter.ts";
import { LIST_LIMIT, parseYaml } from "./yaml.ts";

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

/** Where decoding first fails, counted in lines and characters from 1. */
export function placeOfWrongByte(bytes: Uint8Array): { line: number; column: number } {
  let low = 0;
  let high = bytes.length + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isPrefixSound(bytes.subarray(0, middle))) low = middle;
    else high = middle;
  }
  /* What is sound so far may end in the first bytes of a letter that does not go on. */
  const sound = [0, 1, 2, 3]
    .map((back) => decodeWhole(bytes.subarray(0, low - back)))
    .find((text) => text !== undefined);
  const lines = (sound ?? "").split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function decodeWhole(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
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

/** Reads a Markdown file with front matter of at most `limit` characters. */
export function loadMarkdown(
  path: string,
  bytes: Uint8Array,
  problems: Problem[],
  limit?: number,
): LoadedFile | undefined {
  const text = decodeUtf8(path, bytes, problems);
  return text === undefined ? undefined : loadMarkdownText(path, text, problems, limit);
}

/** The same for text that is at hand. */
export function loadMarkdownText(
  path: string,
  text: string,
  problems: Problem[],
  limit?: number,
): LoadedFile | undefined {
  if (hasConflictMarker(path, text, problems)) return undefined;
  const split = splitFrontMatter(text);
  if ("rule" in split) {
    problems.push({ file: path, ...split });
    return undefined;
  }
  const yaml = parseYaml(text.slice(...split.front), 2, limit);
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
  return text === undefined ? undefined : loadYamlText(path, text, problems);
}

/** The same for text that is at hand. */
export function loadYamlText(path: string, text: string, problems: Problem[]): LoadedFile | undefined {
  if (hasConflictMarker(path, text, problems)) return undefined;
  const yaml = parseYaml(text.replace(/^\uFEFF/u, ""), 1, LIST_LIMIT);
  problems.push(...yaml.problems.map((problem) => ({ file: path, ...problem })));
  if (yaml.problems.length > 0) return undefined;
  return { file: { path, text, placeOf: yaml.placeOf, bodyLine: 1 }, value: yaml.value, body: "" };
}

/** Text that a merge left undecided must not be read as if it were. */
function hasConflictMarker(path: string, text: string, problems: Problem[]): boolean {
  if (!text.includes("<<<<<<<") && !text.includes(">>>>>>>")) return false;
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
