import { isPaperId, setRead, setStar, type Marks } from "./marks.ts";
import { isText, parseObject, toList } from "./stored-marks.ts";

/** What a file of marks says it is. */
const FORMAT = "offprint-reader-marks";
const VERSION = 1;

/** A file larger than this holds no marks: nobody has read so much. */
export const MOST_BYTES = 20_000_000;

/** Read and starred papers as a file, to take to another browser; `site` names the archive. */
export function renderMarksFile({ read, starred }: Marks, site: string): string {
  const papers = [...starred].map(([id, title]) => ({ id, title }));
  const file = { format: FORMAT, version: VERSION, site, read: [...read].sort(), starred: papers };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** What became of a file that was given to the reader. */
export interface TakenMarks {
  readonly marks: Marks;
  /** For the person who gave it: what was taken, or why nothing was. */
  readonly words: string;
}

/** Adds the marks in a file to `marks`; nothing that is marked loses its mark. */
export function takeMarksFile(marks: Marks, text: string, site: string): TakenMarks {
  const file = parseObject(text);
  if (file["format"] !== FORMAT || file["version"] !== VERSION)
    return { marks, words: "This is no file of marks that this reader knows; nothing was taken." };
  if (file["site"] !== site) return { marks, words: "These marks belong to another archive; nothing was taken." };
  const read = toList(file["read"]);
  const starred = toList(file["starred"]);
  const readable = read.filter(isPaperId);
  const stars = starred.flatMap(toStar);
  const merged = stars.reduce(
    (sum, { id, title }) => setStar(sum, id, sum.starred.get(id) ?? title),
    setRead(marks, readable, true),
  );
  return {
    marks: merged,
    words: describe(marks, merged, read.length + starred.length - readable.length - stars.length),
  };
}

function toStar(value: unknown): readonly { readonly id: string; readonly title: string }[] {
  const { id, title } = Object(value) as { readonly id?: unknown; readonly title?: unknown };
  return isPaperId(id) ? [{ id, title: isText(title) && title !== "" ? title : id }] : [];
}

function describe(before: Marks, after: Marks, left: number): string {
  const read = after.read.size - before.read.size;
  const starred = after.starred.size - before.starred.size;
  const taken = `Took ${read} read and ${starred} starred that were not marked here.`;
  return left === 0 ? taken : `${taken} Left out ${left} that name no paper.`;
}
