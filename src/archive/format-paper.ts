import type { Paper } from "../model/paper.ts";
import { type FileForm, formatFile, type FormattedFile } from "./format-file.ts";
import { mendValues } from "./mend-values.ts";
import { notesStart, splitBody } from "./read-paper.ts";
import { PAPER_KEYS, type PaperKey, paperValue } from "./render-file.ts";
import { paperSchema } from "./schema.ts";

/**
 * A paper's file as Offprint would write it (docs/decisions/0028), with ids in their own form. The lab's own sections stay byte for byte,
 * the abstract but for its line ends. Undefined when the file cannot be read; `keepLines`: the front matter's lines stay where they are.
 */
export function formatPaperFile(text: string, keepLines = false): FormattedFile | undefined {
  return formatFile(PAPER, text, keepLines);
}

const PAPER: FileForm<Paper> = {
  keys: PAPER_KEYS,
  read: ({ value, body }, mend) => {
    if (typeof value !== "object" || value === null) return undefined;
    const front = value as Readonly<Record<string, unknown>>;
    const { value: sound, mended } = mend ? mendValues(front) : { value: front, mended: [] };
    const { data } = paperSchema.safeParse(sound);
    return data && { part: { ...data, file: "", ...splitBody(body) }, mended };
  },
  valueOf: (paper, key) => paperValue(paper, key as PaperKey),
  renderBody: (body) => {
    const { abstract } = splitBody(body);
    const notes = body.slice(notesStart(body));
    if (notes === "") return abstract === "" ? "" : `\n${abstract}\n`;
    return `\n${abstract === "" ? "" : `${abstract}\n\n`}${notes}`;
  },
  bodyOf: ({ abstract, notes }) => [abstract, notes],
};
