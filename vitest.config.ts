import { randomInt } from "node:crypto";
import { defineConfig } from "vitest/config";

/* Promises are tried with fixed seeds and with a fresh one (test/properties/tries.ts): printed, so that what it finds can be found again. */
const seed = (process.env["OFFPRINT_SEED"] ??= String(randomInt(2 ** 31)));
const isSoak = Number(process.env["OFFPRINT_RUNS"] ?? "300") > 300;
process.stderr.write(`The fresh seed of the properties: OFFPRINT_SEED=${seed}\n`);

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    env: { OFFPRINT_SEED: seed },
    /* Builds and browsers: slow machines are no failure. */
    testTimeout: isSoak ? 3_600_000 : 180_000,
    hookTimeout: 180_000,
    pool: "forks",
    maxWorkers: 2,
    globalSetup: ["test/browser/setup.ts"],
  },
});
