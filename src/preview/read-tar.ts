import { createByteReader, type ByteReader } from "./byte-reader.ts";
import type { PreviewLimits } from "./limits.ts";
import { parsePaxPath } from "./pax.ts";
import { PreviewError } from "./preview-error.ts";
import { BLOCK, parseTarHeader, type TarHeader } from "./tar-header.ts";

/** One file or folder of an archive. */
export interface TarEntry {
  readonly kind: "file" | "folder";
  /** As the archive says: not checked yet. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** What may never be in a site, by its letter. */
const REFUSED_KINDS: Readonly<Record<string, string>> = {
  "\0": "an entry of a kind from before POSIX",
  "1": "a hard link",
  "2": "a symbolic link",
  "3": "a device of characters",
  "4": "a device of blocks",
  "6": "a named pipe",
  "7": "a file of a reserved kind",
  g: "a header for all entries",
  K: "GNU's long goal of a link",
  L: "GNU's long name",
  S: "a sparse file",
};

const LONGEST_PAX = 4096;

/**
 * The entries of a tar file as they come, with no more than plain files and folders. Throws {@link PreviewError} at the first entry that is
 * anything else, at the first byte that does not fit and at the first limit that is passed.
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>, limits: PreviewLimits): AsyncGenerator<TarEntry> {
  const reader = createByteReader(chunks, limits.unpacked);
  let pax: { readonly path: string | undefined } | undefined;
  for (let count = 0; ;) {
    const block = await takeBlocks(reader, BLOCK);
    if (isZero(block)) break;
    const header = parseTarHeader(block);
    if (header.type === "x") {
      if (pax) throw new PreviewError("found two extended headers before one entry; expected one");
      pax = { path: parsePaxPath(await takeBody(reader, header, LONGEST_PAX)) };
      continue;
    }
    count += 1;
    if (count > limits.entries)
      throw new PreviewError(`found more than ${limits.entries} files and folders; expected fewer`);
    yield await readEntry(reader, { ...header, path: pax?.path ?? header.path }, limits);
    pax = undefined;
  }
  if (pax) throw new PreviewError("found an extended header without an entry; expected one after it");
  await expectEnd(reader);
}

async function readEntry(reader: ByteReader, header: TarHeader, limits: PreviewLimits): Promise<TarEntry> {
  const { type, path, size } = header;
  if (type !== "0" && type !== "5")
    throw new PreviewError(
      `found ${REFUSED_KINDS[type] ?? `an entry of an unknown kind (${JSON.stringify(type)})`}, ${JSON.stringify(path)}; expected files and folders alone`,
    );
  if (type === "5" && size > 0)
    throw new PreviewError(`found a folder with ${size} bytes, ${JSON.stringify(path)}; expected none`);
  return { kind: type === "5" ? "folder" : "file", path, bytes: await takeBody(reader, header, limits.file) };
}

/** What belongs to a header, without what fills its last block up. */
async function takeBody(reader: ByteReader, { path, size }: TarHeader, most: number): Promise<Buffer> {
  if (size > most)
    throw new PreviewError(`found ${size} bytes in ${JSON.stringify(path)}; expected at most ${most} in one entry`);
  const blocks = await takeBlocks(reader, Math.ceil(size / BLOCK) * BLOCK);
  return blocks.subarray(0, size);
}

async function takeBlocks(reader: ByteReader, length: number): Promise<Buffer> {
  const bytes = await reader.take(length);
  if (bytes.length < length)
    throw new PreviewError("found the archive cut off; expected a whole tar file with its end");
  return bytes;
}

/** A tar file ends in two blocks of zeros and more of them; behind them, some readers look for another archive. */
async function expectEnd(reader: ByteReader): Promise<void> {
  if (!isZero(await takeBlocks(reader, BLOCK)))
    throw new PreviewError("found one block of zeros; expected two at the end");
  for (;;) {
    const rest = await reader.take(64 * BLOCK);
    if (rest.length === 0) return;
    if (!isZero(rest)) throw new PreviewError("found bytes behind the end of the archive; expected nothing");
  }
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
