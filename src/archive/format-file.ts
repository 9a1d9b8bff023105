import type { Fix } from "../model/problem.ts";
import { loadMarkdownText, type LoadedFile } from "./content-file.ts";
import { editFile } from "./edit-file.ts";
import type { MendedValue } from "./mend-values.ts";
import { renderKey } from "./render-file.ts";
import { listWrittenComments } from "./yaml-comments.ts";

/** What was changed in a text, at its place before. */
export type Change = Omit<Fix, "file">;

/** A file's text in canonical form, and what was changed for that. */
export interface FormattedFile {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** How one kind of content is written. */
export interface FileForm<Part> {
  /** Keys of the front matter in their order. */
  readonly keys: readonly string[];
  /** What a file says; undefined when that cannot be read. With `mend`, what is certain is mended first. */
  readonly read: (
    loaded: LoadedFile,
    mend: boolean,
  ) => { readonly part: Part; readonly mended: readonly MendedValue[] } | undefined;
  readonly valueOf: (part: Part, key: string) => unknown;
  /** The body as it is to be written, from the body as it is. */
  readonly renderBody: (body: string) => string;
  /** All of a body that means something. */
  readonly bodyOf: (part: Part) => unknown;
  readonly limit?: number;
}

/**
 * A file as Offprint would write it: the same bytes, whichever editor it comes from. Undefined for text that cannot be read. With comments
 * in its front matter, or with `keepLines`, the lines and their order stay, and only what is wrong in them is changed. What would then mean
 * anything else than before is left as it was.
 */
export function formatFile<Part>(form: FileForm<Part>, text: string, keepLines = false): FormattedFile | undefined {
  const loaded = loadMarkdownText("", text, [], form.limit);
  const read = loaded && form.read(loaded, true);
  if (!loaded?.split || !read) return undefined;
  const front = text.slice(...loaded.split.front);
  const comments = listWrittenComments(front);
  const isKept = keepLines || comments.length > 0;
  const written = renderFront(form, read.part);
  const body = form.renderBody(loaded.body);
  const next = isKept ? keepFront(form, front, read, body) : `---\n${written}---\n${body}`;
  if (next === text || !meansTheSame(form, read.part, comments, next)) return { text, changes: [] };
  const found = { text, next, loaded, front, mended: read.mended, body };
  return { text: next, changes: listChanges(found, isKept ? undefined : writtenKeys(form, read.part)) };
}

function renderFront<Part>(form: FileForm<Part>, part: Part): string {
  return form.keys.map((key) => renderKey(key, form.valueOf(part, key))).join("");
}

function writtenKeys<Part>(form: FileForm<Part>, part: Part): ReadonlyMap<string, string> {
  return new Map(form.keys.map((key) => [key, renderKey(key, form.valueOf(part, key))]));
}

/** The front matter's own lines, without blanks at their ends, and with the values that were mended. */
function keepFront<Part>(
  form: FileForm<Part>,
  front: string,
  { part, mended }: { readonly part: Part; readonly mended: readonly MendedValue[] },
  body: string,
): string {
  const lines = withUnixEnds(front).replace(/[ \t]+$/gmu, "");
  const keys = new Set(mended.map(({ path }) => String(path[0])));
  const edits = new Map([...keys].map((key) => [key, renderKey(key, form.valueOf(part, key))]));
  return editFile(`---\n${lines}---\n${body}`, form.keys, { keys: edits });
}

/** True when a text is read as the same part, without anything to mend, with the same comments. */
function meansTheSame<Part>(form: FileForm<Part>, part: Part, comments: readonly string[], next: string): boolean {
  const loaded = loadMarkdownText("", next, [], form.limit);
  const again = loaded && form.read(loaded, false);
  if (!loaded?.split || !again) return false;
  const kept = listWrittenComments(next.slice(...loaded.split.front));
  return (
    renderFront(form, again.part) === renderFront(form, part) &&
    JSON.stringify(form.bodyOf(again.part)) === JSON.stringify(form.bodyOf(part)) &&
    JSON.stringify(kept.map((comment) => comment.trim()).sort()) ===
      JSON.stringify(comments.map((comment) => comment.trim()).sort())
  );
}

interface Found {
  readonly text: string;
  readonly next: string;
  readonly loaded: LoadedFile;
  readonly front: string;
  readonly mended: readonly MendedValue[];
  readonly body: string;
}

/** What a person should know of the change, in the order of the file. */
function listChanges(found: Found, written: ReadonlyMap<string, string> | undefined): readonly Change[] {
  const { text, next, loaded, front, mended, body } = found;
  const values = mended.map(({ path, message, rule }): Change => ({ ...loaded.file.placeOf(path), message, rule }));
  const changes = [...listTextChanges(text, front, next), ...values];
  if (written) changes.push(...listKeyChanges(found, written));
  if (withUnixEnds(loaded.body) !== withUnixEnds(body)) {
    const line = loaded.file.bodyLine;
    changes.push(change(line, 1, "found other blank lines around the text; wrote one before and a line end after"));
  }
  return changes.length > 0
    ? changes.sort((a, b) => a.line - b.line || a.column - b.column)
    : [change(1, 1, "found another layout of the front matter; wrote it as Offprint does")];
}

function listKeyChanges({ front, loaded, mended }: Found, written: ReadonlyMap<string, string>): readonly Change[] {
  const values = new Set(mended.map(({ path }) => path[0]));
  const lines = `\n${withUnixEnds(front).replace(/[ \t]+$/gmu, "")}`;
  const changes: Change[] = [];
  const keys = Object.keys(loaded.value as object);
  const ordered = [...written.keys()].filter((key) => keys.includes(key));
  const first = keys.find((key, index) => key !== ordered[index]);
  if (first !== undefined) {
    const { line, column } = loaded.file.placeOf([first]);
    changes.push(change(line, column, "found keys in another order; wrote them in Offprint's"));
  }
  for (const key of keys) {
    const rendered = written.get(key) ?? "";
    if (values.has(key) || (rendered !== "" && lines.includes(`\n${rendered}`))) continue;
    const { line, column } = loaded.file.placeOf([key]);
    const how = rendered === "" ? "without a value; took it out" : "in another style; wrote it as Offprint does";
    changes.push(change(line, column, `found “${key}” ${how}`));
  }
  return changes;
}

/** What changes from `text` to `next` whatever they say; `front` is the part in which blanks at the end of a line mean nothing. */
export function listTextChanges(text: string, front: string, next: string): readonly Change[] {
  const changes: Change[] = [];
  if (text.startsWith("\uFEFF")) changes.push(change(1, 1, "found a byte order mark; took it out"));
  const ends = text.split("\r\n").length - next.split("\r\n").length;
  if (ends > 0) {
    const line = text.slice(0, text.indexOf("\r\n")).split("\n").length;
    changes.push(change(line, 1, `found ${ends} line ${ends === 1 ? "end" : "ends"} of Windows; wrote those of Unix`));
  }
  const blanks = /[ \t]+(?=\r?\n)/u.exec(front);
  if (blanks) {
    const before = text.slice(0, text.indexOf(front) + blanks.index).split("\n");
    changes.push(
      change(before.length, (before.at(-1)?.length ?? 0) + 1, "found blanks at the end of a line; took such out"),
    );
  }
  return changes;
}

/** A change that says nothing else than before. */
export function change(line: number, column: number, message: string): Change {
  return { line, column, message, rule: "canonical-form" };
}

/** Text with `\n` at the end of each line. */
export function withUnixEnds(text: string): string {
  return text.replace(/\r\n?/gu, "\n");
}
