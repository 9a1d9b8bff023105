import type { ByteReader, ByteWriter } from "./bytes.ts";

/** Changes with the form of any file of the index. */
export const INDEX_VERSION = 1;

/** What every file of bytes begins with: the version of the index, and how many bits its numbers of papers have. */
export function writeHead(writer: ByteWriter, bits: number): void {
  writer.byte(INDEX_VERSION);
  writer.byte(bits);
}

/** Throws when a file is from another index than the one that is open: the site was built anew in between. */
export function readHead(reader: ByteReader, bits: number): void {
  if (reader.byte() !== INDEX_VERSION || reader.byte() !== bits) throw new ChangedIndexError();
}

/** The files of the index do not belong together. */
export class ChangedIndexError extends Error {
  constructor() {
    super("the search index has changed since this page was opened: load the page again");
    this.name = "ChangedIndexError";
  }
}

/** JSON as bytes, without any `<`: what strangers wrote is no markup for a browser that takes the file for a page. */
export function encodeJson(json: string): Uint8Array {
  return new TextEncoder().encode(`${json.replaceAll("<", "\\u003c")}\n`);
}
