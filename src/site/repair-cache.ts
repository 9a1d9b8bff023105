import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RepairedEntry } from "../archive/repairs.ts";
import type { CaptureFile } from "../model/archive.ts";
import { sha256 } from "../text/hash.ts";
import { statLink } from "./output-folder.ts";

/** What a capture was read as is kept on disk for the next build: reading all captures takes longer than all the rest of it. */
export interface RepairCache {
  readonly read: (capture: CaptureFile) => Promise<readonly RepairedEntry[]>;
  /** Drops what this build did not use. */
  readonly save: () => void;
}

/**
 * Opens the cache in `folder`, which may be removed at any time: one file a capture, named by its bytes. `version` names the code that
 * `read` runs. A file that is damaged, or of another version, is as good as none.
 */
export function openRepairCache(folder: string, version: string, read: RepairCache["read"]): RepairCache {
  const used = new Set<string>();
  const found = statLink(folder);
  /* What is no folder of ours is in the way; a link could lead the cache anywhere. */
  if (found && !found.isDirectory()) rmSync(folder, { force: true });
  return {
    async read(capture) {
      const path = join(folder, capture.sha256);
      used.add(capture.sha256);
      const known = readFile(path, version);
      if (known) return known;
      const entries = await read(capture);
      writeFile(path, version, entries);
      return entries;
    },
    save() {
      if (!statLink(folder)?.isDirectory()) return;
      for (const name of readdirSync(folder))
        if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** First the hash of the version and of what follows, then one JSON value. */
function writeFile(path: string, version: string, entries: readonly RepairedEntry[]): void {
  const body = JSON.stringify(entries);
  mkdirSync(join(path, ".."), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  writeFileSync(`${path}-new`, `${sha256(`${version}\n${body}`)}\n${body}`);
  renameSync(`${path}-new`, path);
}

function readFile(path: string, version: string): readonly RepairedEntry[] | undefined {
  if (!statLink(path)?.isFile()) return undefined;
  const text = readFileSync(path, "utf8");
  const cut = text.indexOf("\n");
  const body = text.slice(cut + 1);
  if (cut < 0 || sha256(`${version}\n${body}`) !== text.slice(0, cut)) return undefined;
  return JSON.parse(body) as readonly RepairedEntry[];
}
