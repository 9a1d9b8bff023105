import { PreviewError } from "./preview-error.ts";

/** Takes a stream's bytes in pieces of given length. */
export interface ByteReader {
  /** The next `length` bytes, fewer at the end of the stream. Throws {@link PreviewError} when more came than is allowed in all. */
  readonly take: (length: number) => Promise<Buffer>;
}

/** A reader that asks the stream for no more than it needs, so that one who stops at a bad entry has inflated no more than that. */
export function createByteReader(chunks: AsyncIterable<Uint8Array>, most: number): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let waiting: Buffer = Buffer.alloc(0);
  let total = 0;
  return {
    async take(length) {
      const pieces: Buffer[] = [];
      for (let missing = length; missing > 0;) {
        if (waiting.length === 0) {
          const next = await iterator.next();
          if (next.done === true) break;
          waiting = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
          total += waiting.length;
          if (total > most)
            throw new PreviewError(
              `found more than ${most} bytes in all once unpacked; expected fewer: build a smaller site`,
            );
        }
        const piece = waiting.subarray(0, missing);
        waiting = waiting.subarray(piece.length);
        missing -= piece.length;
        pieces.push(piece);
      }
      return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    },
  };
}
