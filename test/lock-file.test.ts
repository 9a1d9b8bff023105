import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
}

const lock = JSON.parse(readFileSync(fileURLToPath(new URL("../package-lock.json", import.meta.url)), "utf8")) as {
  packages: Record<string, Entry>;
};
const entries = Object.entries(lock.packages).filter(([path]) => path !== "");

test("every package is locked by its checksum, but for tools' binaries of other systems", () => {
  const open = entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
  expect(
    open.filter(([, { dev, optional, cpu }]) => !(dev === true && optional === true && cpu)).map(([path]) => path),
  ).toEqual([]);
});

test("the lock file names no place to download from", () => {
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test("npm ci finds every optional package in it that a package names", () => {
  const named = entries.flatMap(([, entry]) =>
    Object.keys((entry as { optionalDependencies?: object }).optionalDependencies ?? {}),
  );
  expect(named.filter((name) => !entries.some(([path]) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});
