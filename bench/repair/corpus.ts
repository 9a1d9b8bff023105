import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { cleanText } from "../../src/text/unicode.ts";

/** Abstracts are used while building, or kept for the final figure. */
export type Half = "build" | "kept";

export interface Abstract {
  readonly id: string;
  /** Clean, on one line. */
  readonly text: string;
  /** SHA-256 of the id: abstracts in its order are a fair sample. */
  readonly hash: string;
  readonly half: Half;
}

/** Abstracts of gzipped JSON lines (`id`, `abstract`), in the order of their hashes; undefined when the file is not there. */
export function readAbstracts(path: string): readonly Abstract[] | undefined {
  if (!existsSync(path)) return undefined;
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => toAbstract(JSON.parse(line) as { id: string; abstract: string }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

function toAbstract({ id, abstract }: { id: string; abstract: string }): Abstract {
  const hash = createHash("sha256").update(id).digest("hex");
  return {
    id,
    text: cleanText(abstract).text,
    hash,
    half: parseInt(hash.slice(0, 1), 16) % 2 === 0 ? "build" : "kept",
  };
}
