import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { inventPapers } from "./invented.ts";

/** What a capture says of one paper. */
export interface PaperRecord {
  readonly title: string;
  readonly abstract: string;
  readonly authorCount: number;
  /** Name and handle of an organisation, which a page shows instead of the count of authors. */
  readonly organization?: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Papers to measure with, and where they are from. */
export interface Records {
  readonly origin: "real" | "invented";
  readonly papers: readonly PaperRecord[];
}

const SEED = 20_26;

/**
 * `count` papers, no two with one title, the same ones at every call and fewer as the beginning of more: real ones from `path`
 * (gzipped JSON lines with `title`, `abstract`, `authors`, `date`) as far as they go, else invented ones.
 */
export function takeRecords(count: number, path: string): Records {
  const isReal = existsSync(path);
  const titles = new Set<string>();
  const papers: PaperRecord[] = [];
  const take = (source: Iterable<PaperRecord>): void => {
    for (const paper of source) {
      if (papers.length >= count) return;
      const key = paper.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
      if (!titles.has(key)) papers.push(paper);
      titles.add(key);
    }
  };
  if (isReal) take(readRecords(gunzipSync(readFileSync(path))));
  take(inventPapers(SEED));
  return { origin: isReal ? "real" : "invented", papers };
}

/** The records of a JSON-lines file in the order of their hashes: any beginning is a fair sample of all venues and years. */
function* readRecords(bytes: Buffer): Generator<PaperRecord> {
  const lines: { readonly hash: string; readonly line: Buffer }[] = [];
  for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
    const line = bytes.subarray(start, end);
    if (line.length > 0) lines.push({ hash: createHash("sha256").update(line).digest("hex"), line });
  }
  lines.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const { hash, line } of lines) yield toRecord(JSON.parse(line.toString("utf8")), hash);
}

interface RawRecord {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** `YYYY` or `YYYY-MM` */
  readonly date: string;
}

/** What the data lack, a month or a day, comes from the record's hash. Text stays as found, but on one line. */
function toRecord(raw: RawRecord, hash: string): PaperRecord {
  const chance = parseInt(hash.slice(0, 8), 16);
  const [year = 2000, month = 1 + (chance % 12)] = raw.date.split("-").map(Number);
  return {
    title: joinLines(raw.title),
    abstract: joinLines(raw.abstract),
    authorCount: Math.max(1, raw.authors.length),
    year,
    month,
    day: 1 + (chance % 28),
  };
}

function joinLines(text: string): string {
  return text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/gu, " ").trim();
}
