import type { CaptureText } from "../model/capture.ts";
import type { Problem, Severity } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { placeOfWrongByte } from "./content-file.ts";

/** Largest capture: a page of text has a thousandth of it. */
export const CAPTURE_LIMIT = 10 * 1024 * 1024;
const LINE_LIMIT = 1024 * 1024;
const LINES_LIMIT = 200_000;

const MAGIC: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PDF", [0x25, 0x50, 0x44, 0x46]],
  ["a ZIP archive", [0x50, 0x4b, 0x03, 0x04]],
  ["gzip data", [0x1f, 0x8b]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
];

/** Bytes of a capture → its lines; undefined, with an error saying why, for what is no text. `path` is the name used in problems. */
export function decodeCapture(
  name: string,
  path: string,
  bytes: Uint8Array,
  problems: Problem[],
): CaptureText | undefined {
  const report = (severity: Severity, rule: string, message: string, line = 1, column = 1): undefined => {
    problems.push({ file: path, line, column, severity, rule, message });
    return undefined;
  };
  if (bytes.length >= CAPTURE_LIMIT) return report("error", "capture-too-large", tooLarge(bytes.length));
  const magic = MAGIC.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (magic)
    return report(
      "error",
      "capture-binary",
      `found ${magic[0]}; expected a page saved as plain text: open the page and save its text`,
    );
  const encoding = encodingOf(bytes);
  if (encoding === "unmarked utf-16")
    return report(
      "error",
      "capture-encoding",
      "found UTF-16 without a byte order mark; expected UTF-8: save the file as UTF-8",
    );
  if (encoding === "binary")
    return report(
      "error",
      "capture-binary",
      "found binary data; expected a page saved as plain text: open the page and save its text",
    );
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, column } = encoding === "utf-8" ? placeOfWrongByte(bytes) : { line: 1, column: 1 };
    const found = encoding === "utf-8" ? "a byte that is not UTF-8" : `broken ${encoding.toUpperCase()}`;
    return report(
      "error",
      "capture-encoding",
      `found ${found}; expected UTF-8 text: save the file as UTF-8${encoding === "utf-8" ? ", or convert it with “iconv -f latin1 -t utf-8”" : ""}`,
      line,
      column,
    );
  }
  if (encoding !== "utf-8")
    report(
      "note",
      "capture-encoding",
      `read as ${encoding.toUpperCase()}, as its byte order mark says; the capture is kept as it is`,
    );
  return toLines(name, sha256(bytes), text, report);
}

/** The refusal of a file that is too large, told without reading it. */
export function tooLarge(size: number): string {
  return `found ${size} bytes; expected less than ${CAPTURE_LIMIT}: split the capture at the beginning of an entry`;
}

type Report = (severity: Severity, rule: string, message: string, line?: number, column?: number) => undefined;

function toLines(name: string, hash: string, text: string, report: Report): CaptureText | undefined {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r\n|\n|\r/u);
  if (lines.at(-1) === "") lines.pop();
  if (lines.every((line) => line.trim() === "")) {
    return report(
      "error",
      "capture-empty",
      `found ${lines.length === 0 ? "an empty file" : "only blank lines"}; expected the text of a page: capture it again`,
    );
  }
  if (lines.length > LINES_LIMIT)
    return report(
      "error",
      "capture-too-large",
      `found ${lines.length} lines; expected at most ${LINES_LIMIT}: split the capture at the beginning of an entry`,
    );
  const long = lines.findIndex((line) => line.length > LINE_LIMIT);
  if (long >= 0)
    return report(
      "error",
      "capture-too-large",
      `found a line of ${lines[long]?.length ?? 0} characters; expected at most ${LINE_LIMIT}`,
      long + 1,
    );
  const marker = lines.findIndex((line) => /^(?:<{7}|>{7}) /u.test(line));
  if (marker >= 0)
    return report(
      "error",
      "conflict-marker",
      "found a marker left by a merge; expected the capture as it was received: restore it from git",
      marker + 1,
    );
  return { name, sha256: hash, lines };
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "unmarked utf-16" | "binary" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 65_536);
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls += 1;
  }
  if (zeros * 4 > sample.length) return "unmarked utf-16";
  return (zeros + controls) * 20 > sample.length ? "binary" : "utf-8";
}
