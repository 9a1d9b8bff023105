import { createHash } from "node:crypto";

/**
 * The name-based UUID of `name` in the namespace of the UUID `namespace` (RFC 9562 §5.5, version 5): the same for ever.
 * Throws when `namespace` is no UUID.
 */
export function uuidV5(namespace: string, name: string): string {
  const hex = namespace.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new Error(`"${namespace}" is no UUID`);
  const bytes = createHash("sha1").update(Buffer.from(hex, "hex")).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
