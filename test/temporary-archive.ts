import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** Files by path, relative to the archive's root. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

const SITE = `id: 6f1c9c1e-6b0f-4c53-9a77-0b6a1a1f3c11
title: A Small Archive
description: Invented papers for a test.
baseUrl: https://small.example/
language: en
rights: Invented.
since: 2025-01-01
`;

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the tests of this file. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "offprint-test-")));
  made.push(folder);
  return folder;
}

/** The smallest archive (settings alone) with these files in it or in place of its own; its root. */
export function makeArchive(files: Tree = {}): string {
  const root = makeFolder();
  writeTree(root, { "content/site.yaml": SITE, ...files });
  return root;
}

/** Writes the settings of the smallest archive into a folder of the caller's. */
export function writeSite(root: string): void {
  writeTree(root, { "content/site.yaml": SITE });
}

/** Writes files below a folder, making folders as needed. */
export function writeTree(root: string, files: Tree): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** All regular files below a folder, captures a letter a byte, sorted by path: two trees are the same when these are equal. */
export function readTree(root: string, folder = "content"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(root.length + 1),
        readFileSync(path, path.includes("/captures/") ? "latin1" : "utf8"),
      ]),
  );
}
