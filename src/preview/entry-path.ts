import { PreviewError } from "./preview-error.ts";

const LONGEST_SEGMENT = 255;
const LONGEST_PATH = 1000;

/** Knows what an archive has named already. */
export interface PathGuard {
  /** The path inside the site, `""` for the site's own folder. Throws {@link PreviewError} for one that could stand elsewhere or for two. */
  readonly admit: (path: string, kind: "file" | "folder") => string;
}

/** Admits each path once, on file systems too that take `A` for `a` and one way of writing `é` for another. */
export function createPathGuard(): PathGuard {
  const seen = new Map<string, "file" | "folder">();
  return {
    admit(given, kind) {
      const path = plainPath(given, kind);
      if (path === "") return path;
      const segments = path.split("/");
      for (let depth = 1; depth < segments.length; depth += 1) {
        const key = foldPath(segments.slice(0, depth).join("/"));
        if (seen.get(key) === "file")
          throw new PreviewError(`found ${JSON.stringify(path)} below a file; expected folders above it`);
        seen.set(key, "folder");
      }
      const before = seen.get(foldPath(path));
      if (before !== undefined && !(before === "folder" && kind === "folder"))
        throw new PreviewError(
          `found ${JSON.stringify(path)} twice, or beside one that differs only in case; expected each name once`,
        );
      seen.set(foldPath(path), kind);
      return path;
    },
  };
}

/** The path without what tar puts around it: `./` before, `/` behind a folder. */
function plainPath(given: string, kind: "file" | "folder"): string {
  const refuse = (what: string): PreviewError =>
    new PreviewError(`found ${what} in the path ${JSON.stringify(cut(given))}; expected a path inside the site`);
  if (given.startsWith("/")) throw refuse("a leading slash");
  if (given.includes("\\")) throw refuse("a backslash");
  if (/\p{Cc}/u.test(given)) throw refuse("a control character");
  if (given === "." || given === "./") {
    if (kind === "file") throw refuse("a file in place of the site's folder");
    return "";
  }
  const trimmed = given.replace(/^\.\//u, "");
  const path = kind === "folder" ? trimmed.replace(/\/$/u, "") : trimmed;
  const segments = path.split("/");
  if (segments.includes("..")) throw refuse("“..”");
  if (segments.some((segment) => segment === "" || segment === ".")) throw refuse("an empty name or “.”");
  if (segments.some((segment) => Buffer.byteLength(segment) > LONGEST_SEGMENT)) throw refuse("a name over 255 bytes");
  if (path.length > LONGEST_PATH) throw refuse(`more than ${LONGEST_PATH} characters`);
  if (segments.some((segment) => segment.startsWith("."))) throw refuse("a hidden name");
  /* What a build may call a file: output-path.ts. */
  if (!/^[\w.~@+/-]+$/.test(path)) throw refuse("a character that no build writes");
  return path;
}

function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
