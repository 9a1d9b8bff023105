/** Bytes written one after the other. */
export interface ByteWriter {
  readonly byte: (value: number) => void;
  /** A whole number of at most 32 bits in as many groups of seven bits as it needs, the lowest first. */
  readonly number: (value: number) => void;
  /** UTF-8, its length in bytes before it. */
  readonly text: (value: string) => void;
  readonly raw: (bytes: Uint8Array) => void;
  readonly length: () => number;
  /** A copy of everything written. */
  readonly bytes: () => Uint8Array;
}

const FIRST_SIZE = 256;

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_SIZE);
  let length = 0;
  const reserve = (count: number): void => {
    if (length + count <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + count));
    larger.set(buffer);
    buffer = larger;
  };
  const writer: ByteWriter = {
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    number(value) {
      reserve(5);
      let rest = value >>> 0;
      while (rest > 0x7f) {
        buffer[length++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      buffer[length++] = rest;
    },
    text(value) {
      const bytes = new TextEncoder().encode(value);
      writer.number(bytes.length);
      writer.raw(bytes);
    },
    raw(bytes) {
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    length: () => length,
    bytes: () => buffer.slice(0, length),
  };
  return writer;
}

/** Bytes read one after the other, as {@link ByteWriter} writes them. All throw a `RangeError` at the end of the bytes. */
export interface ByteReader {
  readonly byte: () => number;
  readonly number: () => number;
  readonly text: () => string;
  readonly skip: (count: number) => void;
  readonly at: () => number;
}

export function createByteReader(bytes: Uint8Array, from = 0): ByteReader {
  let at = from;
  const reader: ByteReader = {
    byte() {
      const value = bytes[at];
      if (value === undefined) throw new RangeError("a file of the search index is cut");
      at += 1;
      return value;
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const next = reader.byte();
        value |= (next & 0x7f) << shift;
        if (next < 0x80) return value >>> 0;
      }
    },
    text() {
      const length = reader.number();
      const end = at + length;
      if (end > bytes.length) throw new RangeError("a file of the search index is cut");
      const text = new TextDecoder().decode(bytes.subarray(at, end));
      at = end;
      return text;
    },
    skip(count) {
      at += count;
    },
    at: () => at,
  };
  return reader;
}
