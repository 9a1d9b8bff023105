import type { HistoryDate, HistoryField } from "../model/history.ts";
import { STATUS_KINDS, type StatusKind } from "../model/paper.ts";
import { isPartialDate } from "../text/printed-date.ts";
import { loadMarkdown } from "./content-file.ts";
import { splitBody } from "./read-paper.ts";

/** What of a paper's file a change is told of, whatever schema it was written for. */
export interface PaperFields {
  /** Field → its value as one text, the same for the same value however it is written. */
  readonly texts: ReadonlyMap<string, string>;
  readonly published?: HistoryDate | undefined;
  readonly marks: readonly StatusKind[];
}

/** Bookkeeping of the machine, and what its own date tells: nobody reads a page for them. */
const UNTOLD = new Set(["id", "guessed", "fingerprints", "proposed", "comments", "published"]);

/** Reads one version of a paper's file; undefined when it cannot be read. */
export function readPaperFields(bytes: Uint8Array): PaperFields | undefined {
  const loaded = loadMarkdown("", bytes, []);
  if (!isRecord(loaded?.value)) return undefined;
  const { value, body } = loaded;
  const { abstract, notes } = splitBody(body);
  const texts = new Map<string, string>();
  const put = (name: string, text: string): void => void (text !== "" && texts.set(name, text));
  for (const [key, item] of Object.entries(value)) if (!UNTOLD.has(key)) put(key, canonicalText(item));
  put("abstract", oneBlank(abstract));
  put("notes", oneBlank(notes));
  return { texts, published: readDate(value), marks: readMarks(value["status"]) };
}

/** The fields that differ, in a fixed order; undefined for a side that cannot be read: then no field can be named. */
export function comparePaperFields(
  before: PaperFields | undefined,
  after: PaperFields | undefined,
): readonly HistoryField[] | undefined {
  if (!before || !after) return undefined;
  const names = [...new Set([...before.texts.keys(), ...after.texts.keys()])].sort();
  const fields = names
    .filter((name) => before.texts.get(name) !== after.texts.get(name))
    .map((name): HistoryField => {
      const marks = name === "status" ? after.marks.filter((mark) => !before.marks.includes(mark)) : [];
      return marks.length > 0 ? { name, marks } : { name };
    });
  const { published: was } = before;
  const { published: is } = after;
  const isSameDate = was?.date === is?.date && was?.guessed === is?.guessed;
  return isSameDate ? fields : [{ name: "published", was, is }, ...fields];
}

function readDate({ published, guessed }: Readonly<Record<string, unknown>>): HistoryDate | undefined {
  if (typeof published !== "string" || !isPartialDate(published)) return undefined;
  return { date: published, guessed: Array.isArray(guessed) && guessed.includes("published") };
}

function readMarks(status: unknown): readonly StatusKind[] {
  const kinds = Array.isArray(status) ? status.map((item) => (isRecord(item) ? item["kind"] : undefined)) : [];
  return STATUS_KINDS.filter((kind) => kinds.includes(kind));
}

function canonicalText(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    isRecord(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
  return text === "[]" || text === "{}" || text === '""' ? "" : text;
}

function oneBlank(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
