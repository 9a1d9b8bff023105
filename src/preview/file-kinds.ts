import { extname } from "node:path";
import { sha256 } from "../text/hash.ts";
import { PreviewError } from "./preview-error.ts";
import { checkXml } from "./xml-grammar.ts";

/** What the program itself puts into every site, by which a strange one is known. */
export interface TrustedParts {
  /** SHA-256 of each file that browsers run or draw with, by its path in the site: scripts, style sheets, fonts, the icon. */
  readonly code: ReadonlyMap<string, string>;
  /** The policies that pages of ours carry. */
  readonly policies: readonly string[];
}

/** What is the program's own and never made from content. */
const CODE = new Set([".js", ".css", ".svg", ".woff2"]);
/** Data that no browser runs. */
const DATA = new Set([".json", ".ndjson", ".bib", ".ris", ".md", ".txt", ".bin"]);
const XML = new Set([".xml", ".opml"]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** How each page of ours begins: nothing stands before its policy, so nothing escapes it. */
const PAGE_START =
  /^<!doctype html>\n<html lang="[\w-]+">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"<>]*)">\n/u;
const LONGEST_START = 1024;
const NO_INDEX = '<meta name="robots" content="noindex">\n';

/**
 * A file of a strange site as a preview shows it: pages ask search engines to leave them out. Throws {@link PreviewError} for one that no
 * build of this program makes, or that could run what the program did not write.
 */
export function admitFile(path: string, bytes: Buffer, { code, policies }: TrustedParts): Uint8Array {
  const ending = extname(path);
  if (CODE.has(ending)) {
    if (code.get(path) !== sha256(bytes))
      throw refuse(path, "code that is not this program's own", "the same file as here, byte for byte");
    return bytes;
  }
  if (ending === ".html") return admitPage(path, bytes, policies);
  if (path === "robots.txt") return Buffer.from("User-agent: *\nDisallow: /\n");
  if (XML.has(ending)) checkXml(path, bytes);
  else if (ending === ".png") {
    if (!bytes.subarray(0, PNG.length).equals(PNG)) throw refuse(path, "a picture that is no PNG", "one");
  } else if (!DATA.has(ending))
    throw refuse(path, `a file of a kind that no build makes (${JSON.stringify(ending)})`, "pages, feeds and data");
  return bytes;
}

function admitPage(path: string, bytes: Buffer, policies: readonly string[]): Uint8Array {
  const [start, policy = ""] = PAGE_START.exec(bytes.toString("latin1", 0, LONGEST_START)) ?? [];
  if (start === undefined) throw refuse(path, "a page that does not begin with its content policy", "one of ours");
  if (!policies.includes(policy)) throw refuse(path, "a page with a content policy that is not ours", "one of ours");
  return Buffer.concat([bytes.subarray(0, start.length), Buffer.from(NO_INDEX), bytes.subarray(start.length)]);
}

function refuse(path: string, found: string, expected: string): PreviewError {
  return new PreviewError(`found ${found}: ${JSON.stringify(path)}; expected ${expected}`);
}
