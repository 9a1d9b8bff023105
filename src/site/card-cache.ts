import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../text/hash.ts";
import { statLink } from "./output-folder.ts";

/** Drawing a card takes longer than all else of its page: cards are kept on disk for the next build. */
export interface CardCache {
  /** The bytes under a key, made when they are not there. */
  readonly recall: (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  /** Drops what this build did not use. */
  readonly save: () => void;
}

/** Length of a SHA-256 in bytes: it stands before what it vouches for. */
const HASH_LENGTH = 64;

/** Opens the cache in `folder`, which may be removed at any time: one file a card. A file that is damaged is as good as none. */
export function openCardCache(folder: string): CardCache {
  const used = new Set<string>();
  const found = statLink(folder);
  /* What is no folder of ours is in the way; a link could lead the cache anywhere. */
  if (found && !found.isDirectory()) rmSync(folder, { force: true });
  return {
    async recall(key, make) {
      used.add(key);
      const path = join(folder, key);
      const known = readCard(path);
      if (known) return known;
      const bytes = await make();
      writeCard(path, bytes);
      return bytes;
    },
    save() {
      if (!statLink(folder)?.isDirectory()) return;
      for (const name of readdirSync(folder))
        if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

function readCard(path: string): Uint8Array | undefined {
  if (!statLink(path)?.isFile()) return undefined;
  const file = readFileSync(path);
  const bytes = file.subarray(HASH_LENGTH);
  return file.toString("latin1", 0, HASH_LENGTH) === sha256(bytes) ? bytes : undefined;
}

function writeCard(path: string, bytes: Uint8Array): void {
  mkdirSync(join(path, ".."), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  writeFileSync(`${path}-new`, Buffer.concat([Buffer.from(sha256(bytes), "latin1"), bytes]));
  renameSync(`${path}-new`, path);
}
