import { PreviewError } from "./preview-error.ts";

/** Tar files are made of blocks of this length. */
export const BLOCK = 512;

/** What one header says, in the order of its fields. */
export interface TarHeader {
  /** As it stands there: not checked yet. */
  readonly path: string;
  readonly size: number;
  /** One letter: what kind of entry it is. */
  readonly type: string;
}

/** Where fields stand in a header: POSIX.1-1988 (ustar), as all tar programs write it. */
const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const CHECKSUM = [148, 156] as const;
const TYPE = 156;
const LINK = [157, 257] as const;
const MAGIC = [257, 265] as const;
const PREFIX = [345, 500] as const;

/** Reads a header that must be POSIX's own: other makers' extensions say sizes and names in places where a reader may not look. */
export function parseTarHeader(block: Buffer): TarHeader {
  const magic = block.toString("latin1", ...MAGIC);
  if (magic !== "ustar\u000000")
    throw new PreviewError(
      "found a block that is no POSIX tar header; expected a tar file: make it with “tar --format=posix”",
    );
  const sum = parseOctal(block, CHECKSUM, "checksum");
  if (sum !== sumOf(block)) throw new PreviewError("found a header with a wrong checksum; expected a whole tar file");
  const type = String.fromCharCode(block[TYPE] ?? 0);
  if (readText(block, LINK) !== "" && type !== "1" && type !== "2")
    throw new PreviewError("found an entry that is no link and yet has a link's goal; expected none");
  const [prefix, name] = [readText(block, PREFIX), readText(block, NAME)];
  return { path: prefix === "" ? name : `${prefix}/${name}`, size: parseOctal(block, SIZE, "size"), type };
}

/** Sum of a header's bytes, its own field counted as blanks. */
function sumOf(block: Buffer): number {
  let sum = 0;
  for (let index = 0; index < BLOCK; index += 1)
    sum += index >= CHECKSUM[0] && index < CHECKSUM[1] ? 0x20 : (block[index] ?? 0);
  return sum;
}

/** Digits in base eight, ended by a NUL or a blank. Other programs also take the sign bit as “the rest is binary”: refused here. */
function parseOctal(block: Buffer, [from, to]: readonly [number, number], what: string): number {
  const text = block.toString("latin1", from, to);
  if (!/^ *[0-7]+[\0 ]*$/u.test(text))
    throw new PreviewError(`found a header whose ${what} is no number in base eight; expected digits`);
  return Number.parseInt(text.trim(), 8);
}

function readText(block: Buffer, [from, to]: readonly [number, number]): string {
  const field = block.subarray(from, to);
  const end = field.indexOf(0);
  const text = end < 0 ? field : field.subarray(0, end);
  if (end >= 0 && field.subarray(end).some((byte) => byte !== 0))
    throw new PreviewError("found a name with text hidden behind its end; expected zeros");
  return decodeName(text);
}

/** A name's text. Throws {@link PreviewError} for bytes that are no UTF-8. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PreviewError("found a name that is no UTF-8; expected text");
  }
}
