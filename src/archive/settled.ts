import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { hashContent } from "./content-files.ts";
import { STATE } from "./layout.ts";

/** What an ingest of all captures said that found nothing to change. */
export interface Settled {
  readonly problems: readonly Problem[];
  /** The answer of `--json`. */
  readonly answer: unknown;
  readonly line: string;
  readonly summary: string;
}

interface SettledRecord extends Settled {
  /** Of the program that said it. */
  readonly version: string;
  /** Of the content of which it was said. */
  readonly content: string;
}

/*
 * An ingest of all captures is a function of the content and the program. Where it changes nothing, what it says is kept beside the hash of
 * every byte that it read, so that the next one only reads these bytes. Times of files are not asked: they would have to be trusted.
 * The file may be removed at any time; one that is damaged, or of another program, is as good as none.
 */
const FOLDER = `${STATE}/cache`;
const NAME = "ingest.json";

/** What the last ingest said, if this one would say it again; undefined otherwise. */
export function readSettled(root: string, version: string): Settled | undefined {
  const record = readRecord(join(root, FOLDER, NAME));
  return record?.version === version && record.content === hashContent(root) ? record : undefined;
}

/** Keeps what an ingest said that changed nothing. That it cannot be kept harms nobody. */
export function writeSettled(root: string, version: string, content: string, settled: Settled): void {
  const { problems, answer, line, summary } = settled;
  const record: SettledRecord = { version, content, problems, answer, line, summary };
  const body = JSON.stringify(record);
  const path = join(root, FOLDER, NAME);
  try {
    mkdirSync(join(root, FOLDER), { recursive: true });
    writeFileSync(`${path}-new`, `${sha256(body)}\n${body}`);
    renameSync(`${path}-new`, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}

function readRecord(path: string): SettledRecord | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const text = readFileSync(path, "utf8");
  const cut = text.indexOf("\n");
  const body = text.slice(cut + 1);
  return cut === 64 && sha256(body) === text.slice(0, cut) ? (JSON.parse(body) as SettledRecord) : undefined;
}
