import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PaperEvent } from "../archive/paper-history.ts";
import { sha256 } from "../text/hash.ts";
import { statLink } from "./output-folder.ts";

/** What each commit did to papers: a commit never changes, so that it is read once. */
export type EventsByCommit = ReadonlyMap<string, readonly PaperEvent[]>;

/** Reads the cache in the file at `path`, which may be removed at any time; one that is damaged, or of another `version` of the code, is as good as none. */
export function readEvents(path: string, version: string): EventsByCommit {
  if (!statLink(dirname(path))?.isDirectory() || !statLink(path)?.isFile()) return new Map();
  const text = readFileSync(path, "utf8");
  const cut = text.indexOf("\n");
  const body = text.slice(cut + 1);
  if (cut < 0 || sha256(`${version}\n${body}`) !== text.slice(0, cut)) return new Map();
  return new Map(JSON.parse(body) as [string, PaperEvent[]][]);
}

/** First the hash of the version and of what follows, then one JSON value. */
export function writeEvents(path: string, version: string, events: EventsByCommit): void {
  const folder = dirname(path);
  const found = statLink(folder);
  /* What is no folder of ours is in the way; a link could lead the cache anywhere. */
  if (found && !found.isDirectory()) rmSync(folder, { force: true });
  mkdirSync(folder, { recursive: true });
  const entries = [...events].map((entry) => JSON.stringify(entry));
  const body = `[${entries.join(",\n")}]`;
  rmSync(path, { recursive: true, force: true });
  writeFileSync(`${path}-new`, `${sha256(`${version}\n${body}`)}\n${body}`);
  renameSync(`${path}-new`, path);
}
