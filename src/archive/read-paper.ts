import type { ContentFile } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import { loadMarkdown } from "./content-file.ts";
import { paperFile } from "./layout.ts";
import { paperSchema } from "./schema.ts";
import { validate } from "./validate.ts";

/** One paper file → the paper and its file; undefined with problems when it cannot be one. */
export function readPaper(
  path: string,
  bytes: Uint8Array,
  problems: Problem[],
): { paper: Paper; file: ContentFile } | undefined {
  const loaded = loadMarkdown(path, bytes, problems);
  if (!loaded) return undefined;
  const { data, problems: found } = validate(paperSchema, loaded.value, path, loaded.file.placeOf);
  problems.push(...found);
  if (!data) return undefined;
  if (path !== paperFile(data.id)) {
    problems.push({
      file: path,
      ...loaded.file.placeOf(["id"]),
      severity: "error",
      rule: "bad-id",
      message: `found the id “${data.id}” in this file; expected the file ${paperFile(data.id)}: ids are frozen, rename the file back`,
    });
    return undefined;
  }
  const { abstract, notes } = splitBody(loaded.body);
  return { paper: { ...data, file: path, abstract, notes }, file: loaded.file };
}

/** Where the lab's own sections begin: the first `##` heading outside a code fence; the text's length when there is none. */
export function notesStart(body: string): number {
  let fence: string | undefined;
  let offset = 0;
  for (const line of body.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (mark !== undefined)
      fence = fence === undefined ? mark : mark.startsWith(fence) && line.trim() === mark ? undefined : fence;
    if (fence === undefined && /^##[ \t]/u.test(line)) return offset;
    offset += line.length + 1;
  }
  return body.length;
}

/** The body's two parts, as Markdown with `\n` line ends and no blank lines around them. */
export function splitBody(body: string): { abstract: string; notes: string } {
  const at = notesStart(body);
  /* Slices share the file's text; a replaced string would be a second copy of every abstract. */
  const tidy = (part: string): string => {
    const text = part.replace(/\r\n?/gu, "\n");
    const blank = /^(?:[ \t]*\n)*/u.exec(text)?.[0].length ?? 0;
    return text.slice(blank).trimEnd();
  };
  return { abstract: tidy(body.slice(0, at)), notes: tidy(body.slice(at)) };
}
