import type { Digest } from "../model/digest.ts";
import { type FileForm, formatFile, type FormattedFile, withUnixEnds } from "./format-file.ts";
import { DIGEST_KEYS } from "./render-file.ts";
import { digestSchema } from "./schema.ts";
import { LIST_LIMIT } from "./yaml.ts";

/** A digest's file as Offprint would write it; the editor's note stays but for its line ends. Undefined when the file cannot be read. */
export function formatDigestFile(text: string, keepLines = false): FormattedFile | undefined {
  return formatFile(DIGEST, text, keepLines);
}

const DIGEST: FileForm<Digest> = {
  keys: DIGEST_KEYS,
  read: ({ value, body }) => {
    const { data } = digestSchema.safeParse(value);
    return data && { part: { ...data, file: "", note: tidy(body) }, mended: [] };
  },
  valueOf: (digest, key) => digest[key as (typeof DIGEST_KEYS)[number]],
  renderBody: (body) => {
    const note = tidy(body);
    return note === "" ? "" : `\n${note}\n`;
  },
  bodyOf: ({ note }) => note,
  limit: LIST_LIMIT,
};

function tidy(body: string): string {
  return withUnixEnds(body).trim();
}
