import { withPersonsValues } from "../archive/person-values.ts";
import { notesStart, readPaper } from "../archive/read-paper.ts";
import { paperFile } from "../archive/layout.ts";
import { renderPaperFile } from "../archive/render-file.ts";
import { paperSchema } from "../archive/schema.ts";
import { changePaper } from "../archive/stored-change.ts";
import { splitFrontMatter } from "../archive/front-matter.ts";
import { validate } from "../archive/validate.ts";
import { parseYaml } from "../archive/yaml.ts";
import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import { tidyValues } from "./tidy-values.ts";

/** The keys of a paper that a person edits; all others stay as the file has them. */
export const EDITED_KEYS = [
  "title",
  "published",
  "authors",
  "authorCount",
  "organization",
  "venue",
  "language",
  "links",
  "topics",
  "notTopics",
  "status",
] as const;

/** A file as the browser editor holds it: key → value, all text. */
export type Entry = Readonly<Record<string, unknown>>;

export interface PaperFormat {
  /** Throws an error with the first problem of a file that is no paper. */
  readonly fromFile: (text: string) => Entry;
  /** Throws an error with the first problem of values that make no paper. */
  readonly toFile: (entry: Entry) => string;
  /** Whether a paper that was read has the id, or had it. */
  readonly isTaken: (id: string) => boolean;
}

/**
 * How the browser editor reads and writes papers. The text of each file read is kept: what is written is that text with the lines of what was
 * changed in it, as a person would have changed them, so that nothing else in it moves. A paper that is new is written as `ingest` would.
 */
export function createPaperFormat(): PaperFormat {
  const texts = new Map<string, string>();
  const taken = new Set<string>();
  const keep = (id: string, text: string, ids: readonly string[]): void => {
    texts.set(id, text);
    for (const name of ids) taken.add(name);
  };
  return {
    fromFile(text) {
      const { paper, front } = read(`${text.trim()}\n`);
      keep(paper.id, `${text.trim()}\n`, [paper.id, ...paper.aliases]);
      const { abstract, notes } = paper;
      return { ...pick(front, ["id", ...EDITED_KEYS]), abstract, notes };
    },
    toFile(entry) {
      const values = tidyValues(entry);
      const id = textOf(values["id"]);
      const text = texts.get(id);
      const written = refuseOther(
        text === undefined ? renderPaperFile(check(values, values)) : edit(text, values),
        values,
      );
      if (text === undefined) keep(id, written, [id]);
      return written;
    },
    isTaken: (id) => taken.has(id),
  };
}

function edit(text: string, values: Entry): string {
  const { paper: before, front } = read(text);
  const others = Object.fromEntries(
    Object.entries(front).filter(([key]) => !EDITED_KEYS.some((edited) => edited === key)),
  );
  const given = check({ ...others, ...pick(values, EDITED_KEYS) }, values);
  const changed: Partial<Paper> = Object.fromEntries(
    [...EDITED_KEYS, "abstract" as const].map((key) => [key, given[key]]),
  );
  const after = withPersonsValues(before, changed);
  const content = changePaper(text, before, after)?.content;
  return withNotes(typeof content === "string" ? content : text, before.notes, given.notes);
}

/** A paper of front matter as text, with the body that was typed. */
function check(front: Entry, { abstract, notes }: Entry): Paper {
  const keys = Object.fromEntries(Object.entries(front).filter(([key]) => key !== "abstract" && key !== "notes"));
  const { data, problems } = validate(paperSchema, keys, "", () => ({ line: 1, column: 1 }));
  if (!data) throw new Error(problems[0]?.message);
  return { ...data, file: paperFile(data.id), abstract: textOf(abstract), notes: textOf(notes) };
}

/** The text with other sections of the lab's own. */
function withNotes(text: string, before: string, after: string): string {
  const split = splitFrontMatter(text);
  if (before === after || "rule" in split) return text;
  const at = split.body[0] + notesStart(text.slice(split.body[0]));
  const head = text.slice(0, at).trimEnd();
  return after === "" ? `${head}\n` : `${head}\n\n${after}\n`;
}

function read(text: string): { readonly paper: Paper; readonly front: Entry } {
  const problems: Problem[] = [];
  const split = splitFrontMatter(text);
  const front = "rule" in split ? {} : parseYaml(text.slice(...split.front), 2).value;
  const id = textOf((front as Entry | undefined)?.["id"]);
  const paper = readPaper(paperFile(id), new TextEncoder().encode(text), problems)?.paper;
  if (!paper) throw new Error(problems[0] ? `line ${problems[0].line}: ${problems[0].message}` : "this is no paper");
  return { paper, front: front as Entry };
}

/** An abstract with a heading of the second level would be read as a section of the lab's own; sections without one as the abstract. */
function refuseOther(text: string, values: Entry): string {
  const { paper } = read(text);
  const notes = textOf(values["notes"]);
  if (notes !== "" && !/^##[ \t]/u.test(notes))
    throw new Error("found sections that do not begin with a heading; expected ## and a name first");
  if (paper.abstract !== textOf(values["abstract"]) || paper.notes !== notes)
    throw new Error("found a line that begins with ## in the abstract; expected it under the lab's own sections");
  return text;
}

function pick(from: Entry, keys: readonly string[]): Entry {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
