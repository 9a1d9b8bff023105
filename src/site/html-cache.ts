import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { statLink } from "./output-folder.ts";

/** Rendering Markdown is the slowest step of a build: what a text became is kept on disk for the next one. */
export interface HtmlCache {
  readonly render: (markdown: string) => string;
  /** Writes what is new and drops what this build did not use. */
  readonly save: () => void;
}

/** Entries are spread over as many files as there are values of two hex digits: a new paper costs one small file. */
const SHARD_LENGTH = 2;

/**
 * Opens the cache in `folder`, which may be removed at any time. An entry's key is the hash of `version` and its Markdown: `version` names
 * whatever the HTML depends on besides. A file that is damaged is as good as none.
 */
export function openHtmlCache(folder: string, version: string, render: (markdown: string) => string): HtmlCache {
  const shards = new Map<string, ReadonlyMap<string, string>>();
  /** By the text itself: feeds ask for one text many times, and hashing it takes longer than finding it. */
  const used = new Map<string, Entry>();
  const recall = (key: string): string | undefined => {
    const shard = key.slice(0, SHARD_LENGTH);
    let entries = shards.get(shard);
    if (!entries) shards.set(shard, (entries = readShard(join(folder, shard))));
    return entries.get(key);
  };
  return {
    render(markdown) {
      if (markdown === "") return "";
      const known = used.get(markdown);
      if (known) return known[1];
      const key = sha256(`${version}\n${markdown}`);
      const html = recall(key) ?? render(markdown);
      used.set(markdown, [key, html]);
      return html;
    },
    save() {
      for (const name of listNames(folder))
        if (!shards.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
      const groups = groupByShard(used.values());
      for (const [shard, before] of shards) {
        const entries = groups.get(shard) ?? [];
        const isSame = entries.length === before.size && entries.every(([key]) => before.has(key));
        if (!isSame) writeShard(join(folder, shard), entries);
      }
    },
  };
}

type Entry = readonly [key: string, html: string];

function groupByShard(entries: Iterable<Entry>): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const shard = entry[0].slice(0, SHARD_LENGTH);
    const group = groups.get(shard);
    if (group) group.push(entry);
    else groups.set(shard, [entry]);
  }
  return groups;
}

/** First the hash of the rest, then one JSON array an entry. */
function writeShard(path: string, entries: readonly Entry[]): void {
  if (entries.length === 0) {
    rmSync(path, { force: true });
    return;
  }
  const lines = [...entries].sort(([a], [b]) => compareText(a, b)).map((entry) => JSON.stringify(entry));
  const body = lines.join("\n");
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}-new`, `${sha256(body)}\n${body}`);
  renameSync(`${path}-new`, path);
}

function readShard(path: string): ReadonlyMap<string, string> {
  if (!statLink(path)?.isFile()) return new Map();
  const text = readFileSync(path, "utf8");
  const cut = text.indexOf("\n");
  const body = text.slice(cut + 1);
  if (cut < 0 || sha256(body) !== text.slice(0, cut)) return new Map();
  return new Map(body.split("\n").map((line) => JSON.parse(line) as [string, string]));
}

function listNames(folder: string): readonly string[] {
  return statLink(folder)?.isDirectory() ? readdirSync(folder) : [];
}
