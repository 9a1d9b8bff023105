import { PreviewError } from "./preview-error.ts";
import { decodeName } from "./tar-header.ts";

/** Times say nothing of a site; every other key but `path` would change what an entry is, how long it is or where it goes. */
const IGNORED = new Set(["mtime", "atime", "ctime"]);

/**
 * The path that an extended header gives to the entry after it, undefined when it gives none (POSIX.1-2001, pax: lines `LENGTH KEY=VALUE`
 * whose length counts itself). Throws {@link PreviewError} for any key that says more than a path.
 */
export function parsePaxPath(bytes: Buffer): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank < 0 ? "" : bytes.toString("latin1", at, blank);
    const end = at + Number(digits);
    if (!/^[1-9]\d{0,6}$/u.test(digits) || end > bytes.length || bytes[end - 1] !== 0x0a)
      throw new PreviewError("found an extended header whose lines do not add up; expected “LENGTH KEY=VALUE” a line");
    const [, key = "", value = ""] = /^([^=]*)=(.*)$/su.exec(decodeName(bytes.subarray(blank + 1, end - 1))) ?? [];
    at = end;
    if (key === "path" && path === undefined) path = value;
    else if (!IGNORED.has(key)) throw unexpected(key);
  }
  return path;
}

function unexpected(key: string): PreviewError {
  return new PreviewError(
    `found ${JSON.stringify(key)} in an extended header; expected “path” alone, once: it says another size, goal or kind than the entry itself`,
  );
}
