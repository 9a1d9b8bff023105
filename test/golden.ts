import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/**
 * Compares text with the file that holds what is expected. With OFFPRINT_GOLDENS=write the file is written instead, to be read before it is
 * committed; never where CI is set. A missing file fails and says how to make it.
 */
export function expectGolden(path: string, actual: string): void {
  if (process.env["OFFPRINT_GOLDENS"] === "write") {
    if (process.env["CI"] !== undefined) throw new Error("goldens are not written where CI is set");
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path) || readFileSync(path, "utf8") !== actual) writeFileSync(path, actual);
    return;
  }
  if (!existsSync(path))
    throw new Error(`${path} is missing: run the tests with OFFPRINT_GOLDENS=write and read what it holds`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
