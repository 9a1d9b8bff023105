import { createHash } from "node:crypto";

/** SHA-256 of UTF-8 text or bytes, 64 lower-case hex digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The fingerprint of a field's parsed value: first 8 hex digits of the SHA-256 of its JSON with sorted keys. */
export function fingerprintOf(value: unknown): string {
  return sha256(JSON.stringify(sortKeys(value))).slice(0, 8);
}

/** What a waiver waives: the first 8 hex digits of the SHA-256 of a line without the blanks around it. */
export function lineHash(line: string): string {
  return sha256(line.trim()).slice(0, 8);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}
