import type { PartialDate } from "../model/date.ts";
import { isDeviceName, slugify } from "../text/slug.ts";

const NAME_LENGTH = 80;

/**
 * The name under which a capture from elsewhere is kept: `[A-Za-z0-9._-]`, at most 80 characters, never hidden (CONTRACT §2). One that a
 * system could not have is as good as taken.
 */
export function captureNameFor(fileName: string, sha256: string, isInUse: (name: string) => boolean): string {
  const reduced = fileName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/gu, "-")
    .replace(/^[.-]+/u, "")
    .slice(-NAME_LENGTH)
    .replace(/^[.-]+|\.+$/gu, "");
  const name = reduced === "" ? "capture.txt" : reduced;
  const isDevice = isDeviceName(name.split(".")[0]?.toLowerCase() ?? "");
  if (!isDevice && !isInUse(name)) return name;
  const dot = isDevice ? name.indexOf(".") : name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  return `${stem.slice(0, NAME_LENGTH - 9 - extension.length)}-${sha256.slice(0, 8)}${extension}`;
}

/**
 * The slug of a digest's id: its date, then what the capture's name says beyond a date, a long hex run and the extension:
 * `2025-10-31-001`, `undated-03-12-000`.
 */
export function digestSlug(date: PartialDate | undefined, captureName: string): string {
  const day = date === undefined ? "undated" : date.startsWith("X") ? `undated${date.slice(4)}` : date;
  const rest = captureName
    .replace(/\.[A-Za-z0-9]{1,8}$/u, "")
    .replace(/(?<!\d)\d{4}(-?)\d\d\1\d\d(?!\d)/gu, "-")
    .replace(/(?<![A-Za-z0-9])[0-9a-f]{8,}(?![A-Za-z0-9])|(?<=_)[0-9a-f]{8,}(?=_|$)/giu, "-");
  return [day, slugify(rest)].filter((part) => part !== "").join("-");
}
