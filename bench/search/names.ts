import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What a record says of who wrote a paper and where it came out; a digest's page says neither. */
export interface PaperNames {
  readonly authors: readonly string[];
  readonly venue?: string;
}

/** Letters and digits of a title, by which a record and the paper made of it are told to be one. */
export function nameKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/gu, "");
}

/** Title key → names, of all records of a file; none when there is no such file. */
export function readNames(path: string): ReadonlyMap<string, PaperNames> {
  if (!existsSync(path)) return new Map();
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return new Map(
    lines
      .filter((line) => line !== "")
      .map((line) => {
        const { title, authors, venue } = JSON.parse(line) as PaperNames & { readonly title: string };
        return [nameKey(title), { authors, ...(venue !== undefined && { venue }) }];
      }),
  );
}
