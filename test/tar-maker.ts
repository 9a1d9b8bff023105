import { gzipSync } from "node:zlib";

/** One entry as it shall stand in an archive, however wrong. */
export interface TarSpec {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly link?: string;
  readonly prefix?: string;
  /** The size field as it is written, when it is not the content's. */
  readonly size?: string;
  /** What the magic field says instead of POSIX's. */
  readonly magic?: string;
  readonly mode?: string;
  /** Added to the checksum. */
  readonly error?: number;
}

const END = Buffer.alloc(1024);

/** One entry: header, content and what fills its last block up. */
export function tarEntry(spec: TarSpec): Buffer {
  const { name, content = "", type = "0", link = "", prefix = "", magic = "ustar\u000000", mode = "0000644" } = spec;
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  const put = (at: number, text: string | Uint8Array): void => void Buffer.from(text).copy(header, at);
  put(0, Buffer.from(name).subarray(0, 100));
  put(100, `${mode}\0`);
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, spec.size ?? `${bytes.length.toString(8).padStart(11, "0")}\0`);
  put(136, "00000000000\0");
  put(148, "        ");
  put(156, type);
  put(157, link);
  put(257, magic);
  put(345, prefix);
  const sum = header.reduce((total, byte) => total + byte, spec.error ?? 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** A pax header with these lines as they are. */
export function paxEntry(lines: string, type = "x"): Buffer {
  return tarEntry({ name: "PaxHeaders/x", content: lines, type });
}

/** A line of a pax header, its length counted. */
export function paxLine(key: string, value: string): string {
  const body = Buffer.byteLength(` ${key}=${value}\n`);
  let length = body + 1;
  while (String(length).length + body !== length) length = String(length).length + body;
  return `${length} ${key}=${value}\n`;
}

/** A whole archive, packed. */
export function tarGz(...entries: readonly Uint8Array[]): Buffer {
  return gzipSync(Buffer.concat([...entries, END]));
}
